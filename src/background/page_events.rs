//! What an engine in a page tells: that it is there, what it has written, what it could not write.

use wasm_bindgen_futures::spawn_local;

use super::duties::journal_writer;
use crate::background::sender::Sender;
use crate::background::{Result, inject};
use crate::journal::EventId;
use crate::protocol::Failure;

/// A page with a form: the number of its tab.
pub(crate) fn hello(sender: &Sender) -> Result<i32> {
    // The message about an attempt dies with its page when the background sleeps: what it
    // left behind is folded now, and the page does not wait for that.
    spawn_local(async {
        let _ = journal_writer::fold(&[], None).await;
    });
    sender.tab.ok_or(Failure::Unreachable)
}

/// Events were written; `panel`: it is wanted with them, as [`crate::protocol::page::Written`] has it.
pub(crate) async fn written(ids: &[EventId], panel: Option<bool>, sender: &Sender) -> Result<()> {
    match panel {
        Some(translated) => inject::panel(ids, translated, sender).await,
        // An event that cannot be folded now stays under its own key, and is with the next wake.
        None => journal_writer::fold(ids, sender.tab).await,
    }
}

/// A page could not write this event (its JSON text).
pub(crate) async fn hold(event: &str) -> Result<()> {
    journal_writer::hold(event).await;
    journal_writer::fold(&[], None).await
}
