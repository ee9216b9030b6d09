//! What is done on every wake, and when an alarm rings.

use super::{erasure, journal_writer, reminders, retention, settings, summary};
use crate::background::store::lock::alone;
use crate::background::store::removed_cookies;

/// Does what is due although nothing has arrived.
pub(crate) async fn rang() {
    wake().await;
    // The minute of an attempt is noted when the record is summed up.
    let _ = alone(async { summary::summarise().await }).await;
}

/// On every wake: does what is due, sets the alarms anew.
pub(crate) async fn wake() {
    // What cannot be done now is done at the next wake.
    let _ = erasure::finish_due().await;
    settings::hear_answer().await;
    let _ = journal_writer::fold(&[], None).await;
    let _ = retention::tick().await;
    // What is over goes by being looked at.
    let _ = removed_cookies::held().await;
    reminders::wake().await;
}
