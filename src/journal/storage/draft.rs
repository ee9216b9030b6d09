//! The draft of the letter: what the person typed and chose, kept in this
//! browser until the letter was sent or the person erases it. What names the
//! person stands here and nowhere else.

use serde::{Deserialize, Serialize};

use super::details::Details;
use super::key::Json;

/// A draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LetterDraft {
    /// What names the person.
    pub details: Details,
    /// How long the letter may be, in characters.
    pub limit: Option<usize>,
    /// `ja` or `en`, where it is not the browser's.
    pub language: Option<String>,
    /// The letter as the person changed it.
    pub edited: Option<String>,
    /// What the person wants, in own words, for the packet.
    pub own_words: String,
    /// What the person wants, of the offered wishes, by name.
    pub wishes: Vec<String>,
    /// Whether what names the person stands in the packet.
    pub named: bool,
}

impl Json for LetterDraft {}

#[cfg(test)]
mod tests {
    use super::super::key::Stored;
    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_foreign_texts_are_no_draft() {
        let mut draft = LetterDraft { limit: Some(1000), own_words: "ログインしたい".into(), ..LetterDraft::default() };
        draft.details.name = "山田太郎".into();
        assert_eq!(LetterDraft::read(&draft.write()), Some(draft));
        assert_eq!(LetterDraft::read("{}"), Some(LetterDraft::default()), "of a version that kept less");
        for text in ["", "null", "[]", "{\"limit\":\"x\"}", "{\"password\":\"x\"}"] {
            assert_eq!(LetterDraft::read(text).unwrap_or_default(), LetterDraft::default(), "{text}");
        }
    }
}
