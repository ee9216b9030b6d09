//! What waited on the way to a new password, and was told by no page: the
//! background makes of it what is true, at every fold.

use super::clock::{now, zone};
use crate::journal::storage::keys::RESETTING;
use crate::journal::storage::reset_steps::{OverdueReset, due};
use crate::webext::storage;

/// What there is to do about the key, and the text that it is about.
pub(crate) async fn overdue() -> Option<(String, OverdueReset)> {
    // What cannot be read now is with the next fold.
    let text = text().await?;
    let due = due(&text, now(), zone())?;
    Some((text, due))
}

/// The events are in the record: the key is put right, unless a page has written there meanwhile.
pub(crate) async fn settle(before: &str, next: Option<String>) {
    if text().await.is_none_or(|text| text != before) {
        return;
    }
    // What cannot be written now is done again with the next fold: the ids are the same.
    let _ = match next {
        Some(next) => storage::set_all(&[RESETTING.with_text(next)]).await,
        None => storage::remove(&[RESETTING]).await,
    };
}

/// The text itself, and not what it says: a foreign one has to go, and one that has changed must stay.
async fn text() -> Option<String> {
    storage::own_texts(&[RESETTING]).await.ok()?.remove(RESETTING.name())
}
