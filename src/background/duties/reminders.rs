//! Reminders: the record says which are set, the summary which of them are
//! not over; here are only the alarm for the next one and the badge for those that are due.

use crate::background::alarms;
use crate::background::store::clock::now;
use crate::background::store::reader;
use crate::journal::summary::Summary;
use crate::webext::badge;

/// Sets the alarm, and shows how many are due.
pub(crate) async fn watch(summary: &Summary) {
    let (due, next) = summary.reminders_at(now());
    alarms::at_reminder(next).await;
    // A badge that cannot be shown now is shown at the next wake; popup and tab say the same.
    let _ = badge::show(&if due == 0 { String::new() } else { due.to_string() }).await;
}

/// On every wake: alarm and badge as the summary has it. Firefox forgets alarms when it is closed, both browsers the badge.
pub(crate) async fn wake() {
    if let Some(summary) = reader::summary().await {
        watch(&summary).await;
    }
}
