//! What only the person can tell. It is kept because the person saved it, and
//! is marked as told by the person (自己申告) wherever it is used.

use serde::{Deserialize, Serialize};

use super::EventId;
use crate::form::Outcome;

/// The longest text of the person's own that is taken, in characters.
pub const LONGEST_TOLD: usize = 2_000;

/// How exactly the person remembers a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Exactness {
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// The day only.
    Day,
    /// The month only.
    Month,
}

/// A time as it is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecalledTime {
    /// Its beginning, in milliseconds since the epoch.
    pub at: i64,
    /// How exactly.
    pub exact: Exactness,
}

/// What lies before the record. Nothing in it: the person was asked and
/// skipped the question, and is not asked again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfReport {
    /// Since when logging in fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<RecalledTime>,
    /// When it last worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_success: Option<RecalledTime>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// As the person wrote it.
    pub text: String,
    /// The event that it is about; none: the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
}

/// Where else somebody tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum OtherPlace {
    /// Another browser on the same computer.
    OtherBrowser,
    /// A private window of the same browser.
    PrivateWindow,
    /// Another computer.
    OtherComputer,
    /// The browser of a phone or tablet.
    PhoneBrowser,
    /// The site's app on a phone or tablet.
    PhoneApp,
}

/// An attempt that the record could not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherPlaceReport {
    /// When it was; the event's own time is when it was written down.
    pub when: RecalledTime,
    /// Where.
    pub place: OtherPlace,
    /// How it ended.
    pub outcome: Outcome,
    /// What was shown, as the person remembers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

/// A text of the person's own as it is kept: without blanks around it and of
/// at most [`LONGEST_TOLD`] characters. `None`: there is nothing in it.
#[must_use]
pub fn kept(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.char_indices().nth(LONGEST_TOLD).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_as_it_is_but_not_without_end() {
        assert_eq!(kept("  電話で聞いた\n"), Some("電話で聞いた".to_owned()));
        assert_eq!(kept(" \u{3000}\n"), None);
        assert_eq!(kept(&"字".repeat(3000)).map(|t| t.chars().count()), Some(LONGEST_TOLD));
    }

    #[test]
    fn a_skipped_question_is_an_answer() {
        assert_eq!(serde_json::to_string(&SelfReport::default()).ok().as_deref(), Some("{}"));
    }
}
