//! Why something that was asked could not be done: a closed list of codes. The
//! sentence for each is chosen by the screen (`failed_…` in `_locales`).

use serde::{Deserialize, Serialize};

use crate::journal::event::validate::InvalidFact;
use crate::journal::summary::StorageHealth;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Failure {
    /// Nobody answers: the extension is gone from under this page, or the background dropped the request.
    Unanswered,
    /// The background stopped in the middle, or its answer is none of this version's.
    Broken,
    /// The browser refuses, and tells no reason that is known.
    Refused,
    /// The storage or the disk is full.
    StorageFull,
    /// A part of the storage cannot be read.
    StorageDamaged,
    /// The browser's permission is missing: for the site, or, for a picture, the press of our button in the toolbar.
    Permission,
    /// What was to be taken back is gone for good.
    TooLate,
    /// The tab shows no page of the site, or lets nobody in.
    Unreachable,
    /// The page changed while a picture of it was taken.
    Moved,
    /// The record holds no such entry.
    NotThere,
    /// There is nothing in what was handed in.
    Empty,
    /// It is longer than what is kept.
    TooLong,
    /// Its time lies behind, too far ahead, or nowhere.
    Time,
    /// It does not have the shape that it must have.
    Shape,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Unanswered,
        Self::Broken,
        Self::Refused,
        Self::StorageFull,
        Self::StorageDamaged,
        Self::Permission,
        Self::TooLate,
        Self::Unreachable,
        Self::Moved,
        Self::NotThere,
        Self::Empty,
        Self::TooLong,
        Self::Time,
        Self::Shape,
    ];

    /// What the browser means by its own words for an error. The only place where such words are read.
    #[must_use]
    pub fn of_words(words: &str) -> Self {
        let words = words.to_ascii_lowercase();
        let holds = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
        if holds(&["quota", "exceed", "full", "no space", "no_space", "no_device_space", "enospc", "too large"]) {
            Self::StorageFull
        } else if holds(&["corrupt", "unable to read", "unknown error reading", "ioerror", "io error"]) {
            Self::StorageDamaged
        } else if holds(&["permission"]) {
            Self::Permission
        } else {
            Self::Refused
        }
    }
}

impl From<InvalidFact> for Failure {
    fn from(refused: InvalidFact) -> Self {
        match refused {
            InvalidFact::Empty => Self::Empty,
            InvalidFact::TooLong => Self::TooLong,
            InvalidFact::Time => Self::Time,
            InvalidFact::Shape => Self::Shape,
        }
    }
}

/// What a failed write says of the storage.
impl From<Failure> for StorageHealth {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::StorageFull => Self::Full,
            Failure::StorageDamaged => Self::Damaged,
            _ => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_says_of_a_failed_write_is_understood() {
        for (words, health) in [
            ("Resource::kQuotaBytes quota exceeded", StorageHealth::Full),
            ("QuotaExceededError: storage.local API call exceeded its quota limitations.", StorageHealth::Full),
            ("IO error: .../000003.log: No space left on device", StorageHealth::Full),
            ("IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)", StorageHealth::Full),
            ("Corruption: block checksum mismatch", StorageHealth::Damaged),
            ("An unexpected error occurred", StorageHealth::Refused),
            ("", StorageHealth::Refused),
        ] {
            assert_eq!(StorageHealth::from(Failure::of_words(words)), health, "{words}");
        }
    }

    #[test]
    fn both_browsers_words_for_a_missing_permission_are_known() {
        for words in ["Either the '<all_urls>' or 'activeTab' permission is required.", "Missing activeTab permission"] {
            assert_eq!(Failure::of_words(words), Failure::Permission);
        }
        assert_eq!(Failure::of_words("image readback failed"), Failure::Refused);
    }

    #[test]
    fn every_failure_has_a_code_of_its_own_and_survives_the_way() {
        let mut codes = std::collections::HashSet::new();
        for failure in Failure::ALL {
            let code = serde_json::to_string(&failure).unwrap();
            assert_eq!(serde_json::from_str::<Failure>(&code).unwrap(), failure);
            assert!(codes.insert(code));
        }
    }
}
