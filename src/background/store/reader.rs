//! Reads the record: what is in blocks, and what is not yet.

use super::blocks::{self, StoredEvents, numbers};
use super::write_queue;
use crate::background::Result;
use crate::journal::storage::blocks::arrived;
use crate::journal::storage::erasure::PendingErasure;
use crate::journal::storage::keys::{ERASING, INBOX, SUMMARY};
use crate::journal::summary::Summary;
use crate::journal::{Event, in_order};
use crate::protocol::Failure;
use crate::webext::storage;

/// What is about to be erased.
pub(crate) async fn erasing() -> Result<Option<PendingErasure>> {
    Ok(storage::get(&ERASING).await?)
}

/// The summary as it was made last, whatever has happened since.
pub(crate) async fn summary() -> Option<Summary> {
    storage::get(&SUMMARY).await.ok().flatten()
}

/// The keys of events that are in no block yet; what is about to be erased is not there.
pub(crate) fn inbox<'a>(keys: &'a [String], erasing: Option<&PendingErasure>) -> Vec<&'a String> {
    keys.iter().filter(|key| INBOX.has(key) && !erasing.is_some_and(|e| e.hides_key(key))).collect()
}

/// What still lies in the inbox after a fold: entries that this version cannot
/// read, and, where the storage takes no more blocks, events.
pub(crate) async fn unfolded(keys: &[String], erasing: Option<&PendingErasure>) -> StoredEvents {
    let inbox = inbox(keys, erasing);
    if inbox.is_empty() {
        return StoredEvents::default();
    }
    let (texts, lost) = storage::readable_texts(&inbox).await;
    let mut read = StoredEvents { lost: lost.len(), ..StoredEvents::default() };
    for text in texts.values() {
        match arrived(text) {
            Ok(event) => read.events.push(event),
            Err(_) => read.unreadable += 1,
        }
    }
    read
}

/// Every event of the record, in the order of the blocks.
///
/// # Errors
/// When a part of it cannot be read: who needs all of it must not go on without.
pub(crate) async fn everything() -> Result<Vec<Event>> {
    let (keys, erasing) = (storage::keys().await?, erasing().await?);
    let read = blocks::read(&numbers(&keys, erasing.as_ref()), erasing.as_ref()).await;
    if read.lost > 0 { Err(Failure::StorageDamaged) } else { Ok(read.events) }
}

/// The latest `most` events or, where the blocks end so, a few more, oldest first; the blocks before are not read.
pub(crate) async fn last(most: usize) -> Result<Vec<Event>> {
    let (keys, erasing) = (storage::keys().await?, erasing().await?);
    let mut found = unfolded(&keys, erasing.as_ref()).await;
    found.events.extend(write_queue::all());
    for number in numbers(&keys, erasing.as_ref()).into_iter().rev() {
        if found.events.len() >= most {
            break;
        }
        found = found.join(blocks::read(&[number], erasing.as_ref()).await);
    }
    let mut events = in_order(found.events);
    events.drain(..events.len().saturating_sub(most));
    Ok(events)
}
