//! Alarms, by what happens when they ring. They are only a way to be woken:
//! what is to be done stands in the record, is looked up on every wake
//! ([`super::duties::wake`]), and is done even if no alarm ever comes.

use crate::webext::alarms;

/// The minute of an attempt is over.
const ANSWER: &str = "answer";
/// An erasure cannot be taken back any more.
const ERASE: &str = "erase";
/// Removed cookies cannot be put back any more.
const UNDO: &str = "undo";
/// A reminder is due.
const REMINDER: &str = "reminder";

/// Sets the alarm for the end of the next attempt's minute, in milliseconds since the epoch, if one waits.
pub(crate) async fn at_deadline(when: Option<i64>) {
    set(ANSWER, when).await;
}

/// Sets the alarm for the next reminder, if there is one.
pub(crate) async fn at_reminder(when: Option<i64>) {
    set(REMINDER, when).await;
}

/// Sets the alarm for the end of the time in which cookies can be put back.
pub(crate) async fn at_end_of_undo(when: i64) {
    set(UNDO, Some(when)).await;
}

/// Sets the alarm for an erasure.
pub(crate) async fn at_erasure(when: i64) {
    set(ERASE, Some(when)).await;
}

async fn set(name: &str, when: Option<i64>) {
    // Without an alarm the next wake does what is due.
    let _ = match when {
        Some(when) => alarms::set(name, when).await,
        None => alarms::clear(name).await,
    };
}
