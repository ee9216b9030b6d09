//! The record as sums over the sealed blocks and the events that are not in
//! them, never read as a whole, unless something reaches back (see [`Checkpoint`]).

use super::blocks::{StoredEvents, numbers, read};
use super::clock::now;
use super::reader::erasing;
use crate::background::Result;
use crate::journal::attempts::latest::{LatestAttempt, latest};
use crate::journal::storage::checkpoint::Checkpoint;
use crate::journal::storage::erasure::PendingErasure;
use crate::journal::storage::keys::CHECKPOINT;
use crate::journal::{Event, histories};
use crate::webext::storage;

/// So many blocks at the end are read for every summary; those before them are summed up.
const AHEAD: usize = 2;

/// The sums and the events of blocks that are not in them, read from the
/// storage; the sums are carried on when blocks were sealed.
pub(crate) async fn ahead(keys: &[String], erasing: Option<&PendingErasure>) -> (Checkpoint, StoredEvents) {
    let numbers = numbers(keys, erasing);
    if erasing.is_some() {
        // For ten seconds everything is read: what is hidden now may come back.
        return (Checkpoint::default(), read(&numbers, erasing).await);
    }
    let mut checkpoint = storage::get(&CHECKPOINT).await.ok().flatten().unwrap_or_default();
    let mut split = numbers.partition_point(|n| *n < checkpoint.blocks);
    let end = numbers.len().saturating_sub(AHEAD).max(split);
    let mut behind = read(&numbers[split..end], None).await;
    let mut ahead = read(&numbers[end..], None).await;
    let new: Vec<Event> = behind.events.iter().chain(&ahead.events).cloned().collect();
    if !checkpoint.takes(&new) {
        (checkpoint, split) = (Checkpoint::default(), 0);
        behind = read(&numbers[..end], None).await;
    }
    // Sums over what could not be read would hide it for good once it can be read again.
    if split < end && behind.lost == 0 {
        let blocks = numbers.get(end).copied().unwrap_or(u32::MAX);
        checkpoint = checkpoint.advance(blocks, behind.events, behind.unreadable, &ahead.events, now());
        // Not kept, it is made again.
        let _ = storage::set(&CHECKPOINT, &checkpoint).await;
    } else {
        ahead = behind.join(ahead);
    }
    (checkpoint, ahead)
}

/// The record reaches back: everything is summed up anew.
pub(crate) async fn forget() -> Result<()> {
    Ok(storage::remove(&[CHECKPOINT]).await?)
}

/// The latest attempt that a page in `tab` could answer at that time (ms since the epoch). For whoever holds the lock.
pub(crate) async fn latest_attempt(tab: Option<i32>, at: i64) -> Result<Option<LatestAttempt>> {
    let (keys, erasing) = (storage::keys().await?, erasing().await?);
    let (checkpoint, ahead) = ahead(&keys, erasing.as_ref()).await;
    let recent = checkpoint.recent(ahead.events);
    Ok(latest(&histories(&recent, now()), tab, at))
}
