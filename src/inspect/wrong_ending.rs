//! An ending that exists nowhere, on a domain that is otherwise unknown.

use std::borrow::Cow;

use super::address::Address;
use super::ending::ending;
use super::{Choice, Code, Edit, Finding, Policy, Repair, Severity, domain_typo};

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let name = address.name.as_slice();
    // `.con` may yet become `.contact`.
    let Some((typed, right)) = ending(name).filter(|_| address.complete) else { return };
    if domain_typo::has_suggestions(name) {
        return;
    }
    let span = address.name_span(name.len() - typed..name.len());
    let choice = Choice { label: Cow::Borrowed(right), edits: vec![Edit { span, text: Cow::Borrowed(right) }] };
    let repair = Some(Repair { policy: Policy::Offered, choices: vec![choice] });
    out.push(Finding { code: Code::WrongEnding, severity: Severity::Likely, span, repair });
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_findings, assert_none, mail, typing};
    use super::*;

    #[test]
    fn each_is_replaced() {
        for (typed, right) in [
            ("a@example.con", "a@example.com"),
            ("a@example.cmo", "a@example.com"),
            ("a@example.ocm", "a@example.com"),
            ("a@example.co.jo", "a@example.co.jp"),
            ("a@example.cojp", "a@example.co.jp"),
            ("a@examplenejp", "a@example.ne.jp"),
            ("a@example.CON", "a@example.com"),
        ] {
            assert_finding(&mail(typed), Code::WrongEnding, Likely, Some(right));
        }
        assert_findings(&mail("a@example.con"), &[(Code::WrongEnding, 9, 13)]);
    }

    #[test]
    fn a_known_domain_is_named_in_full_instead() {
        assert_findings(&mail("a@gmail.con"), &[(Code::DomainTypo, 2, 11)]);
    }

    #[test]
    fn real_endings_are_silent() {
        for typed in ["a@example.com", "a@example.co", "a@example.cm", "a@example.com.jo", "a@con.example.jp"] {
            assert_none(&mail(typed), Code::WrongEnding);
        }
        assert_none(&typing("a@example.con"), Code::WrongEnding);
    }
}
