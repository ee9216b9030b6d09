//! What the checks of single characters see and answer.

use super::{Code, Field, Policy, Severity};

/// What a check of characters sees.
pub(super) struct CharContext<'a> {
    /// The character.
    pub(super) c: char,
    /// The text from this character on.
    pub(super) rest: &'a str,
    /// The field.
    pub(super) field: Field,
    /// How many bytes from here the last @ of a mail address begins, or what stands for it; 0 behind it.
    pub(super) to_at: usize,
    /// It stands after the last @ of a mail address.
    pub(super) in_domain: bool,
    /// Only blanks and invisible characters stand between it and an end of the text.
    pub(super) at_edge: bool,
    /// It stands in a name in quotation marks (`"a b"@example.com`), where more is legal.
    pub(super) quoted: bool,
    /// What the character before was found to be.
    pub(super) after: Option<Code>,
    /// The character before.
    pub(super) previous: char,
    /// The last one before that is seen, as it is after its repair.
    pub(super) before: char,
    /// A blank stands before, and nothing that is seen between.
    pub(super) in_gap: bool,
    /// How many dots stand between the @ and here.
    pub(super) dots: usize,
    /// There is an @ that is written as one, in whatever width.
    pub(super) signed: bool,
    /// There is no @, and how one was written instead.
    pub(super) instead: Option<Instead>,
    /// The word really is written in Greek or Cyrillic.
    pub(super) other_script: bool,
}

/// What stands for the @ of a text that has none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    /// `%40`, `&#64;`: the text was written for another place.
    Code,
    /// `taro at gmail.com`.
    Word,
}

/// What a check of characters answers.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) policy: Option<Policy>,
    pub(super) becomes: Option<char>,
    /// A second answer: what may also have been meant.
    pub(super) or: Option<char>,
    /// How much of the text it covers.
    pub(super) bytes: usize,
}

impl Mark {
    /// A repair that is safe in a mail address and by choice in a password.
    /// `becomes`: what to write instead; `None`: nothing.
    pub(super) fn repaired(here: &CharContext<'_>, code: Code, becomes: Option<char>) -> Self {
        let (severity, policy) = match here.field {
            Field::Mail => (Severity::Certain, Policy::Safe),
            Field::Password => (Severity::Likely, Policy::ByChoice),
        };
        Self { code, severity, policy: Some(policy), becomes, or: None, bytes: here.c.len_utf8() }
    }

    /// Likely, and without a repair.
    pub(super) fn told(here: &CharContext<'_>, code: Code) -> Self {
        Self { code, severity: Severity::Likely, policy: None, becomes: None, or: None, bytes: here.c.len_utf8() }
    }

    /// The same as likely only.
    pub(super) fn likely(self) -> Self {
        Self { severity: Severity::Likely, ..self }
    }

    /// The same, to be repaired only if the person asks for it.
    pub(super) fn by_choice(self) -> Self {
        Self { severity: Severity::Likely, policy: Some(Policy::ByChoice), ..self }
    }

    /// The same, parting two words: which of them was meant, only the person knows.
    /// `plus`: a + may stand there as well, which many keyboards hide behind Shift.
    pub(super) fn parting(self, plus: bool) -> Self {
        let policy = if plus { Policy::Offered } else { Policy::ByChoice };
        Self { policy: Some(policy), or: plus.then_some('+'), ..self }
    }

    /// The same as a question.
    pub(super) fn offered(self) -> Self {
        Self { severity: Severity::Likely, policy: Some(Policy::Offered), ..self }
    }

    /// The same over a whole word.
    pub(super) fn over(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }
}
