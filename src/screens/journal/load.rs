//! Reads the record from the storage: blocks, and what has not been folded yet.

use std::collections::HashSet;

use crate::journal::blocks::{self, INBOX, block_number, read};
use crate::journal::erasing::{ERASING, Erasing};
use crate::journal::picture::PICTURE;
use crate::journal::{Event, EventId};
use crate::webext::{Answer, storage};

/// How many keys are asked for at once: a block holds 200 events.
const AT_ONCE: usize = 10;

/// What was found.
#[derive(Default)]
pub(super) struct Loaded {
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
pub(super) async fn load() -> Answer<Loaded> {
    let mut keys = storage::keys().await?;
    // What can still be brought back is hidden already.
    let erasing = storage::get_own(&[ERASING]).await?.get(ERASING).and_then(|text| Erasing::from_json(text));
    keys.retain(|key| !erasing.as_ref().is_some_and(|e| e.hides_key(key)));
    let arrived: Vec<String> = keys.iter().filter(|key| key.starts_with(INBOX)).cloned().collect();

    let pictured = keys.iter().filter_map(|key| EventId::try_from(key.strip_prefix(PICTURE)?.to_owned()).ok());
    let hidden = |id: &EventId| erasing.as_ref().is_some_and(|e| e.hides(id));
    let mut loaded = Loaded { pictures: pictured.filter(|id| !hidden(id)).collect(), ..Loaded::default() };
    // What has arrived is read first: folded meanwhile, it stands in a block that is read later.
    let mut folded_meanwhile = false;
    for keys in arrived.chunks(AT_ONCE * 20) {
        let (texts, lost) = storage::get_readable(keys).await;
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
    let mut blocks: Vec<(u32, String)> = keys.iter().filter_map(|key| Some((block_number(key)?, key.clone()))).collect();
    blocks.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let blocks: Vec<String> = blocks.into_iter().map(|(_, key)| key).collect();
    for keys in blocks.chunks(AT_ONCE) {
        let (texts, lost) = storage::get_readable(keys).await;
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
