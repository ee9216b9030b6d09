//! What an address is copied with: `mailto:`, angle brackets, a name before it.
//! The other checks then speak of the address alone.

use std::borrow::Cow;
use std::ops::Range;

use super::address::{Address, is_numeric};
use super::folded::{Folded, OPAQUE};
use super::{Code, Edit, Finding, Policy, Repair, Severity, Span};

/// Words that stand before a colon.
const BEFORE_COLON: &[&[u8]] = &[b"mailto", b"mail", b"email", b"e-mail"];

/// Where in the folded view the address itself lies.
pub(super) fn bounds(folded: &Folded) -> Range<usize> {
    let units = folded.units();
    let Some(at) = units.iter().rposition(|&unit| unit == b'@').filter(|_| !folded.quoted) else { return 0..units.len() };
    let domain = units.get(at + 1..).unwrap_or_default();
    let end = end(domain);
    start(folded, units.get(..at).unwrap_or_default(), end < domain.len())..at + 1 + end
}

/// Forward, so that what a cut leaves is never cut again: `<mailto:`, `(<`.
/// `closed`: something closes after the address.
fn start(folded: &Folded, local: &[u8], closed: bool) -> usize {
    let mut start = 0;
    for (index, &unit) in local.iter().enumerate() {
        let begins_after = match unit {
            b'<' => true,
            b':' => local.get(start..index).is_some_and(can_precede_colon),
            // 「山田太郎 taro@…」: a Japanese name and a blank.
            OPAQUE => local.get(index + 1).is_some_and(|&next| next != OPAQUE) && folded.gap_before(index + 1),
            // Without its counterpart it may belong to a legal comment.
            b'(' | b'[' => closed && index == start,
            _ => false,
        };
        if begins_after {
            start = index + 1;
        }
    }
    start
}

fn can_precede_colon(label: &[u8]) -> bool {
    BEFORE_COLON.iter().any(|word| label.eq_ignore_ascii_case(word)) || label.last() == Some(&OPAQUE)
}

fn end(domain: &[u8]) -> usize {
    if is_numeric(domain) {
        return domain.len();
    }
    let closes = |unit: &u8| matches!(unit, b'>' | b'(' | b')' | b']' | b'?');
    let end = domain.iter().position(closes).unwrap_or(domain.len());
    // A semicolon inside is a slip of the key next to it; only those at the end part addresses.
    let before = domain.get(..end).unwrap_or_default();
    let tail = before.iter().rev().take_while(|&&unit| matches!(unit, b';' | b'.')).count();
    let semicolon = before.iter().skip(end - tail).position(|&unit| unit == b';');
    semicolon.map_or(end, |at| end - tail + at)
}

/// Takes away the findings of characters outside the address: they go with the
/// wrapping. One that reaches into the address stays as it is.
pub(super) fn leave_out(address: &Address<'_>, findings: &mut Vec<Finding>) {
    if is_wrapped(address) {
        let inside = address.folded.span(address.bounds.start, address.bounds.end);
        findings.retain(|finding| inside.start < finding.span.end && finding.span.start < inside.end);
    }
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
    fn legal_names_are_left_alone() {
        for typed in
            ["\"a<b:c\"@example.com", "taro@[192.168.0.1]", "a/b?c@example.com", "(work)taro@example.com", "Taro Yamada@example.com"]
        {
            assert_none(&mail(typed), Code::Wrapping);
        }
    }
}
