//! Reminders: the record says which are set, the summary which of them are
//! not over; here are only the alarm for the next one and the badge for those that are due.

use super::keeper::now;
use super::{clock, sums};
use crate::journal::EventId;
use crate::journal::event::Reminder;
use crate::webext::badge;

/// Sets the alarm, and shows how many are due.
pub(super) async fn watch(reminders: &[(EventId, Reminder)]) {
    let now = now();
    let due = reminders.iter().filter(|(_, reminder)| reminder.due <= now).count();
    let next = reminders.iter().map(|(_, reminder)| reminder.due).filter(|due| *due > now).min();
    clock::at_reminder(next).await;
    // A badge that cannot be shown now is shown at the next wake; popup and tab say the same.
    let _ = badge::show(&if due == 0 { String::new() } else { due.to_string() }).await;
}

/// On every wake: alarm and badge as the summary has it. Firefox forgets alarms when it is closed, both browsers the badge.
pub(super) async fn wake() {
    if let Some(summary) = sums::kept().await {
        watch(&summary.reminders).await;
    }
}
