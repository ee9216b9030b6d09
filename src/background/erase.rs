//! Erasing, and taking it back for ten seconds. Nothing is physically gone
//! before, and all of it is afterwards, whether or not the background was
//! stopped in between: the note of it lies in the storage.

use std::collections::{BTreeMap, HashSet};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::keeper::{fold_alone, now};
use super::lock::alone;
use super::{clock, keeper, sums};
use crate::journal::blocks::{self, BLOCK, Block, INBOX};
use crate::journal::erasing::{ERASING, Erasing, UNDO_FOR, What, of_attempt, of_entry};
use crate::journal::event::{Erasure, Event, EventId, Fact, SCHEMA, Scope};
use crate::journal::letter::DRAFT;
use crate::journal::memory::{CANDIDATE, REMEMBERED};
use crate::journal::picture::PICTURE;
use crate::journal::resetting;
use crate::webext::{Answer, ApiError, storage};

/// Blocks that are read in one call.
const AT_ONCE: usize = 10;

/// What is about to be erased.
pub(super) async fn pending() -> Answer<Option<Erasing>> {
    Ok(storage::get_own(&[ERASING]).await?.get(ERASING).and_then(|text| Erasing::from_json(text)))
}

/// What the person wants to erase.
pub(super) enum Wish {
    All,
    Attempt(EventId),
    /// Another entry; see [`of_entry`].
    Entry(EventId),
}

/// Hides it, and erases it in ten seconds.
pub(super) async fn erase(wish: Wish) -> Answer<()> {
    alone(async move {
        // Whoever erases once more has let the first one go.
        if let Some(before) = pending().await? {
            finish(&before).await?;
        }
        fold_alone(&[], None).await?;
        let what = match &wish {
            Wish::Attempt(attempt) => What::Events(of_attempt(&sums::everything().await?, attempt, now())),
            Wish::Entry(entry) => What::Entry(of_entry(&sums::everything().await?, entry).ok_or(ApiError("unknown".to_owned()))?),
            Wish::All => everything_there(&storage::keys().await?),
        };
        let erasing = Erasing { at: now(), what };
        keeper::set(&BTreeMap::from([(ERASING.to_owned(), erasing.to_json())])).await?;
        clock::at_erasure(erasing.until()).await;
        sums::summarise().await
    })
    .await?;
    spawn_local(async {
        // The alarm may come half a minute late; this is on time if the background still runs.
        TimeoutFuture::new(u32::try_from(UNDO_FOR).unwrap_or(u32::MAX)).await;
        let _ = finish_due().await;
    });
    Ok(())
}

fn everything_there(keys: &[String]) -> What {
    let last = keys.iter().filter_map(|k| blocks::block_number(k)).max();
    let remembered = |k: &str| k.starts_with(CANDIDATE) || k == REMEMBERED || k == resetting::KEY || k == DRAFT;
    let single = |k: &&String| {
        k.starts_with(INBOX) || k.starts_with(PICTURE) || remembered(k) || k.starts_with(BLOCK) && blocks::block_number(k).is_none()
    };
    What::All { last, keys: keys.iter().filter(single).cloned().collect() }
}

/// Takes the last erasure back.
pub(super) async fn undo() -> Answer<()> {
    alone(async {
        match pending().await? {
            Some(erasing) if !erasing.due(now()) => storage::remove(&[ERASING]).await?,
            Some(erasing) => {
                finish(&erasing).await?;
                return Err(ApiError("too-late".to_owned()));
            }
            None => return Err(ApiError("too-late".to_owned())),
        }
        sums::summarise().await.map(drop)
    })
    .await
}

/// Erases for good what is due; sets the alarm for what is not.
pub(super) async fn finish_due() -> Answer<()> {
    alone(async {
        match pending().await? {
            Some(erasing) if erasing.due(now()) => finish(&erasing).await,
            Some(erasing) => {
                clock::at_erasure(erasing.until()).await;
                Ok(())
            }
            None => Ok(()),
        }
    })
    .await
}

/// Erases for good, with the lock held. Done halfway, it is done again: the
/// note of it goes last, and the event that tells of it has one id.
pub(super) async fn finish(erasing: &Erasing) -> Answer<()> {
    let keys = storage::keys().await?;
    let gone = match &erasing.what {
        What::All { .. } => {
            let hidden: Vec<&String> = keys.iter().filter(|k| erasing.hides_key(k)).collect();
            let events = count(&hidden).await;
            write_down(erasing.at, Erasure { scope: Scope::All, events, pictures: pictures(&hidden) }).await?;
            storage::remove(&[sums::CHECKPOINT]).await?;
            storage::remove(&hidden).await
        }
        What::Events(ids) => remove(&keys, ids, ids, erasing.at, Scope::Attempt).await,
        What::Entry(ids) => remove(&keys, ids, ids, erasing.at, Scope::Entry).await,
    };
    gone?;
    storage::remove(&[ERASING]).await?;
    fold_alone(&[], None).await.map(drop)
}

/// Removes these events and pictures from wherever they stand, with the lock held, and writes down that they are gone.
pub(super) async fn remove(keys: &[String], ids: &HashSet<EventId>, with_picture: &HashSet<EventId>, at: i64, scope: Scope) -> Answer<()> {
    let single: Vec<&String> = keys
        .iter()
        .filter(|key| {
            let is = |prefix, of: &HashSet<EventId>| key.strip_prefix(prefix).is_some_and(|id| of.iter().any(|i| i.as_str() == id));
            is(INBOX, ids) || is(PICTURE, with_picture)
        })
        .collect();
    let (mut items, mut emptied, mut events) = (BTreeMap::new(), Vec::new(), 0);
    let numbers: Vec<u32> = keys.iter().filter_map(|k| blocks::block_number(k)).collect();
    for some in numbers.chunks(AT_ONCE) {
        let wanted: Vec<String> = some.iter().map(|n| blocks::block_key(*n)).collect();
        for (key, text) in storage::get_own(&wanted).await? {
            let block = blocks::block_number(&key).and_then(|number| Block::parse(number, &text));
            let Some((block, left)) = block.and_then(|b| b.without(ids).map(|left| (b, left))) else { continue };
            events += block.entries.len() - left.entries.len();
            if left.entries.is_empty() {
                emptied.push(key);
            } else {
                items.insert(key, left.text());
            }
        }
    }
    let erasure = Erasure { scope, events: u32::try_from(events).unwrap_or(u32::MAX), pictures: pictures(&single) };
    write_down(at, erasure).await?;
    // The sums hold what goes: without them everything is summed up anew.
    storage::remove(&[sums::CHECKPOINT]).await?;
    if !items.is_empty() {
        keeper::set(&items).await?;
    }
    emptied.extend(single.into_iter().cloned());
    storage::remove(&emptied).await
}

/// The event that tells of an erasure; its id follows from when it was asked for.
async fn write_down(at: i64, erasure: Erasure) -> Answer<()> {
    let zone = -(js_sys::Date::new_0().get_timezone_offset() as i32);
    let event = Event { v: SCHEMA, id: EventId::new(at, 0), at, zone, tab: None, view: None, fact: Fact::Erased(erasure) };
    keeper::set(&BTreeMap::from([(blocks::inbox_key(&event.id), event.to_json())])).await
}

fn pictures(keys: &[&String]) -> u32 {
    u32::try_from(keys.iter().filter(|k| k.starts_with(PICTURE)).count()).unwrap_or(u32::MAX)
}

/// How many entries these keys hold.
async fn count(keys: &[&String]) -> u32 {
    let mut entries = keys.iter().filter(|k| k.starts_with(INBOX)).count();
    let blocks: Vec<&String> = keys.iter().copied().filter(|k| k.starts_with(BLOCK)).collect();
    for some in blocks.chunks(AT_ONCE) {
        let texts = storage::get_readable(some).await.0;
        entries += texts.values().filter_map(|text| Block::parse(0, text)).map(|b| b.entries.len()).sum::<usize>();
    }
    u32::try_from(entries).unwrap_or(u32::MAX)
}
