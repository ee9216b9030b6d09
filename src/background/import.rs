//! Reading a saved log back in: merged by event id, all of it or nothing.

use std::collections::HashSet;

use super::keeper::{append, fold_alone};
use super::lock::alone;
use super::{erase, sums};
use crate::journal::event::{Event, EventId};
use crate::journal::import::{Damage, Imported, read};
use crate::webext::{Answer, storage};

/// Adds what the record does not hold yet.
///
/// # Errors
/// The outer one: the storage. The inner one: the file, in which case nothing was changed.
pub(super) async fn import(text: String) -> Answer<Result<Imported, Damage>> {
    let (events, left) = match read(&text) {
        Ok(read) => read,
        Err(damage) => return Ok(Err(damage)),
    };
    alone(async move {
        // Events that are hidden would count as known, and then go for good.
        if let Some(erasing) = erase::pending().await? {
            erase::finish(&erasing).await?;
        }
        fold_alone(&[], None).await?;
        let known: HashSet<EventId> = sums::everything().await?.into_iter().map(|e| e.id).collect();
        let (old, new): (Vec<Event>, Vec<Event>) = events.into_iter().partition(|e| known.contains(&e.id));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let imported = Imported { added: number(new.len()), known: number(old.len()), left: number(left) };
        if !new.is_empty() {
            // They reach back: everything is summed up anew.
            storage::remove(&[sums::CHECKPOINT]).await?;
            append(&storage::keys().await?, None, new).await?;
            sums::summarise().await?;
        }
        Ok(Ok(imported))
    })
    .await
}
