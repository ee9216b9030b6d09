//! Blocks of events: adding to the last one, and reading them.

use std::collections::BTreeMap;

use super::write;
use crate::background::Result;
use crate::journal::Event;
use crate::journal::storage::blocks::{self, Block};
use crate::journal::storage::erasure::{ErasureScope, PendingErasure};
use crate::journal::storage::keys::BLOCK;
use crate::webext::storage;

/// Blocks that are read in one call.
pub(crate) const AT_ONCE: usize = 10;

/// What was read of the record.
#[derive(Default)]
pub(crate) struct StoredEvents {
    pub(crate) events: Vec<Event>,
    /// Entries that this version cannot read.
    pub(crate) unreadable: usize,
    /// Values that the browser could not read.
    pub(crate) lost: usize,
}

impl StoredEvents {
    pub(crate) fn join(mut self, other: Self) -> Self {
        self.events.extend(other.events);
        Self { events: self.events, unreadable: self.unreadable + other.unreadable, lost: self.lost + other.lost }
    }
}

/// The numbers of the blocks, the first one first; what is about to be erased is not there.
pub(crate) fn numbers(keys: &[String], erasing: Option<&PendingErasure>) -> Vec<u32> {
    let shown = keys.iter().filter(|key| !erasing.is_some_and(|e| e.hides_key(key)));
    let mut numbers: Vec<u32> = shown.filter_map(|key| BLOCK.suffix(key)).collect();
    numbers.sort_unstable();
    numbers
}

/// Reads blocks, a few at a time; what is about to be erased is not there.
pub(crate) async fn read(numbers: &[u32], erasing: Option<&PendingErasure>) -> StoredEvents {
    let mut all = StoredEvents::default();
    for some in numbers.chunks(AT_ONCE) {
        let keys: Vec<_> = some.iter().map(|number| BLOCK.key(number)).collect();
        let (texts, lost) = storage::readable_texts(&keys).await;
        all.lost += lost.len();
        for text in texts.values() {
            let (events, bad) = blocks::read(text);
            all.events.extend(events.into_iter().filter(|e| !erasing.is_some_and(|erasing| erasing.hides(&e.id))));
            all.unreadable += bad.len();
        }
    }
    all
}

/// Puts events behind the last block; those that stand in the last two are left out.
pub(crate) async fn append(keys: &[String], erasing: Option<&PendingErasure>, arrived: Vec<Event>) -> Result<()> {
    let last = numbers(keys, None).last().copied();
    let open: Vec<_> = last.into_iter().flat_map(|n| [n.checked_sub(1), Some(n)]).flatten().map(|n| BLOCK.key(&n)).collect();
    let texts = readable(&open).await;
    let read = |number: u32| texts.get(BLOCK.key(&number).as_ref()).and_then(|text| Block::parse(number, text));
    let before = last.and_then(|n| n.checked_sub(1)).and_then(read);
    // What is about to be erased is not added to, or what comes now would go with it.
    let closed = |n: u32| matches!(erasing, Some(PendingErasure { what: ErasureScope::All { last: Some(last), .. }, .. }) if n <= *last);
    // A last block that cannot be read is left as it is; a new one begins behind it.
    let open = match last {
        Some(n) if closed(n) => Block { number: n + 1, entries: Vec::new() },
        Some(n) => read(n).unwrap_or(Block { number: n + 1, entries: Vec::new() }),
        None => Block::default(),
    };
    let written = blocks::fold(before.as_ref(), open, arrived);
    let items: Vec<(String, String)> = written.iter().map(|block| BLOCK.key(&block.number).with_text(block.text())).collect();
    if items.is_empty() { Ok(()) } else { write::set_all(&items).await }
}

/// The texts of these keys; one that cannot be read hides no other.
pub(crate) async fn readable<S: AsRef<str>>(keys: &[S]) -> BTreeMap<String, String> {
    match storage::own_texts(keys).await {
        Ok(texts) => texts,
        Err(_) => storage::readable_texts(keys).await.0,
    }
}
