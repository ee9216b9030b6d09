//! How long the record is kept, carried out: once a day on a wake, and when
//! the person chooses another time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::keeper::{fold_alone, now};
use super::lock::alone;
use super::{erase, keeper, sums};
use crate::journal::event::Scope;
use crate::journal::retention::{Announcement, Plan, chosen, plan};
use crate::webext::{Answer, storage};

/// The key of what was chosen and announced.
const KEEP: &str = "keep";
/// The record is looked through this often, in milliseconds.
const EVERY: i64 = 86_400_000;

/// What was chosen and announced.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    days: Option<u32>,
    announced: Option<Announcement>,
    /// When the record was last looked through, in milliseconds since the epoch.
    checked: i64,
}

async fn kept() -> Answer<Kept> {
    let text = storage::get_own(&[KEEP]).await?.remove(KEEP).unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

async fn store(kept: &Kept) -> Answer<()> {
    keeper::set(&BTreeMap::from([(KEEP.to_owned(), serde_json::to_string(kept).unwrap_or_default())])).await
}

/// What was announced last.
pub(super) async fn announced() -> Option<Announcement> {
    kept().await.ok()?.announced
}

/// The person chooses for how many days the record is kept.
pub(super) async fn choose(days: u32) -> Answer<()> {
    alone(async move {
        let before = kept().await?;
        fold_alone(&[], None).await?;
        look_through(Kept { days: Some(chosen(Some(days))), ..before }).await
    })
    .await
}

/// Looks the record through if that was not done today.
pub(super) async fn tick() -> Answer<()> {
    alone(async {
        let kept = kept().await?;
        // A clock that was set back must not stop it for years.
        if (0..EVERY).contains(&(now() - kept.checked)) {
            return Ok(());
        }
        look_through(kept).await
    })
    .await
}

/// With the lock held: removes what is due, announces what will be.
async fn look_through(mut kept: Kept) -> Answer<()> {
    // What is about to be erased is not counted; and what cannot be read now may be the one event that has to stay.
    if erase::pending().await?.is_some() {
        return store(&kept).await;
    }
    let mut events = sums::everything().await?;
    events.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    events.dedup_by(|a, b| a.id == b.id);
    let at = now();
    let Plan { events: gone, pictures, announce } = plan(&events, chosen(kept.days), kept.announced, at);
    if !gone.is_empty() || !pictures.is_empty() {
        let with_picture = gone.union(&pictures).cloned().collect();
        erase::remove(&storage::keys().await?, &gone, &with_picture, at, Scope::Old).await?;
    }
    kept.announced = announce;
    kept.checked = at;
    store(&kept).await?;
    match fold_alone(&[], None).await? {
        Some(_) => Ok(()),
        None => sums::summarise().await.map(drop),
    }
}
