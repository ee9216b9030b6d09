//! No @, or more than one.

use super::address::Address;
use super::{Code, Finding, Severity};

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let (code, span) = match address.ats {
        // Until the field is left, it may still come.
        None if address.complete => (Code::MissingAt, address.folded.span(address.bounds.start, address.bounds.end)),
        Some((first, last)) if first != last => (Code::ManyAts, address.folded.span(first, last + 1)),
        _ => return,
    };
    out.push(Finding::told(code, Severity::Certain, span));
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
    fn one_in_quotation_marks_is_part_of_the_name() {
        assert_silent(&mail("\"a@b\"@example.com"));
    }
}
