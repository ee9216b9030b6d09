//! Writes what a module has seen that is injected beside the engine: by the
//! page itself, under a key of its own, as [`super::writer`] does for the
//! engine, for a message that is sent right before the page goes may never arrive.

use std::future::Future;

use serde::Serialize;
use wasm_bindgen_futures::JsFuture;

use super::writer;
use crate::journal::EventId;
use crate::journal::event::module_event;
use crate::journal::storage::keys::INBOX;
use crate::protocol::page::{Hold, Written};
use crate::webext::{runtime, storage};

/// An event that is to be written: its name and its text.
pub(crate) type StoredText = (EventId, String);

/// A fact of this moment, as an event.
pub(crate) fn event(fact: &impl Serialize) -> StoredText {
    let at = writer::now();
    let id = EventId::new(at, writer::random());
    let text = module_event::to_json(&id, at, writer::zone(), fact);
    (id, text)
}

/// What has become of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriteResult {
    /// The storage has taken it.
    Stored,
    /// The storage has not; the background holds the events in its memory.
    Held,
    /// Nobody has taken it.
    Lost,
}

/// Writes events and, in the same batch, `with` (keys and their texts), then
/// wakes the background. The write is on its way when this returns; the future
/// says what has become of it.
pub(crate) fn write(events: Vec<StoredText>, with: Option<(String, String)>) -> impl Future<Output = WriteResult> {
    let items: Vec<(String, String)> = events.iter().map(|(id, text)| INBOX.key(id).with_text(text.clone())).chain(with).collect();
    let begun = storage::set_now(&items);
    async move {
        let stored = match begun {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        let mut result = match (stored, events.is_empty()) {
            (true, _) => WriteResult::Stored,
            (false, false) => WriteResult::Held,
            (false, true) => WriteResult::Lost,
        };
        let mut ids = Vec::new();
        for (id, text) in events {
            ids.push(id);
            if !stored && runtime::request(&Hold(text)).await.is_err() {
                result = WriteResult::Lost;
            }
        }
        if !ids.is_empty() {
            writer::tell(&Written { ids, panel: None });
        }
        result
    }
}
