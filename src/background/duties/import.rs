//! Reading a saved log back in: merged by event id, all of it or nothing.

use std::collections::HashSet;

use super::journal_writer::fold_alone;
use super::{erasure, summary};
use crate::background::Result;
use crate::background::store::lock::alone;
use crate::background::store::{blocks, checkpoint, reader};
use crate::journal::event::{Event, EventId};
use crate::journal::storage::import::{Damage, ImportReport, read};
use crate::webext::storage;

/// Adds what the record does not hold yet.
///
/// # Errors
/// The outer one: the storage. The inner one: the file, in which case nothing was changed.
pub(crate) async fn import(text: String) -> Result<Result<ImportReport, Damage>> {
    let (events, left) = match read(&text) {
        Ok(read) => read,
        Err(damage) => return Ok(Err(damage)),
    };
    alone(async move {
        // Events that are hidden would count as known, and then go for good.
        if let Some(erasing) = reader::erasing().await? {
            erasure::finish(&erasing).await?;
        }
        fold_alone(&[], None).await?;
        let known: HashSet<EventId> = reader::everything().await?.into_iter().map(|e| e.id).collect();
        let (old, new): (Vec<Event>, Vec<Event>) = events.into_iter().partition(|e| known.contains(&e.id));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let imported = ImportReport { added: number(new.len()), known: number(old.len()), left: number(left) };
        if !new.is_empty() {
            checkpoint::forget().await?;
            blocks::append(&storage::keys().await?, None, new).await?;
            summary::summarise().await?;
        }
        Ok(Ok(imported))
    })
    .await
}
