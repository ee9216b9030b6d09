//! Erasing, and taking it back for ten seconds. Nothing is physically gone
//! before, and all of it is afterwards, whether or not the background was
//! stopped in between: the note of it lies in the storage.

use std::collections::HashSet;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::journal_writer::fold_alone;
use super::summary;
use crate::background::Result;
use crate::background::alarms;
use crate::background::store::blocks::{AT_ONCE, numbers};
use crate::background::store::clock::{now, zone};
use crate::background::store::lock::alone;
use crate::background::store::{checkpoint, reader, write};
use crate::journal::event::{Erasure, Event, EventId, Fact, SCHEMA, Scope};
use crate::journal::storage::blocks::Block;
use crate::journal::storage::erasure::{ErasureScope, PendingErasure, UNDO_FOR, of_attempt, of_entry};
use crate::journal::storage::keys::{BLOCK, ERASING, INBOX, PICTURE};
use crate::protocol::Failure;
use crate::webext::storage;

/// What the person wants to erase.
pub(crate) enum ErasureTarget {
    All,
    Attempt(EventId),
    /// Another entry; see [`of_entry`].
    Entry(EventId),
}

/// Hides it, and erases it in ten seconds.
pub(crate) async fn erase(wish: ErasureTarget) -> Result<()> {
    alone(async move {
        // Whoever erases once more has let the first one go.
        if let Some(before) = reader::erasing().await? {
            finish(&before).await?;
        }
        fold_alone(&[], None).await?;
        let what = match &wish {
            ErasureTarget::Attempt(attempt) => ErasureScope::Events(of_attempt(&reader::everything().await?, attempt, now())),
            ErasureTarget::Entry(entry) => ErasureScope::Entry(of_entry(&reader::everything().await?, entry).ok_or(Failure::NotThere)?),
            ErasureTarget::All => ErasureScope::everything(&storage::keys().await?),
        };
        let erasing = PendingErasure { at: now(), what };
        write::set(&ERASING, &erasing).await?;
        alarms::at_erasure(erasing.until()).await;
        summary::summarise().await
    })
    .await?;
    spawn_local(async {
        // The alarm may come half a minute late; this is on time if the background still runs.
        TimeoutFuture::new(u32::try_from(UNDO_FOR).unwrap_or(u32::MAX)).await;
        let _ = finish_due().await;
    });
    Ok(())
}

/// Takes the last erasure back.
pub(crate) async fn undo() -> Result<()> {
    alone(async {
        match reader::erasing().await? {
            Some(erasing) if !erasing.due(now()) => storage::remove(&[ERASING]).await?,
            Some(erasing) => {
                finish(&erasing).await?;
                return Err(Failure::TooLate);
            }
            None => return Err(Failure::TooLate),
        }
        summary::summarise().await.map(drop)
    })
    .await
}

/// Erases for good what is due; sets the alarm for what is not.
pub(crate) async fn finish_due() -> Result<()> {
    alone(async {
        match reader::erasing().await? {
            Some(erasing) if erasing.due(now()) => finish(&erasing).await,
            Some(erasing) => {
                alarms::at_erasure(erasing.until()).await;
                Ok(())
            }
            None => Ok(()),
        }
    })
    .await
}

/// Erases for good, with the lock held. Done halfway, it is done again: the
/// note of it goes last, and the event that tells of it has one id.
pub(crate) async fn finish(erasing: &PendingErasure) -> Result<()> {
    let keys = storage::keys().await?;
    let gone = match &erasing.what {
        ErasureScope::All { .. } => {
            let hidden: Vec<&String> = keys.iter().filter(|k| erasing.hides_key(k)).collect();
            let events = count(&hidden).await;
            write_down(erasing.at, Erasure { scope: Scope::All, events, pictures: pictures(&hidden) }).await?;
            checkpoint::forget().await?;
            storage::remove(&hidden).await.map_err(Failure::from)
        }
        ErasureScope::Events(ids) => remove(&keys, ids, ids, erasing.at, Scope::Attempt).await,
        ErasureScope::Entry(ids) => remove(&keys, ids, ids, erasing.at, Scope::Entry).await,
    };
    gone?;
    storage::remove(&[ERASING]).await?;
    fold_alone(&[], None).await.map(drop)
}

/// Removes these events and pictures from wherever they stand, with the lock held, and writes down that they are gone.
pub(crate) async fn remove(keys: &[String], ids: &HashSet<EventId>, with_picture: &HashSet<EventId>, at: i64, scope: Scope) -> Result<()> {
    let single: Vec<&String> = keys
        .iter()
        .filter(|key| {
            let is = |id: Option<EventId>, of: &HashSet<EventId>| id.is_some_and(|id| of.contains(&id));
            is(INBOX.suffix(key), ids) || is(PICTURE.suffix(key), with_picture)
        })
        .collect();
    let (mut items, mut emptied, mut events) = (Vec::new(), Vec::new(), 0);
    for some in numbers(keys, None).chunks(AT_ONCE) {
        let wanted: Vec<_> = some.iter().map(|number| BLOCK.key(number)).collect();
        for (key, text) in storage::own_texts(&wanted).await? {
            let block = BLOCK.suffix(&key).and_then(|number| Block::parse(number, &text));
            let Some((block, left)) = block.and_then(|b| b.without(ids).map(|left| (b, left))) else { continue };
            events += block.entries.len() - left.entries.len();
            if left.entries.is_empty() {
                emptied.push(key);
            } else {
                items.push(BLOCK.key(&left.number).with_text(left.text()));
            }
        }
    }
    let erasure = Erasure { scope, events: u32::try_from(events).unwrap_or(u32::MAX), pictures: pictures(&single) };
    write_down(at, erasure).await?;
    // The sums hold what goes: without them everything is summed up anew.
    checkpoint::forget().await?;
    if !items.is_empty() {
        write::set_all(&items).await?;
    }
    emptied.extend(single.into_iter().cloned());
    Ok(storage::remove(&emptied).await?)
}

/// The event that tells of an erasure; its id follows from when it was asked for.
async fn write_down(at: i64, erasure: Erasure) -> Result<()> {
    let event = Event { v: SCHEMA, id: EventId::new(at, 0), at, zone: zone(), tab: None, view: None, fact: Fact::Erased(erasure) };
    write::set_all(&[INBOX.key(&event.id).with(&event)]).await
}

fn pictures(keys: &[&String]) -> u32 {
    u32::try_from(keys.iter().filter(|k| PICTURE.has(k)).count()).unwrap_or(u32::MAX)
}

/// How many entries these keys hold.
async fn count(keys: &[&String]) -> u32 {
    let mut entries = keys.iter().filter(|k| INBOX.has(k)).count();
    let blocks: Vec<&String> = keys.iter().copied().filter(|k| BLOCK.has(k)).collect();
    for some in blocks.chunks(AT_ONCE) {
        let texts = storage::readable_texts(some).await.0;
        entries += texts.values().filter_map(|text| Block::parse(0, text)).map(|b| b.entries.len()).sum::<usize>();
    }
    u32::try_from(entries).unwrap_or(u32::MAX)
}
