//! From findings to a repaired text.

use super::{Choice, Edit, Finding, Input, Policy, Repair, Severity, Verb, inspect};

/// Repairs can lie over each other (a full-width letter inside a mistyped
/// domain); then one is made and the text is looked at anew. Two rounds are
/// common, three have been seen.
const MOST_ROUNDS: usize = 8;

/// The whole text after one repair.
#[must_use]
pub fn apply(text: &str, choice: &Choice) -> String {
    splice(text, &mut choice.edits.iter())
}

/// The whole text after every repair of one verb, as its button makes it: each
/// finding of that verb that has one choice, also those by choice, for the
/// person asked for this very change.
#[must_use]
pub fn repair_same(input: &Input<'_>, verb: Verb) -> String {
    let wanted = |finding: &Finding, _: Policy| finding.code.verb() == verb;
    until_nothing_is_left(input, &wanted).unwrap_or_else(|| input.text.to_owned())
}

/// The whole text after every repair that is safe or offered as the only
/// choice, or `None` if there is none of that kind or something certain would be left.
#[must_use]
pub fn repaired(input: &Input<'_>) -> Option<String> {
    let text = until_nothing_is_left(input, &|_, policy| policy != Policy::ByChoice)?;
    let is_wrong = inspect(&Input { text: &text, ..*input }).iter().any(|finding| finding.severity == Severity::Certain);
    (!is_wrong).then_some(text)
}

fn until_nothing_is_left(input: &Input<'_>, wanted: &dyn Fn(&Finding, Policy) -> bool) -> Option<String> {
    let mut text = None;
    for _ in 0..MOST_ROUNDS {
        let now = Input { text: text.as_deref().unwrap_or(input.text), ..*input };
        let found = inspect(&now);
        let only = |repair: &Repair, finding| match repair.choices.as_slice() {
            [_] => wanted(finding, repair.policy),
            _ => false,
        };
        let edits = found
            .iter()
            .filter_map(|finding| finding.repair.as_ref().filter(|repair| only(repair, finding)))
            .flat_map(|repair| repair.choices.iter().flat_map(|choice| choice.edits.iter()));
        let mut edits = edits.peekable();
        if edits.peek().is_none() {
            break;
        }
        text = Some(splice(now.text, &mut edits));
    }
    text
}

/// Makes the edits, which come by position; one that touches an earlier one is left for another time.
fn splice(text: &str, edits: &mut dyn Iterator<Item = &Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    let mut at = 0_u32;
    for edit in edits {
        if edit.span.start < at {
            continue;
        }
        while at < edit.span.start {
            let Some(c) = characters.next() else { return out };
            out.push(c);
            at += c.len_utf16() as u32;
        }
        while at < edit.span.end {
            let Some(c) = characters.next() else { break };
            at += c.len_utf16() as u32;
        }
        out.push_str(&edit.text);
    }
    out.push_str(characters.as_str());
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::{mail, password};
    use super::*;

    #[test]
    fn everything_at_once() {
        for (typed, right) in [
            ("taro＠gmial.com", "taro@gmail.com"),
            ("ｔａｒｏ＠ｇｍｉａｌ．ｃｏｍ", "taro@gmail.com"),
            ("taro@gmail.com,", "taro@gmail.com"),
            ("山田 太郎 <Taro@gmail,con>", "taro@gmail.com"),
        ] {
            assert_eq!(repaired(&mail(typed)).as_deref(), Some(right), "{typed}");
        }
        assert_eq!(repaired(&mail("taro@gmail.com")), None);
    }

    #[test]
    fn two_choices_are_nobodys_to_make() {
        assert_eq!(repaired(&mail("taro@softbank.jp")), None);
    }

    #[test]
    fn blanks_at_the_ends_go_only_when_asked() {
        assert_eq!(repaired(&mail(" taro@gmail.com ")), None);
        assert_eq!(repair_same(&mail(" taro@gmail.com "), Verb::RemoveBlanks), "taro@gmail.com");
    }

    #[test]
    fn a_password_is_changed_only_as_asked() {
        assert_eq!(repaired(&password(" ｐａｓｓ\u{200b}")), None);
        assert_eq!(repair_same(&password(" ｐａ-ｓｓ "), Verb::Narrow), " pa-ss ");
        assert_eq!(repair_same(&password(" ｐａｓｓ "), Verb::RemoveBlanks), "ｐａｓｓ");
    }
}
