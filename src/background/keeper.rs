//! The only writer of the journal.
//!
//! Pages write each event under its own key; here they are folded into
//! blocks. A block is written before the single keys are removed, so a crash
//! in between leaves doubles, which the next fold drops, and never a gap.

use std::collections::BTreeMap;

use js_sys::{Date, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::journal::blocks::{self, Block};
use crate::journal::event::{Event, EventId, Fact, SCHEMA};
use crate::journal::summary::{self, Summary};
use crate::journal::{stories, waiting};
use crate::webext::{Answer, ApiError, storage};

/// Blocks that are read in one call.
const AT_ONCE: usize = 10;
/// The key that pages read first: which attempts wait for their outcome.
const WAITING: &str = "waiting";
/// The key of the summary that was made last.
const SUMMARY: &str = "summary";
/// The key that counts messages that were dropped.
const DROPPED: &str = "dropped";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, then: &JsValue) -> Result<Promise, JsValue>;
}

/// Runs `work` while nobody else works on the journal.
async fn alone<T: 'static>(work: impl Future<Output = Answer<T>> + 'static) -> Answer<T> {
    let result = std::rc::Rc::new(std::cell::RefCell::new(None));
    let slot = std::rc::Rc::clone(&result);
    let then = Closure::once_into_js(move |_: JsValue| {
        future_to_promise(async move {
            *slot.borrow_mut() = Some(work.await);
            Ok(JsValue::UNDEFINED)
        })
    });
    JsFuture::from(request_lock("journal", &then)?).await?;
    result.take().unwrap_or_else(|| Err(ApiError("the lock was lost".to_owned())))
}

/// Folds everything that has arrived. `ids` are events of which `tab` is now known.
pub(super) async fn fold(ids: &[EventId], tab: Option<i32>) -> Answer<()> {
    let ids = ids.to_vec();
    alone(async move { fold_alone(&ids, tab).await.map(|_| ()) }).await
}

/// Says whether the journal has changed.
async fn fold_alone(ids: &[EventId], tab: Option<i32>) -> Answer<bool> {
    let keys = storage::keys().await?;
    let arrived_keys: Vec<&String> = keys.iter().filter(|k| k.starts_with(blocks::INBOX)).collect();
    if arrived_keys.is_empty() {
        return Ok(false);
    }
    let mut arrived = Vec::new();
    let mut done = Vec::new();
    for (key, text) in storage::get_own(&arrived_keys).await? {
        // What this version cannot read stays under its key and is counted there.
        let Ok(mut event) = Event::from_json(&text) else { continue };
        if event.tab.is_none() && ids.contains(&event.id) {
            event.tab = tab;
        }
        arrived.push(event);
        done.push(key);
    }
    let mut numbers: Vec<u32> = keys.iter().filter_map(|k| blocks::block_number(k)).collect();
    numbers.sort_unstable();
    let last = numbers.last().copied();
    let open: Vec<String> = last.into_iter().flat_map(|n| [n.checked_sub(1), Some(n)]).flatten().map(blocks::block_key).collect();
    let texts = storage::get_own(&open).await?;
    let read = |number: u32| texts.get(&blocks::block_key(number)).and_then(|text| Block::parse(number, text));
    let before = last.and_then(|n| n.checked_sub(1)).and_then(read);
    // A last block that cannot be read is left as it is; a new one begins behind it.
    let open = match last {
        Some(n) => read(n).unwrap_or(Block { number: n + 1, entries: Vec::new() }),
        None => Block::default(),
    };
    let written = blocks::fold(before.as_ref(), open, arrived);
    let items: BTreeMap<String, String> = written.iter().map(|b| (blocks::block_key(b.number), b.text())).collect();
    if !items.is_empty() {
        storage::set(&items).await?;
    }
    storage::remove(&done).await?;
    summarise().await?;
    Ok(true)
}

/// The record in a few facts, with everything that has arrived.
pub(super) async fn summary() -> Result<Summary, String> {
    let made = alone(async {
        let changed = fold_alone(&[], None).await?;
        let kept = storage::get_own(&[SUMMARY]).await?;
        let kept = kept.get(SUMMARY).and_then(|text| serde_json::from_str::<Summary>(text).ok());
        match kept {
            // A latest attempt without an outcome may have one by now, or count as unanswered.
            Some(kept) if changed || kept.last_outcome.is_some() || kept.last_attempt.is_none() => Ok(kept),
            _ => summarise().await,
        }
    });
    made.await.map_err(|e| e.to_string())
}

/// Sums the record up and keeps the sum; the key `waiting` is put right by the way.
async fn summarise() -> Answer<Summary> {
    let keys = storage::keys().await?;
    let mut blocks: Vec<&String> = keys.iter().filter(|k| blocks::block_number(k).is_some()).collect();
    blocks.sort();
    let mut events = Vec::new();
    let mut unreadable = keys.iter().filter(|k| k.starts_with(blocks::INBOX)).count();
    for some in blocks.chunks(AT_ONCE) {
        for text in storage::get(some).await?.values() {
            let (read, bad) = blocks::read(text);
            events.extend(read);
            unreadable += bad.len();
        }
    }
    let now = Date::now() as i64;
    let stories = stories(&events, now);
    let summary = summary::summary(&events, &stories, unreadable);
    let mut items = BTreeMap::from([(SUMMARY.to_owned(), to_json(&summary))]);
    // Each page writes this key as it knew it when it was loaded, and so forgets the attempts of other tabs.
    let listed = storage::get_own(&[WAITING]).await?.remove(WAITING).unwrap_or_default();
    let waits = waiting::write(&waiting::corrected(&waiting::read(&listed, now), &stories, now));
    if waits != listed {
        items.insert(WAITING.to_owned(), waits);
    }
    storage::set(&items).await?;
    let past: Vec<&String> = keys.iter().filter(|k| waiting::is_past(k, now)).collect();
    if !past.is_empty() {
        storage::remove(&past).await?;
    }
    Ok(summary)
}

fn to_json(summary: &Summary) -> String {
    serde_json::to_string(summary).unwrap_or_default()
}

/// Writes a fact of the background's own.
pub(super) async fn write(fact: Fact) -> Answer<()> {
    let at = Date::now() as i64;
    let random = (js_sys::Math::random() * (1_u64 << 52) as f64) as u64;
    let zone = -(Date::new_0().get_timezone_offset() as i32);
    let event = Event { v: SCHEMA, id: EventId::new(at, random), at, zone, tab: None, view: None, fact };
    storage::set(&BTreeMap::from([(blocks::inbox_key(&event), event.to_json())])).await?;
    fold(&[], None).await
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
