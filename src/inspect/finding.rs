//! What goes in and what comes out: input, findings, repairs.

use std::borrow::Cow;

use super::{Code, Field, Keyboard, Policy, Severity};
use crate::unseen;

/// A part of a text in UTF-16 units, as the browser counts; both ends lie between characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first unit.
    pub start: u32,
    /// The unit after the last one.
    pub end: u32,
}

/// What is known around the text at this moment; by default nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The value of the other field; empty where it is not known.
    pub other: &'a str,
    /// The browser or a password manager filled the field in.
    pub autofilled: bool,
    /// The site refused a login before, or the person asked to look: only then old data is spoken of.
    pub refused_before: bool,
    /// Whether the address is the one of the last login that worked; `None`: none is remembered.
    pub matches_last: Option<bool>,
    /// How the value differs from what was put in; see [`hidden`](super::hidden).
    pub hidden: Option<ValueChange>,
}

/// How the value that will be sent differs from what was typed or pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueChange {
    /// Blanks or line ends around it are gone.
    Blanks,
    /// Characters were changed or left out.
    Characters,
}

/// What is to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input<'a> {
    /// Where it stands.
    pub field: Field,
    /// The value of the field, whole.
    pub text: &'a str,
    /// Whether the person has finished: `false` while they type in the field, `true` once they
    /// left it or try to log in. What is merely unfinished is not spoken of before that.
    pub complete: bool,
    /// The keyboard.
    pub keyboard: Keyboard,
    /// What else is known.
    pub around: Context<'a>,
}

/// One change of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is taken out.
    pub span: Span,
    /// What comes in its place.
    pub text: Cow<'static, str>,
}

/// One way to repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What a button or a question names, such as `gmail.com`, or the one sign
    /// that is put there; empty where the verb says it all.
    pub label: Cow<'static, str>,
    /// The changes, by position, none touching another.
    pub edits: Vec<Edit>,
}

/// How something found may be repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// On whose word.
    pub policy: Policy,
    /// One choice or several, the likeliest first; never none.
    pub choices: Vec<Choice>,
}

/// Something odd about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// How sure.
    pub severity: Severity,
    /// Where. Empty at 0 where it is about no part of the text (Caps Lock).
    pub span: Span,
    /// The repair, where there is one.
    pub repair: Option<Repair>,
}

impl Repair {
    /// A repair of one choice that needs no name.
    pub(super) fn one(policy: Policy, edits: Vec<Edit>) -> Self {
        Self { policy, choices: vec![Choice { label: Cow::Borrowed(""), edits }] }
    }
}

impl Finding {
    /// A finding that can only be told.
    pub(super) fn told(code: Code, severity: Severity, span: Span) -> Self {
        Self { code, severity, span, repair: None }
    }
}

/// Which part of an address may be shown with its findings: what stands behind
/// it may be a password that was copied with it. Empty where there are several.
#[must_use]
pub fn drawn(text: &str, findings: &[Finding]) -> Span {
    let (mut part, mut named, mut at) = (Span { start: 0, end: u32::MAX }, false, None);
    for finding in findings {
        let edits = || finding.repair.iter().flat_map(|repair| &repair.choices).flat_map(|choice| &choice.edits);
        if finding.code == Code::ManyAts && edits().next().is_some() {
            return Span::default();
        }
        for edit in edits().filter(|_| finding.code == Code::Wrapping) {
            if edit.span.start == 0 {
                part.start = edit.span.end;
            } else {
                part.end = edit.span.start;
            }
        }
    }
    let mut end = 0;
    for c in text.chars() {
        let start = end;
        end += c.len_utf16() as u32;
        if matches!(c, '@' | '＠' | '﹫') {
            (at, named) = (Some(end), false);
        } else if unseen::is_blank(c) && named && start > part.start {
            // A blank may part the domain, or the address from something else: nothing is shown behind it.
            part.end = part.end.min(end);
        }
        named |= at.is_some() && !unseen::is_blank(c) && at != Some(end);
    }
    Span { start: part.start, end: part.end.min(end) }
}

#[cfg(test)]
mod tests {
    use super::super::inspect;
    use super::super::tests::mail;
    use super::*;

    #[test]
    fn nothing_behind_an_address_is_drawn() {
        for (typed, shown) in [
            ("taro@gmail.com", "taro@gmail.com"),
            ("taro @ gmial.com", "taro @ gmial.com"),
            ("taro@gmail.com sakura-2041", "taro@gmail.com"),
            ("taro@gmail sakura-2041", "taro@gmail "),
            ("taro＠gmail.com:sakura-2041", "taro＠gmail.com"),
            ("mailto:taro@gmail.com?sakura", "taro@gmail.com"),
            ("山田 太郎 <taro@gmail.com>", "taro@gmail.com"),
            ("taro@gmail.com hanako@example.jp", ""),
        ] {
            let Span { start, end } = drawn(typed, &inspect(&mail(typed)));
            let units: Vec<u16> = typed.encode_utf16().collect();
            assert_eq!(String::from_utf16_lossy(&units[start as usize..end as usize]), shown, "{typed}");
        }
    }
}
