//! Alarms: what has to happen at a time although nobody asks.
//!
//! They are only a way to be woken. What is to be done stands in the record,
//! is looked up on every wake, and is done even if no alarm ever comes.

use super::keeper::fold;
use super::{erase, keep, reminders, sums, undo};
use crate::journal::Story;
use crate::journal::clock::next_deadline;
use crate::webext::alarms;

/// The minute of an attempt is over.
const ANSWER: &str = "answer";
/// An erasure cannot be taken back any more.
const ERASE: &str = "erase";
/// Removed cookies cannot be put back any more.
const UNDO: &str = "undo";
/// A reminder is due.
const REMINDER: &str = "reminder";

/// Sets the alarm for the next attempt that waits, if there is one.
pub(super) async fn watch(stories: &[Story<'_>]) {
    // Without an alarm the next wake notes it.
    let _ = match next_deadline(stories) {
        Some(when) => alarms::set(ANSWER, when).await,
        None => alarms::clear(ANSWER).await,
    };
}

/// Sets the alarm for the end of the time in which cookies can be put back.
pub(super) async fn at_end_of_undo(when: i64) {
    let _ = alarms::set(UNDO, when).await;
}

/// Sets the alarm for the next reminder, if there is one.
pub(super) async fn at_reminder(when: Option<i64>) {
    // Without an alarm the next wake shows it.
    let _ = match when {
        Some(when) => alarms::set(REMINDER, when).await,
        None => alarms::clear(REMINDER).await,
    };
}

/// Sets the alarm for an erasure.
pub(super) async fn at_erasure(when: i64) {
    let _ = alarms::set(ERASE, when).await;
}

/// Does what is due although nothing has arrived.
pub(super) async fn rang() {
    wake().await;
    // The minute of an attempt is noted when the record is summed up.
    let _ = super::lock::alone(async { sums::summarise().await }).await;
}

/// On every wake: does what is due, sets the alarms anew.
pub(super) async fn wake() {
    // What cannot be done now is done at the next wake.
    let _ = erase::finish_due().await;
    let _ = fold(&[], None).await;
    let _ = keep::tick().await;
    undo::tick().await;
    reminders::wake().await;
}
