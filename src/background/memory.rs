//! The only writer of the addresses that are remembered.

use std::collections::BTreeMap;

use super::lock::alone;
use crate::journal::memory::{CANDIDATE, Fate, REMEMBERED, fate, read, with, write};
use crate::journal::settings::{KEY, MayRemember, Settings};
use crate::journal::{EventId, Story};
use crate::webext::{Answer, storage};

/// Decides on the candidates: remembers those whose login worked, drops those
/// whose did not. For whoever works on the journal already.
pub(super) async fn settle(keys: &[String], stories: &[Story<'_>], now: i64) -> Answer<()> {
    let candidates: Vec<&String> = keys.iter().filter(|key| key.starts_with(CANDIDATE)).collect();
    if candidates.is_empty() {
        return Ok(());
    }
    let mut texts = storage::get_own(&candidates).await?;
    texts.extend(storage::get_own(&[REMEMBERED, KEY]).await?);
    // What was on its way when the person said no is dropped too.
    let allowed = Settings::read(texts.get(KEY).map_or("", String::as_str)).memory == MayRemember::Yes;
    let mut remembered = read(texts.get(REMEMBERED).map_or("", String::as_str));
    let mut done = Vec::new();
    let mut new = false;
    for key in candidates {
        let id = EventId::try_from(key.trim_start_matches(CANDIDATE).to_owned()).ok();
        let hidden = texts.get(key).and_then(|text| read(text).pop());
        let fate = match (id, &hidden) {
            (Some(id), Some(hidden)) if allowed => fate(&id, hidden.at, stories, now),
            _ => Fate::Drop,
        };
        if fate == Fate::Remember {
            remembered = hidden.into_iter().fold(remembered, with);
            new = true;
        }
        if fate != Fate::Waits {
            done.push(key);
        }
    }
    if new {
        storage::set(&BTreeMap::from([(REMEMBERED.to_owned(), write(&remembered))])).await?;
    }
    storage::remove(&done).await
}

/// Forgets one address.
pub(super) async fn forget(digest: String) -> Result<(), String> {
    let forgotten = alone(async move {
        let text = storage::get_own(&[REMEMBERED]).await?.remove(REMEMBERED).unwrap_or_default();
        let mut remembered = read(&text);
        remembered.retain(|hidden| hidden.digest != digest);
        storage::set(&BTreeMap::from([(REMEMBERED.to_owned(), write(&remembered))])).await
    });
    forgotten.await.map_err(|e| e.to_string())
}

/// Forgets all of them, and what waits to become one.
pub(super) async fn forget_all() -> Result<(), String> {
    let forgotten = alone(async {
        let keys = storage::keys().await?;
        let all: Vec<&String> = keys.iter().filter(|key| key.starts_with(CANDIDATE) || *key == REMEMBERED).collect();
        storage::remove(&all).await
    });
    forgotten.await.map_err(|e| e.to_string())
}
