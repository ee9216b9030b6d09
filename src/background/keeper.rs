//! The only writer of the journal.
//!
//! Pages write each event under its own key; here they are folded into
//! blocks. A block is written before the single keys are removed, so a crash
//! in between leaves doubles, which the next fold drops, and never a gap.

use std::collections::BTreeMap;

use js_sys::Date;

use super::lock::alone;
use super::{erase, held, renew, sums, undo};
use crate::journal::blocks::{self, Block};
use crate::journal::erasing::{Erasing, What};
use crate::journal::event::{Event, EventId, Fact, SCHEMA};
use crate::journal::memory::CANDIDATE;
use crate::journal::summary::Summary;
use crate::webext::{Answer, ApiError, environment, storage};

/// The key that counts messages that were dropped.
const DROPPED: &str = "dropped";

/// The time, in milliseconds since the epoch.
pub(super) fn now() -> i64 {
    Date::now() as i64
}

/// Folds everything that has arrived. `ids` are events of which `tab` is now known.
pub(super) async fn fold(ids: &[EventId], tab: Option<i32>) -> Answer<()> {
    let ids = ids.to_vec();
    alone(async move { fold_alone(&ids, tab).await.map(|_| ()) }).await
}

/// Folds, with the lock held. Gives the summary if the journal has changed.
pub(super) async fn fold_alone(ids: &[EventId], tab: Option<i32>) -> Answer<Option<Summary>> {
    let keys = storage::keys().await?;
    let erasing = erase::pending().await?;
    let hidden = |key: &str| erasing.as_ref().is_some_and(|e| e.hides_key(key));
    let inbox: Vec<&String> = keys.iter().filter(|k| k.starts_with(blocks::INBOX) && !hidden(k)).collect();
    let mut arrived = held::all();
    let in_memory = arrived.clone();
    if inbox.is_empty() && arrived.is_empty() {
        // An attempt that never got an answer leaves an address behind, which goes in time.
        let waits = keys.iter().any(|k| k.starts_with(CANDIDATE));
        return if waits { sums::summarise().await.map(Some) } else { Ok(None) };
    }
    let mut done = Vec::new();
    for (key, text) in readable(&inbox).await {
        // What this version cannot read stays under its key and is counted there.
        let Ok(mut event) = blocks::arrived(&text) else { continue };
        if event.tab.is_none() && ids.contains(&event.id) {
            event.tab = tab;
        }
        arrived.push(event);
        done.push(key);
    }
    undo::attempted(&arrived).await;
    add_environment(&mut arrived).await;
    append(&keys, erasing.as_ref(), arrived).await?;
    held::taken(&in_memory);
    storage::remove(&done).await?;
    sums::summarise().await.map(Some)
}

/// The texts of these keys; one that cannot be read hides no other.
async fn readable(keys: &[&String]) -> BTreeMap<String, String> {
    match storage::get_own(keys).await {
        Ok(texts) => texts,
        Err(_) => storage::get_readable(keys).await.0,
    }
}

/// Puts events behind the last block; those that stand in the last two are left out.
pub(super) async fn append(keys: &[String], erasing: Option<&Erasing>, arrived: Vec<Event>) -> Answer<()> {
    let mut numbers: Vec<u32> = keys.iter().filter_map(|k| blocks::block_number(k)).collect();
    numbers.sort_unstable();
    let last = numbers.last().copied();
    let open: Vec<String> = last.into_iter().flat_map(|n| [n.checked_sub(1), Some(n)]).flatten().map(blocks::block_key).collect();
    let texts = readable(&open.iter().collect::<Vec<_>>()).await;
    let read = |number: u32| texts.get(&blocks::block_key(number)).and_then(|text| Block::parse(number, text));
    let before = last.and_then(|n| n.checked_sub(1)).and_then(read);
    // What is about to be erased is not added to, or what comes now would go with it.
    let closed = |n: u32| matches!(erasing, Some(Erasing { what: What::All { last: Some(last), .. }, .. }) if n <= *last);
    // A last block that cannot be read is left as it is; a new one begins behind it.
    let open = match last {
        Some(n) if closed(n) => Block { number: n + 1, entries: Vec::new() },
        Some(n) => read(n).unwrap_or(Block { number: n + 1, entries: Vec::new() }),
        None => Block::default(),
    };
    let written = blocks::fold(before.as_ref(), open, arrived);
    let items: BTreeMap<String, String> = written.iter().map(|b| (blocks::block_key(b.number), b.text())).collect();
    if items.is_empty() { Ok(()) } else { set(&items).await }
}

/// Writes, and remembers how that went.
pub(super) async fn set(items: &BTreeMap<String, String>) -> Answer<()> {
    let result = match renew::if_torn().await {
        Ok(()) => storage::set(items).await,
        Err(error) => Err(error),
    };
    if result.is_err() {
        renew::torn().await;
    }
    held::wrote(result.as_ref().err());
    result
}

/// Pages need not know in which browser they are: what arrives was seen in this one.
async fn add_environment(arrived: &mut [Event]) {
    let lacks = |event: &&mut Event| matches!(&event.fact, Fact::Attempt(a) if a.environment.is_none());
    let mut lacking: Vec<&mut Event> = arrived.iter_mut().filter(lacks).collect();
    if lacking.is_empty() {
        return;
    }
    let this = environment::this().await;
    for event in &mut lacking {
        if let Fact::Attempt(attempt) = &mut event.fact {
            attempt.environment = Some(this.clone());
        }
    }
}

/// The record in a few facts, with everything that has arrived. It never
/// fails: where the storage does, it says so.
pub(super) async fn summary() -> Summary {
    let made = alone(async {
        // What cannot be folded now is with the next wake; the summary tells why.
        let folded = fold_alone(&[], None).await;
        let summary = match folded {
            Ok(Some(summary)) => summary,
            Ok(None) => sums::kept_or_made().await?,
            Err(_) => sums::summarise().await?,
        };
        Ok(summary)
    })
    .await;
    let summary = made.unwrap_or_else(|error| sums::without_storage(&error));
    sums::with_keeping(summary).await
}

/// A fact of the background's own at this time, as an event.
pub(super) fn event(at: i64, fact: Fact) -> Event {
    let random = (js_sys::Math::random() * (1_u64 << 52) as f64) as u64;
    let zone = -(Date::new_0().get_timezone_offset() as i32);
    Event { v: SCHEMA, id: EventId::new(at, random), at, zone, tab: None, view: None, fact }
}

/// Writes a fact of the background's own. Where the storage refuses it, it is
/// held in memory, and the summary tells.
pub(super) async fn write(fact: Fact) -> Answer<()> {
    keep(event(now(), fact)).await
}

/// As [`write`], for an event that was made already.
pub(super) async fn keep(event: Event) -> Answer<()> {
    if let Err(error) = write_with(event.clone(), BTreeMap::new()).await {
        return if held::hold(event) { Ok(()) } else { Err(error) };
    }
    Ok(())
}

/// Writes an event and what belongs to it in one batch, or nothing.
pub(super) async fn write_with(event: Event, mut items: BTreeMap<String, String>) -> Answer<()> {
    items.insert(blocks::inbox_key(&event.id), event.to_json());
    set(&items).await?;
    // It is written down; if it cannot be folded now, it is with the next wake.
    let _ = fold(&[], None).await;
    Ok(())
}

/// A page could not write this event down.
pub(super) async fn hold(text: &str) {
    renew::torn().await;
    held::wrote(Some(&ApiError("a page could not write".to_owned())));
    if let Ok(event) = blocks::arrived(text) {
        held::hold(event);
    }
}

/// Counts a message that was not understood or not allowed.
pub(super) async fn count_dropped() {
    let _ = alone(async {
        let kept = storage::get_own(&[DROPPED]).await?;
        let count = kept.get(DROPPED).and_then(|t| t.parse::<u64>().ok()).unwrap_or(0);
        storage::set(&BTreeMap::from([(DROPPED.to_owned(), (count + 1).to_string())])).await
    })
    .await;
}
