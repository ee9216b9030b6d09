//! The record in a few facts, for the popup and the badge.

pub mod totals;

use serde::{Deserialize, Serialize};

use super::attempts::AttemptHistory;
use super::event::{Clearing, Event, EventId, OpenFinding, Outcome, Reminder, SelfReport, Trouble};
use totals::RunningTotals;

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
    pub last_message: Option<MessageCount>,
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
    pub keeping: StorageHealth,
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

impl Summary {
    /// How many reminders are due at `now`, and when the next one is (both ms since the epoch).
    #[must_use]
    pub fn reminders_at(&self, now: i64) -> (usize, Option<i64>) {
        let times = || self.reminders.iter().map(|(_, reminder)| reminder.due);
        (times().filter(|due| *due <= now).count(), times().filter(|due| *due > now).min())
    }
}

/// What will go, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// When it will go, in milliseconds since the epoch.
    pub on: i64,
    /// Only what is older than this goes then, in milliseconds since the epoch.
    pub before: i64,
    /// How many events.
    pub events: u32,
    /// How many pictures go without their events.
    pub pictures: u32,
}

/// Whether the record can be kept. Sentences for each stand in `_locales` (`keeping_…`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StorageHealth {
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

/// Words of the site and how often they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageCount {
    /// Word for word.
    pub text: String,
    /// When last, in milliseconds since the epoch.
    pub at: i64,
    /// How often in this row of failures.
    pub times: u32,
}

/// Sums up. `histories` come oldest first, as [`super::histories`] gives them.
#[must_use]
pub fn summary(events: &[Event], histories: &[AttemptHistory<'_>], unreadable: usize) -> Summary {
    let mut running = RunningTotals::default();
    histories.iter().for_each(|history| running.history(history));
    events.iter().for_each(|event| running.event(event));
    Summary { unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX), ..running.summary }
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::{attempt, message, page};
    use super::super::event::{About, FormKind};
    use super::super::histories;
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
        let summary = summary(&events, &histories(&events, 20_000), 2);
        assert_eq!((summary.attempts, summary.failed, summary.failing_since), (5, 3, Some(10_000)));
        assert_eq!(summary.last_success, Some(2500));
        assert_eq!(summary.last_message.map(|s| (s.times, s.at)), Some((3, 12_501)));
        assert_eq!(summary.unreadable, 2);
    }

    #[test]
    fn reminders_are_due_or_the_next_one_waits() {
        let reminders = [500, 900, 700].map(|due| (EventId::new(due, 1), Reminder { about: About::TryAgain, due })).to_vec();
        let summary = Summary { reminders, ..Summary::default() };
        assert_eq!(summary.reminders_at(499), (0, Some(500)));
        assert_eq!(summary.reminders_at(500), (1, Some(700)));
        assert_eq!(summary.reminders_at(900), (3, None));
    }

    #[test]
    fn an_empty_record_says_nothing() {
        assert_eq!(summary(&[], &[], 0), Summary::default());
    }
}
