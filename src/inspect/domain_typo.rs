//! A domain that looks like a well-known one: always a question.
//!
//! In this order: the table of typings that people need, the right letters
//! with dots in the wrong places, a name without any ending, one edit. A real
//! domain is silent, and so is every domain that resembles none of the few.

use std::borrow::Cow;

use super::address::Address;
use super::ending::ending;
use super::one_edit::{Edit as OneEdit, one_edit};
use super::{Choice, Code, Edit, Finding, Policy, Repair, Severity};
use crate::site::domains::{self, Target};

/// The shortest name that says enough when one of its letters is wrong.
const TELLING: usize = 5;

pub(super) fn check(address: &Address<'_>, out: &mut Vec<Finding>) {
    let name = address.name.as_slice();
    if name.is_empty() || domains::is_known(name) || (!address.complete && may_be_unfinished(name)) {
        return;
    }
    let found = suggestions(name);
    if found.is_empty() {
        return;
    }
    let span = address.name_span(0..name.len());
    let name_of = |target: &Target| Cow::Borrowed(target.domain);
    let choice = |target: &Target| Choice { label: name_of(target), edits: vec![Edit { span, text: name_of(target) }] };
    // Too many short names are real for more than a quiet word.
    let is_sure = found.iter().any(|target| is_telling(target.domain) || is_in_table(name, target)) || ending(name).is_some();
    let severity = if is_sure { Severity::Likely } else { Severity::Info };
    let repair = Some(Repair { policy: Policy::Offered, choices: found.into_iter().map(choice).collect() });
    out.push(Finding { code: Code::DomainTypo, severity, span, repair });
}

/// Whether there are suggestions for this domain, so that no other check need speak of it.
pub(super) fn has_suggestions(name: &[u8]) -> bool {
    domains::is_known(name) || !suggestions(name).is_empty()
}

/// What is still being typed and may become right by itself.
fn may_be_unfinished(name: &[u8]) -> bool {
    // No ending has less than two letters.
    let ending = name.iter().rev().take_while(|&&unit| unit != b'.').count();
    ending < 2 || ending == name.len() || domains::begins_a_known_one(name)
}

/// The domains that may have been meant, the likeliest first.
fn suggestions(name: &[u8]) -> Vec<&'static Target> {
    let direct = lookup(name);
    if !direct.is_empty() {
        return direct;
    }
    // `gmial.con` is two edits away, but `.con` explains one of them.
    let Some((typed, right)) = ending(name) else { return direct };
    let mut mended = name.get(..name.len() - typed).unwrap_or_default().to_vec();
    mended.extend_from_slice(right.as_bytes());
    if domains::is_known(&mended) { direct } else { lookup(&mended) }
}

fn lookup(name: &[u8]) -> Vec<&'static Target> {
    const WAYS: [fn(&[u8], &Target) -> bool; 4] = [is_in_table, has_same_letters, is_one_edit_away, lacks_ending];
    let ways = if name.contains(&b'.') { &WAYS[..3] } else { &WAYS[..] };
    ways.iter()
        .map(|way| domains::TARGETS.iter().filter(|target| way(name, target)).collect())
        .find(|found: &Vec<_>| !found.is_empty())
        .unwrap_or_default()
}

fn is_in_table(name: &[u8], target: &Target) -> bool {
    target.typings.iter().any(|typing| typing.as_bytes() == name)
}

fn has_same_letters(name: &[u8], target: &Target) -> bool {
    let is_letter = |unit: &&u8| **unit != b'.';
    name.iter().filter(is_letter).eq(target.domain.as_bytes().iter().filter(is_letter))
}

fn lacks_ending(name: &[u8], target: &Target) -> bool {
    let first = target.domain.split('.').next().unwrap_or_default().as_bytes();
    name == first || (first.len() >= TELLING && one_edit(name, first).is_some())
}

/// Of a short domain (au.com) only slips of the finger: too many short domains are real.
fn is_one_edit_away(name: &[u8], target: &Target) -> bool {
    match one_edit(name, target.domain.as_bytes()) {
        Some(OneEdit::Slip) => true,
        Some(OneEdit::Other) => is_telling(target.domain),
        None => false,
    }
}

fn is_telling(domain: &str) -> bool {
    let mut labels = domain.split('.');
    labels.next().is_some_and(|first| first.len() >= TELLING) || labels.count() > 1
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_findings, assert_none, mail, typing};
    use super::*;

    /// The labels of the suggestions, joined by blanks.
    fn labels(domain: &str) -> String {
        suggestions(domain.as_bytes()).iter().map(|target| target.domain).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_typings_of_the_table() {
        let rows = [
            ("gmali gamil gmial gmai gmal gmaill gnail g-mail gmeil", "gmail.com"),
            ("gmali.com gmeil.com gmail.co gmail.con gmail.cm gmail.om gmail.ne.jp gmail.co.jp gmail.jp", "gmail.com"),
            ("yahoo.cojp yahoo.co.jo yahoo.co yaho.co.jp yhoo.co.jp yahooo.co.jp yahoo.jp", "yahoo.co.jp"),
            ("docomo.co.jp docomo.ne.jo docomo.jp docom.ne.jp dokomo.ne.jp docono.ne.jp", "docomo.ne.jp"),
            ("ezweb.co.jp ezweb.ne.jo ezwed.ne.jp ezeb.ne.jp", "ezweb.ne.jp"),
            ("au.ne.jp au.co.jp ua.com", "au.com"),
            ("softbank.jp softbank.co.jp sofbank.ne.jp softbank", "softbank.ne.jp i.softbank.jp"),
            ("isoftbank.jp i.softbank.ne.jp", "i.softbank.jp"),
            ("icloud.co.jp icould.com iclud.com i.cloud.com icloud.con", "icloud.com"),
            ("outlook.co.jp", "outlook.jp"),
            ("hotmai.co.jp hotmail.jp", "hotmail.co.jp"),
            ("hotmial.com", "hotmail.com"),
            ("ymoble.ne.jp ymobile.co.jp", "ymobile.ne.jp"),
            ("gmial.con gmailcom gmali.vom", "gmail.com"),
            ("outlook", "outlook.jp outlook.com"),
        ];
        for (typings, right) in rows {
            for typing in typings.split(' ') {
                assert_eq!(labels(typing), right, "{typing}");
            }
        }
    }

    #[test]
    fn real_domains_are_silent() {
        for domain in
            ["gmail.com", "yahoo.com", "yahoo.ne.jp", "ymail.com", "y-mobile.ne.jp", "mail.com", "auo.com", "example.jp", "a.ezweb.ne.jp"]
        {
            assert_none(&mail(&format!("taro@{domain}")), Code::DomainTypo);
        }
    }

    #[test]
    fn each_choice_replaces_the_domain() {
        assert_findings(&mail("taro@gmial.com"), &[(Code::DomainTypo, 5, 14)]);
        let finding = assert_finding(&mail("taro@Softbank.JP."), Code::DomainTypo, Likely, Some("taro@softbank.ne.jp."));
        assert_eq!(finding.repair.map(|repair| repair.choices.len()), Some(2));
    }

    #[test]
    fn while_typing_nothing_is_said_of_a_beginning() {
        let address = "taro@hotmail.co.jp";
        for end in 1..=address.len() {
            assert_none(&typing(&address[..end]), Code::DomainTypo);
        }
        assert_none(&typing("taro@gmai"), Code::DomainTypo);
        assert_none(&typing("taro@gmail.co"), Code::DomainTypo);
        assert_finding(&typing("taro@gmail.con"), Code::DomainTypo, Likely, Some("taro@gmail.com"));
    }
}
