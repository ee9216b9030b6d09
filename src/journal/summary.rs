//! The record in a few facts, for the popup and the badge.

use serde::{Deserialize, Serialize};

use super::attempts::Story;
use super::event::{Clearing, Event, EventId, OpenFinding, Outcome, Reminder, SelfReport, Trouble};
use super::retention::Announcement;
use super::running::Running;

/// What the popup shows without reading the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Attempts in all.
    pub attempts: u32,
    /// Attempts that did not lead in since the last one that did.
    pub failed: u32,
    /// When the first of these was made, in milliseconds since the epoch.
    pub failing_since: Option<i64>,
    /// How the latest attempt ended.
    pub last_outcome: Option<Outcome>,
    /// When the latest attempt was made, in milliseconds since the epoch.
    pub last_attempt: Option<i64>,
    /// When an attempt last led in, in milliseconds since the epoch.
    pub last_success: Option<i64>,
    /// What the site said last, to any attempt of this row of failures.
    pub last_message: Option<Said>,
    /// What was odd about the fields at the latest attempt.
    pub last_findings: Vec<OpenFinding>,
    /// The latest clearing.
    pub last_clearing: Option<(i64, Clearing)>,
    /// Entries of the record that this version cannot read.
    pub unreadable: u32,
    /// What the person told of the time before the record, and when. `None`: not asked yet.
    #[serde(default)]
    pub self_report: Option<(i64, SelfReport)>,
    /// The latest trouble that the site announced by itself, and when.
    #[serde(default)]
    pub last_notice: Option<(i64, Trouble)>,
    /// Reminders that are set and not over, the next one first.
    #[serde(default)]
    pub reminders: Vec<(EventId, Reminder)>,
    /// Whether the record can be kept.
    #[serde(default)]
    pub keeping: Keeping,
    /// Events that are only in memory until the storage takes them again.
    #[serde(default)]
    pub held: u32,
    /// What was erased and can still be brought back until then, in milliseconds since the epoch.
    #[serde(default)]
    pub undo_until: Option<i64>,
    /// What will go out of the record by its age or number.
    #[serde(default)]
    pub expiring: Option<Announcement>,
}

/// Whether the record can be kept. Sentences for each stand in `_locales` (`keeping_…`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeping {
    /// Yes.
    #[default]
    Well,
    /// The storage or the disk is full.
    Full,
    /// The browser refuses to write.
    Refused,
    /// Parts of the storage cannot be read; what can be read is shown.
    Damaged,
    /// The site's pages may not be seen any more: nothing new is recorded.
    Withdrawn,
}

impl Keeping {
    /// What a failed write means, by the browser's own words.
    #[must_use]
    pub fn of_error(words: &str) -> Self {
        let words = words.to_ascii_lowercase();
        let full = ["quota", "exceed", "full", "no space", "no_space", "no_device_space", "enospc", "too large"];
        let damaged = ["corrupt", "unable to read", "unknown error reading", "ioerror", "io error"];
        if full.iter().any(|w| words.contains(w)) {
            Self::Full
        } else if damaged.iter().any(|w| words.contains(w)) {
            Self::Damaged
        } else {
            Self::Refused
        }
    }
}

/// Words of the site and how often they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Word for word.
    pub text: String,
    /// When last, in milliseconds since the epoch.
    pub at: i64,
    /// How often in this row of failures.
    pub times: u32,
}

/// Sums up. `stories` come oldest first, as [`super::stories`] gives them.
#[must_use]
pub fn summary(events: &[Event], stories: &[Story<'_>], unreadable: usize) -> Summary {
    let mut running = Running::default();
    stories.iter().for_each(|story| running.story(story));
    events.iter().for_each(|event| running.event(event));
    Summary { unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX), ..running.summary }
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::{attempt, message, page};
    use super::super::event::FormKind;
    use super::super::stories;
    use super::*;

    #[test]
    fn failures_are_counted_since_the_last_success() {
        let mut events = vec![attempt(1000, Some(1), "a"), page(1500, Some(1), FormKind::SignIn, None)];
        events.extend([attempt(2000, Some(1), "b"), page(2500, Some(1), FormKind::None, Some(true))]);
        for n in 0..3 {
            let at = 10_000 + n * 1000;
            events.push(attempt(at, Some(1), &format!("v{n}")));
            events.push(page(at + 500, Some(1), FormKind::SignIn, None));
            events.push(message(at + 501, Some(1), "E-2041", Some(events[events.len() - 2].id.clone())));
        }
        let summary = summary(&events, &stories(&events, 20_000), 2);
        assert_eq!((summary.attempts, summary.failed, summary.failing_since), (5, 3, Some(10_000)));
        assert_eq!(summary.last_success, Some(2500));
        assert_eq!(summary.last_message.map(|s| (s.times, s.at)), Some((3, 12_501)));
        assert_eq!(summary.unreadable, 2);
    }

    #[test]
    fn what_a_browser_says_of_a_failed_write_is_understood() {
        for (words, keeping) in [
            ("Resource::kQuotaBytes quota exceeded", Keeping::Full),
            ("QuotaExceededError: storage.local API call exceeded its quota limitations.", Keeping::Full),
            ("IO error: .../000003.log: No space left on device", Keeping::Full),
            ("IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)", Keeping::Full),
            ("Corruption: block checksum mismatch", Keeping::Damaged),
            ("An unexpected error occurred", Keeping::Refused),
            ("", Keeping::Refused),
        ] {
            assert_eq!(Keeping::of_error(words), keeping, "{words}");
        }
    }

    #[test]
    fn an_empty_record_says_nothing() {
        assert_eq!(summary(&[], &[], 0), Summary::default());
    }
}
