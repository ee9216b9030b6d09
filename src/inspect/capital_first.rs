//! A capital first letter, as telephone keyboards set it. Usually it does no
//! harm: mail systems take both, and so, it seems, do most sites.

use std::borrow::Cow;

use super::address::Address;
use super::{Code, Edit, Finding, Policy, Repair, Severity};

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let Some((&first, rest)) = address.local().split_first() else { return };
    let by_keyboard = first.is_ascii_uppercase()
        && rest.iter().any(u8::is_ascii_lowercase)
        && !rest.iter().any(u8::is_ascii_uppercase)
        && (address.complete || address.ats.is_some());
    if by_keyboard {
        let span = address.folded.span(address.bounds.start, address.bounds.start + 1);
        let text = Cow::Owned(char::from(first.to_ascii_lowercase()).to_string());
        let repair = Some(Repair::one(Policy::Offered, vec![Edit { span, text }]));
        out.push(Finding { code: Code::CapitalFirst, severity: Severity::Info, span, repair });
    }
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Info;
    use super::super::tests::{assert_finding, assert_none, assert_silent, mail, password, typing};
    use super::*;

    #[test]
    fn one_capital_at_the_beginning() {
        assert_finding(&mail("Taro@gmail.com"), Code::CapitalFirst, Info, Some("taro@gmail.com"));
        assert_finding(&mail("Ｔaro@gmail.com"), Code::CapitalFirst, Info, Some("taro@gmail.com"));
    }

    #[test]
    fn other_capitals_are_meant() {
        for typed in ["TARO@gmail.com", "TaroYamada@gmail.com", "taroY@gmail.com", "T@gmail.com", "taro@Gmail.com"] {
            assert_silent(&mail(typed));
        }
        assert_silent(&typing("Taro"));
        assert_none(&password("Taro"), Code::CapitalFirst);
    }
}
