//! How long the record is kept, carried out: once a day on a wake, and when
//! the person chooses another time.

use super::journal_writer::fold_alone;
use super::{erasure, summary};
use crate::background::Result;
use crate::background::store::clock::now;
use crate::background::store::lock::alone;
use crate::background::store::{reader, write};
use crate::journal::event::Scope;
use crate::journal::in_order;
use crate::journal::storage::keys::KEEP;
use crate::journal::storage::retention::{RetentionPlan, RetentionState, chosen, plan};
use crate::webext::storage;

async fn kept() -> Result<RetentionState> {
    Ok(storage::get(&KEEP).await?.unwrap_or_default())
}

/// The person chooses for how many days the record is kept.
pub(crate) async fn choose(days: u32) -> Result<()> {
    alone(async move {
        let before = kept().await?;
        fold_alone(&[], None).await?;
        look_through(RetentionState { days: Some(chosen(Some(days))), ..before }).await
    })
    .await
}

/// Looks the record through if that was not done today.
pub(crate) async fn tick() -> Result<()> {
    alone(async {
        let kept = kept().await?;
        if kept.is_due(now()) { look_through(kept).await } else { Ok(()) }
    })
    .await
}

/// With the lock held: removes what is due, announces what will be.
async fn look_through(mut kept: RetentionState) -> Result<()> {
    // What is about to be erased is not counted; and what cannot be read now may be the one event that has to stay.
    if reader::erasing().await?.is_some() {
        return write::set(&KEEP, &kept).await;
    }
    let events = in_order(reader::everything().await?);
    let at = now();
    let RetentionPlan { events: gone, pictures, announce } = plan(&events, chosen(kept.days), kept.announced, at);
    if !gone.is_empty() || !pictures.is_empty() {
        let with_picture = gone.union(&pictures).cloned().collect();
        erasure::remove(&storage::keys().await?, &gone, &with_picture, at, Scope::Old).await?;
    }
    kept.announced = announce;
    kept.checked = at;
    write::set(&KEEP, &kept).await?;
    match fold_alone(&[], None).await? {
        Some(_) => Ok(()),
        None => summary::summarise().await.map(drop),
    }
}
