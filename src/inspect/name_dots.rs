//! Dots in the name: doubled, first or last. Old addresses of docomo and au
//! are really like that; elsewhere mail systems refuse them, but whether the
//! person's does cannot be known: information only.

use super::address::Address;
use super::{Code, Finding, Severity};
use crate::site::domains;

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    if address.ats.is_none() || address.folded.quoted || domains::allows_odd_names(&address.name) {
        return;
    }
    let local = address.local();
    let is_odd = |index: usize| index == 0 || index + 1 == local.len() || local.get(index + 1) == Some(&b'.');
    let Some(first) = (0..local.len()).find(|&index| local.get(index) == Some(&b'.') && is_odd(index)) else { return };
    let run = local.iter().skip(first).take_while(|&&unit| unit == b'.').count();
    let start = address.bounds.start + first;
    out.push(Finding::told(Code::NameDots, Severity::Info, address.folded.span(start, start + run)));
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Info;
    use super::super::tests::{assert_finding, assert_findings, assert_silent, mail, typing};
    use super::*;

    #[test]
    fn elsewhere_it_is_information() {
        assert_findings(&mail("ta..ro@gmail.com"), &[(Code::NameDots, 2, 4)]);
        for typed in [".taro@gmail.com", "taro.@gmail.com"] {
            assert_finding(&mail(typed), Code::NameDots, Info, None);
        }
        assert_silent(&typing("taro."));
    }

    #[test]
    fn old_carrier_addresses_are_silent() {
        for typed in ["ta..ro@docomo.ne.jp", "taro.@ezweb.ne.jp", ".taro.@au.com", "-taro@docomo.ne.jp", "taro..@a2.ezweb.ne.jp"] {
            assert_silent(&mail(typed));
        }
    }
}
