//! Reads the record from the storage: blocks, and what has not been folded yet.

use std::collections::HashSet;

use crate::journal::storage::blocks::{self, read};
use crate::journal::storage::keys::{BLOCK, ERASING, INBOX, PICTURE};
use crate::journal::{Event, EventId};
use crate::screens::Result;
use crate::webext::storage;

/// How many keys are asked for at once: a block holds 200 events.
const AT_ONCE: usize = 10;

/// What was found.
#[derive(Default)]
pub(super) struct StoredRecord {
    /// In no order; an event that is just being folded may stand there twice.
    pub(super) events: Vec<Event>,
    /// Entries that this version cannot read, word for word.
    pub(super) unreadable: Vec<String>,
    /// The events whose pictures are there.
    pub(super) pictures: HashSet<EventId>,
    /// Keys that the browser could not read.
    pub(super) lost: u32,
}

/// Reads everything, newest blocks first.
///
/// # Errors
/// When the storage cannot even tell its keys.
pub(super) async fn load() -> Result<StoredRecord> {
    let mut keys = storage::keys().await?;
    // What can still be brought back is hidden already.
    let erasing = storage::get(&ERASING).await?;
    keys.retain(|key| !erasing.as_ref().is_some_and(|e| e.hides_key(key)));
    let arrived: Vec<String> = keys.iter().filter(|key| INBOX.has(key)).cloned().collect();

    let pictured = keys.iter().filter_map(|key| PICTURE.suffix(key));
    let hidden = |id: &EventId| erasing.as_ref().is_some_and(|e| e.hides(id));
    let mut loaded = StoredRecord { pictures: pictured.filter(|id| !hidden(id)).collect(), ..StoredRecord::default() };
    // What has arrived is read first: folded meanwhile, it stands in a block that is read later.
    let mut folded_meanwhile = false;
    for keys in arrived.chunks(AT_ONCE * 20) {
        let (texts, lost) = storage::readable_texts(keys).await;
        // It may stand in a block that was not there when the keys were asked for.
        folded_meanwhile |= texts.len() + lost.len() < keys.len();
        loaded.lost += u32::try_from(lost.len()).unwrap_or(u32::MAX);
        for text in texts.into_values() {
            match blocks::arrived(&text) {
                Ok(event) => loaded.events.push(event),
                Err(_) => loaded.unreadable.push(text),
            }
        }
    }
    if folded_meanwhile {
        keys = storage::keys().await?;
        keys.retain(|key| !erasing.as_ref().is_some_and(|e| e.hides_key(key)));
    }
    let mut numbers: Vec<u32> = keys.iter().filter_map(|key| BLOCK.suffix(key)).collect();
    numbers.sort_unstable_by_key(|number| std::cmp::Reverse(*number));
    let blocks: Vec<_> = numbers.iter().map(|number| BLOCK.key(number)).collect();
    for keys in blocks.chunks(AT_ONCE) {
        let (texts, lost) = storage::readable_texts(keys).await;
        loaded.lost += u32::try_from(lost.len()).unwrap_or(u32::MAX);
        for text in texts.into_values() {
            let (events, unreadable) = read(&text);
            loaded.events.extend(events);
            loaded.unreadable.extend(unreadable.into_iter().map(|(text, _)| text));
        }
    }
    loaded.events.retain(|event| !hidden(&event.id));
    Ok(loaded)
}
