//! No @, or more than one.

use std::borrow::Cow;
use std::ops::Range;

use super::address::Address;
use super::{Choice, Code, Edit, Field, Finding, Input, Policy, Repair, Severity, Span};

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let (code, span) = match address.ats {
        // Until the field is left, it may still come.
        None if address.complete => (Code::MissingAt, address.folded.span(address.bounds.start, address.bounds.end)),
        Some((first, last)) if first != last => (Code::ManyAts, address.folded.span(first, last + 1)),
        _ => return,
    };
    let choices: Option<Vec<Choice>> = address.choices.iter().map(|place| only(address, place.clone())).collect();
    let repair = choices.filter(|choices| !choices.is_empty()).map(|choices| Repair { policy: Policy::Offered, choices });
    out.push(Finding { repair, ..Finding::told(code, Severity::Certain, span) });
}

/// Leaves one of several addresses alone; `None`: there would be something to say of it.
fn only(address: &Address<'_>, place: Range<usize>) -> Option<Choice> {
    let text = String::from_utf8(address.folded.units().get(place.clone())?.to_vec()).ok()?;
    let input = Input { field: Field::Mail, text: &text, complete: true, keyboard: Default::default(), around: Default::default() };
    if !super::look(&input).is_empty() {
        return None;
    }
    let inside = address.folded.span(place.start, place.end);
    let outside = [Span { start: 0, end: inside.start }, Span { start: inside.end, end: address.folded.length }];
    let edits = outside.into_iter().filter(|span| span.start < span.end).map(|span| Edit { span, text: Cow::Borrowed("") }).collect();
    Some(Choice { label: Cow::Owned(text), edits })
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Certain;
    use super::super::tests::{assert_finding, assert_findings, assert_none, assert_silent, mail, typing};
    use super::*;

    #[test]
    fn a_missing_one_is_told_on_leaving() {
        assert_findings(&mail(" taro "), &[(Code::BlankEnds, 0, 1), (Code::MissingAt, 1, 5), (Code::BlankEnds, 5, 6)]);
        assert_silent(&typing("taro"));
        assert_none(&mail("  "), Code::MissingAt);
        assert_none(&mail("taro＠gmail.com"), Code::MissingAt);
    }

    #[test]
    fn two_are_told_at_once() {
        assert_findings(&typing("taro@@gmail.com"), &[(Code::ManyAts, 4, 6)]);
        assert_finding(&mail("taro＠gmail.com@gmail.com"), Code::ManyAts, Certain, None);
    }

    #[test]
    fn of_two_addresses_the_person_says_which() {
        for typed in ["taro@gmail.com taro2@yahoo.co.jp", "taro@gmail.com, <taro2@yahoo.co.jp>", "taro@gmail.com;taro2@yahoo.co.jp"] {
            let finding = assert_finding(&mail(typed), Code::ManyAts, Certain, Some("taro@gmail.com"));
            let labels: Vec<_> = finding.repair.iter().flat_map(|r| &r.choices).map(|choice| choice.label.to_string()).collect();
            assert_eq!(labels, ["taro@gmail.com", "taro2@yahoo.co.jp"], "{typed}");
            assert_eq!(super::super::repaired(&mail(typed)), None, "{typed}");
        }
        assert_finding(&mail("taro@gmial.com hanako@example.jp"), Code::ManyAts, Certain, None);
        assert_finding(&mail("taro@ hanako@example.jp"), Code::ManyAts, Certain, None);
    }

    #[test]
    fn the_same_address_twice_is_one() {
        for typed in ["taro@gmail.com <taro@gmail.com>", "taro@gmail.com Taro@gmail.com", "\"taro@home\" <taro@gmail.com>"] {
            assert!(super::super::repaired(&mail(typed)).is_some_and(|text| text.eq_ignore_ascii_case("taro@gmail.com")), "{typed}");
        }
    }

    #[test]
    fn one_in_quotation_marks_is_part_of_the_name() {
        assert_silent(&mail("\"a@b\"@example.com"));
    }
}
