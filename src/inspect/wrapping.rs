//! What an address is copied with: `mailto:`, angle brackets, a name before it.
//! The other checks then speak of the address alone.

use std::borrow::Cow;
use std::ops::Range;

use super::address::Address;
use super::{Code, Edit, Finding, Policy, Repair, Severity, Span};

/// Takes away the findings of characters outside the address: they go with the
/// wrapping. One that reaches into the address stays as it is.
pub(super) fn leave_out(address: &Address<'_>, findings: &mut Vec<Finding>) {
    let place = |range: &Range<usize>| address.folded.span(range.start, range.end);
    let inside: Vec<Span> = match address.choices.as_slice() {
        [] if is_wrapped(address) => vec![place(&address.bounds)],
        [] => return,
        several => several.iter().map(place).collect(),
    };
    findings.retain(|finding| inside.iter().any(|inside| inside.start < finding.span.end && finding.span.start < inside.end));
}

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    if !is_wrapped(address) {
        return;
    }
    let (whole, inside) = (address.folded.length, address.folded.span(address.bounds.start, address.bounds.end));
    let outside = [Span { start: 0, end: inside.start }, Span { start: inside.end, end: whole }];
    let edits: Vec<Edit> =
        outside.into_iter().filter(|span| span.start < span.end).map(|span| Edit { span, text: Cow::Borrowed("") }).collect();
    if let Some(span) = edits.first().map(|edit| edit.span) {
        let repair = Some(Repair::one(Policy::Safe, edits));
        out.push(Finding { code: Code::Wrapping, severity: Severity::Certain, span, repair });
    }
}

fn is_wrapped(address: &Address<'_>) -> bool {
    address.bounds != (0..address.folded.units().len())
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Certain;
    use super::super::tests::{assert_finding, assert_findings, assert_none, mail};
    use super::*;

    #[test]
    fn only_the_address_stays() {
        for typed in [
            "mailto:taro@gmail.com",
            "MAILTO:taro@gmail.com?subject=x",
            "<taro@gmail.com>",
            " < taro@gmail.com > ",
            "<mailto:taro@gmail.com>",
            "山田 太郎 <taro@gmail.com>",
            "Taro Yamada <taro@gmail.com>;",
            "\"Taro\" <taro@gmail.com>",
            "＜taro@gmail.com＞",
            "山田太郎　taro@gmail.com",
            "メール：taro@gmail.com",
            "taro@gmail.com（自宅）",
            "(taro@gmail.com)",
            "\"taro@gmail.com\"",
            "'taro@gmail.com'",
            "`taro@gmail.com`",
            "「taro@gmail.com」",
            "『taro@gmail.com』です",
            "“taro@gmail.com”",
            "山田太郎「taro@gmail.com」",
            "mailto://taro@gmail.com",
            "Email address: taro@gmail.com",
            "To: taro@gmail.com",
            "Taro Yamada taro@gmail.com",
            "Dr. Taro Yamada-Suzuki taro@gmail.com",
            "taro@gmail.com 山田太郎",
            "taro@gmail.com　さくら-2041",
            "taro@gmail.com\tsakura-2041",
            "taro@gmail.com pw",
            "taro@gmail.com:sakura-2041",
            "taro@gmail.com,sakura-2041",
            "taro@gmail.com / sakura-2041",
            "taro@gmail.com|sakura",
            "taro@gmail.com?",
            "taro@gmail.com様",
        ] {
            assert_finding(&mail(typed), Code::Wrapping, Certain, Some("taro@gmail.com"));
        }
    }

    #[test]
    fn what_goes_with_it_is_not_spoken_of() {
        assert_findings(
            &mail("山田 太郎 <ta ro@gmial.com>"),
            &[(Code::Wrapping, 0, 7), (Code::BlankInside, 9, 10), (Code::DomainTypo, 13, 22)],
        );
    }

    #[test]
    fn a_domain_is_never_made_shorter_than_it_may_be() {
        for typed in ["taro@yahoo.co jp", "taro@yahoo.co,jp", "taro@yahoo.co/jp", "taro@gma?il.com", "taro@gmail pass", "taro@docomo.ne;jp"]
        {
            assert_none(&mail(typed), Code::Wrapping);
        }
    }

    #[test]
    fn a_word_in_front_may_belong_to_the_name() {
        for typed in ["taro hapitas@gmail.com", "Taro hapitas@gmail.com", "my name hapitas@gmail.com", "taro<hapitas@gmail.com"] {
            assert_none(&mail(typed), Code::Wrapping);
        }
    }

    #[test]
    fn legal_names_are_left_alone() {
        for typed in
            ["\"a<b:c\"@example.com", "taro@[192.168.0.1]", "a/b?c@example.com", "(work)taro@example.com", "Taro Yamada@example.com"]
        {
            assert_none(&mail(typed), Code::Wrapping);
        }
    }
}
