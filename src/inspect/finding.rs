//! What goes in and what comes out: input, findings, repairs.

use std::borrow::Cow;

use super::{Code, Field, Keyboard, Policy, Severity};

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
pub struct Around<'a> {
    /// The value of the other field; empty where it is not known.
    pub other: &'a str,
    /// The browser or a password manager filled the field in.
    pub autofilled: bool,
    /// The site refused a login before, or the person asked to look: only then old data is spoken of.
    pub refused_before: bool,
    /// Whether the address is the one of the last login that worked; `None`: none is remembered.
    pub matches_last: Option<bool>,
    /// How the value differs from what was put in; see [`hidden`](super::hidden).
    pub hidden: Option<Hidden>,
}

/// How the value that will be sent differs from what was typed or pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
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
    pub around: Around<'a>,
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
    /// What a button or a question names, such as `gmail.com`; empty where the verb says it all.
    pub label: &'static str,
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
        Self { policy, choices: vec![Choice { label: "", edits }] }
    }
}

impl Finding {
    /// A finding that can only be told.
    pub(super) fn told(code: Code, severity: Severity, span: Span) -> Self {
        Self { code, severity, span, repair: None }
    }
}
