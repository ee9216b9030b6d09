//! Sums that can be carried on: what the summary needs of everything that
//! lies behind, so that a new event never makes anybody read the whole record.

use serde::{Deserialize, Serialize};

use super::{MessageCount, Summary};
use crate::journal::attempts::AttemptHistory;
use crate::journal::event::{Event, EventId, Fact, Outcome};

/// Different texts of one row of failures that are counted; of more than
/// these the oldest are counted anew when they come again.
const MOST_TEXTS: usize = 40;
/// As many ends of reminders are remembered that came before the reminder itself.
const MOST_ENDS: usize = 40;

/// The summary of what was taken in, and what is needed to go on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunningTotals {
    /// As it stands after the last story and event.
    pub summary: Summary,
    /// How often each text came in this row of failures, by digest.
    said: Vec<(u64, u32)>,
    /// Reminders that are over and were not there, or not any more, when that was told.
    #[serde(default)]
    ended: Vec<EventId>,
}

impl RunningTotals {
    /// Takes in the next attempt; they come oldest first.
    pub fn history(&mut self, history: &AttemptHistory<'_>) {
        let sum = &mut self.summary;
        sum.attempts = sum.attempts.saturating_add(1);
        sum.last_outcome = history.outcome;
        sum.last_attempt = Some(history.event.at);
        sum.last_findings.clone_from(&history.attempt.findings);
        match history.outcome {
            Some(Outcome::In) => {
                sum.last_success = Some(history.ended.unwrap_or(history.event.at));
                (sum.failed, sum.failing_since, sum.last_message) = (0, None, None);
                self.said.clear();
                return;
            }
            // A captcha left open or a click that sent nothing is no refusal by the site, but it led nowhere.
            Some(Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown | Outcome::Captcha) => {
                sum.failed = sum.failed.saturating_add(1);
                sum.failing_since = sum.failing_since.or(Some(history.event.at));
            }
            Some(Outcome::NotSent | Outcome::Unknown) | None => {}
        }
        for (event, message) in &history.messages {
            let times = self.count(digest(&message.text));
            self.summary.last_message = Some(MessageCount { text: message.text.clone(), at: event.at, times });
        }
    }

    /// Takes in an event that belongs to no attempt; their order does not matter.
    pub fn event(&mut self, event: &Event) {
        let sum = &mut self.summary;
        match &event.fact {
            Fact::DataCleared(clearing) if sum.last_clearing.as_ref().is_none_or(|(at, _)| *at <= event.at) => {
                sum.last_clearing = Some((event.at, clearing.clone()));
            }
            Fact::SelfReport(report) if sum.self_report.as_ref().is_none_or(|(at, _)| *at <= event.at) => {
                sum.self_report = Some((event.at, *report));
            }
            Fact::Notice(notice) if sum.last_notice.as_ref().is_none_or(|(at, _)| *at <= event.at) => {
                sum.last_notice = Some((event.at, notice.trouble));
            }
            Fact::Reminder(reminder) if !self.ended.contains(&event.id) && sum.reminders.iter().all(|(id, _)| *id != event.id) => {
                sum.reminders.push((event.id.clone(), *reminder));
                sum.reminders.sort_by(|(a, one), (b, other)| (one.due, a).cmp(&(other.due, b)));
            }
            Fact::ReminderEnded(over) => {
                sum.reminders.retain(|(id, _)| *id != over.reminder);
                // The same event may be taken in again, and its reminder with it.
                if !self.ended.contains(&over.reminder) {
                    self.ended.push(over.reminder.clone());
                    self.ended.drain(..self.ended.len().saturating_sub(MOST_ENDS));
                }
            }
            _ => {}
        }
    }

    fn count(&mut self, digest: u64) -> u32 {
        if let Some((_, times)) = self.said.iter_mut().find(|(d, _)| *d == digest) {
            *times = times.saturating_add(1);
            return *times;
        }
        if self.said.len() >= MOST_TEXTS {
            self.said.remove(0);
        }
        self.said.push((digest, 1));
        1
    }
}

/// A text as a number (FNV-1a, 64 bits).
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |n, b| (n ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::tests::event;
    use crate::journal::event::{About, Reminder, ReminderEnd};

    #[test]
    fn reminders_wait_until_they_are_over_in_whatever_order_that_is_told() {
        let set = |at, due| event(at, Fact::Reminder(Reminder { about: About::TryAgain, due }));
        let (late, soon) = (set(1, 900), set(2, 500));
        let over = event(3, Fact::ReminderEnded(ReminderEnd { reminder: soon.id.clone(), cancelled: false }));
        let left = |events: &[&Event]| {
            let mut running = RunningTotals::default();
            events.iter().for_each(|event| running.event(event));
            running.summary.reminders.iter().map(|(_, reminder)| reminder.due).collect::<Vec<_>>()
        };
        assert_eq!(left(&[&late, &soon]), [500, 900]);
        assert_eq!(left(&[&late, &soon, &soon, &over, &late, &soon, &over]), [900]);
        assert_eq!(left(&[&over, &soon, &late]), [900]);
    }
}
