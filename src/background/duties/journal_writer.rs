//! The only writer of the journal.
//!
//! Pages write each event under its own key; here they are folded into
//! blocks. A block is written before the single keys are removed, so a crash
//! in between leaves doubles, which the next fold drops, and never a gap.

use super::summary;
use crate::background::Result;
use crate::background::store::clock::{now, zone};
use crate::background::store::lock::alone;
use crate::background::store::{blocks, checkpoint, pending_reset, reader, removed_cookies, repair, write, write_queue};
use crate::journal::attempts::latest::{is_nameless, named};
use crate::journal::event::{Event, EventId, Fact, SCHEMA};
use crate::journal::storage::blocks::arrived;
use crate::journal::storage::erasure::PendingErasure;
use crate::journal::storage::keys::{CANDIDATE, INBOX, RESETTING};
use crate::journal::summary::Summary;
use crate::protocol::Failure;
use crate::webext::{environment, storage};

/// Folds everything that has arrived. `ids` are events of which `tab` is now known.
pub(crate) async fn fold(ids: &[EventId], tab: Option<i32>) -> Result<()> {
    let ids = ids.to_vec();
    alone(async move { fold_alone(&ids, tab).await.map(|_| ()) }).await
}

/// Folds, with the lock held. Gives the summary if the journal has changed.
pub(crate) async fn fold_alone(ids: &[EventId], tab: Option<i32>) -> Result<Option<Summary>> {
    let (keys, erasing) = (storage::keys().await?, reader::erasing().await?);
    let inbox = reader::inbox(&keys, erasing.as_ref());
    let in_memory = write_queue::all();
    let waits = keys.iter().any(|key| RESETTING.is(key) && !erasing.as_ref().is_some_and(|e| e.hides_key(key)));
    let reset = if waits { pending_reset::overdue().await } else { None };
    if inbox.is_empty() && in_memory.is_empty() && reset.is_none() {
        // An attempt that never got an answer leaves an address behind, which goes in time.
        let waits = keys.iter().any(|key| CANDIDATE.has(key));
        return if waits { summary::summarise().await.map(Some) } else { Ok(None) };
    }
    let (mut arrived, done) = read(&inbox, ids, tab).await;
    arrived.extend(in_memory.iter().cloned());
    arrived.extend(reset.iter().flat_map(|(_, due)| due.events.clone()));
    removed_cookies::arrived(&arrived).await;
    add_environment(&mut arrived).await;
    let (nameless, arrived) = arrived.into_iter().partition(is_nameless);
    blocks::append(&keys, erasing.as_ref(), arrived).await?;
    add_nameless(nameless, erasing.as_ref()).await?;
    write_queue::taken(&in_memory);
    storage::remove(&done).await?;
    if let Some((before, due)) = reset {
        pending_reset::settle(&before, due.next).await;
    }
    summary::summarise().await.map(Some)
}

/// The events of the inbox, and their keys.
async fn read(inbox: &[&String], ids: &[EventId], tab: Option<i32>) -> (Vec<Event>, Vec<String>) {
    let (mut events, mut keys) = (Vec::new(), Vec::new());
    for (key, text) in blocks::readable(inbox).await {
        // What this version cannot read stays under its key and is counted there.
        let Ok(mut event) = arrived(&text) else { continue };
        if event.tab.is_none() && ids.contains(&event.id) {
            event.tab = tab;
        }
        events.push(event);
        keys.push(key);
    }
    (events, keys)
}

/// Puts words that were pointed at behind the attempts that they belong to, which are in the record by now.
async fn add_nameless(nameless: Vec<Event>, erasing: Option<&PendingErasure>) -> Result<()> {
    for event in nameless {
        let latest = checkpoint::latest_attempt(event.tab, event.at).await?;
        if let Some(event) = latest.and_then(|latest| named(event, latest)) {
            blocks::append(&storage::keys().await?, erasing, vec![event]).await?;
        }
    }
    Ok(())
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
pub(crate) async fn summary() -> Summary {
    summary_with(&[], None).await
}

/// As [`summary`]; `ids` are events of which `tab` is now known.
pub(crate) async fn summary_with(ids: &[EventId], tab: Option<i32>) -> Summary {
    let ids = ids.to_vec();
    let made = alone(async move {
        // What cannot be folded now is with the next wake; the summary tells why.
        match fold_alone(&ids, tab).await {
            Ok(Some(summary)) => Ok(summary),
            Ok(None) => summary::kept_or_made().await,
            Err(_) => summary::summarise().await,
        }
    })
    .await;
    summary::with_health(made.unwrap_or_else(summary::without_storage)).await
}

/// A fact of the background's own at this time, as an event.
pub(crate) fn event(at: i64, fact: Fact) -> Event {
    let random = (js_sys::Math::random() * (1_u64 << 52) as f64) as u64;
    Event { v: SCHEMA, id: EventId::new(at, random), at, zone: zone(), tab: None, view: None, fact }
}

/// Writes a fact of the background's own. Where the storage refuses it, it is
/// held in memory, and the summary tells.
pub(crate) async fn write(fact: Fact) -> Result<()> {
    keep(event(now(), fact)).await
}

/// As [`write`], for an event that was made already.
pub(crate) async fn keep(event: Event) -> Result<()> {
    if let Err(error) = write_with(event.clone(), Vec::new()).await {
        return if write_queue::hold(event) { Ok(()) } else { Err(error) };
    }
    Ok(())
}

/// Writes an event and what belongs to it in one batch, or nothing.
pub(crate) async fn write_with(event: Event, mut items: Vec<(String, String)>) -> Result<()> {
    items.push(INBOX.key(&event.id).with(&event));
    write::set_all(&items).await?;
    // It is written down; if it cannot be folded now, it is with the next wake.
    let _ = fold(&[], None).await;
    Ok(())
}

/// A page could not write this event down.
pub(crate) async fn hold(text: &str) {
    // Held before anything is waited for: whoever folds meanwhile has it.
    if let Ok(event) = arrived(text) {
        write_queue::hold(event);
    }
    write_queue::wrote(Some(Failure::Refused));
    repair::torn().await;
}
