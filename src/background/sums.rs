//! The summary, made anew after every change: from the sums over the sealed
//! blocks and the last few blocks, never from the whole record, unless
//! something reaches back (see [`Checkpoint`]).

use std::collections::BTreeMap;

use super::keeper::{append, now};
use super::{clock, erase, held, keep, memory, reminders};
use crate::journal::blocks::{self, INBOX};
use crate::journal::checkpoint::Checkpoint;
use crate::journal::clock::unanswered;
use crate::journal::erasing::Erasing;
use crate::journal::event::{Event, EventId, OpenFinding};
use crate::journal::resetting::{self, Resetting};
use crate::journal::summary::{Keeping, Summary, summary};
use crate::journal::waiting::{self, PATIENCE, Waiting};
use crate::journal::{Story, stories};
use crate::site::hosts;
use crate::webext::{Answer, ApiError, permissions, storage};

/// Blocks that are read in one call.
const AT_ONCE: usize = 10;
/// So many blocks at the end are read for every summary; those before them are summed up.
const AHEAD: usize = 2;
/// A silent attempt older than this is not noted any more, in milliseconds; it counts as unanswered all the same.
const NOTED_WITHIN: i64 = 7 * 86_400_000;
/// The key that pages read first: which attempts wait for their outcome.
const WAITING: &str = "waiting";
/// The key of the summary that was made last.
const SUMMARY: &str = "summary";
/// The key of the sums.
pub(super) const CHECKPOINT: &str = "checkpoint";

/// What was read of the blocks.
#[derive(Default)]
struct Read {
    events: Vec<Event>,
    unreadable: usize,
    lost: usize,
}

impl Read {
    fn join(mut self, other: Self) -> Self {
        self.events.extend(other.events);
        Self { events: self.events, unreadable: self.unreadable + other.unreadable, lost: self.lost + other.lost }
    }
}

/// Reads blocks, a few at a time; what is about to be erased is not there.
async fn read(numbers: &[u32], erasing: Option<&Erasing>) -> Read {
    let mut all = Read::default();
    for some in numbers.chunks(AT_ONCE) {
        let keys: Vec<String> = some.iter().map(|n| blocks::block_key(*n)).collect();
        let (texts, lost) = storage::get_readable(&keys).await;
        all.lost += lost.len();
        for text in texts.values() {
            let (events, bad) = blocks::read(text);
            all.events.extend(events.into_iter().filter(|e| !erasing.is_some_and(|erasing| erasing.hides(&e.id))));
            all.unreadable += bad.len();
        }
    }
    all
}

/// Every event of the record, in the order of the blocks.
pub(super) async fn everything() -> Answer<Vec<Event>> {
    let (keys, erasing) = (storage::keys().await?, erase::pending().await?);
    let read = read(&numbers(&keys, erasing.as_ref()), erasing.as_ref()).await;
    if read.lost > 0 { Err(ApiError("a part of the record cannot be read: corrupt".to_owned())) } else { Ok(read.events) }
}

/// The latest `most` events or, where the blocks end so, a few more, oldest first; the blocks before are not read.
pub(super) async fn last(most: usize) -> Answer<Vec<Event>> {
    let (keys, erasing) = (storage::keys().await?, erase::pending().await?);
    let mut found = unfolded(&keys, erasing.as_ref()).await;
    found.events.extend(held::all());
    for number in numbers(&keys, erasing.as_ref()).into_iter().rev() {
        if found.events.len() >= most {
            break;
        }
        found = found.join(read(&[number], erasing.as_ref()).await);
    }
    let mut events = found.events;
    events.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    events.dedup_by(|a, b| a.id == b.id);
    events.drain(..events.len().saturating_sub(most));
    Ok(events)
}

fn numbers(keys: &[String], erasing: Option<&Erasing>) -> Vec<u32> {
    let shown = keys.iter().filter(|key| !erasing.is_some_and(|e| e.hides_key(key)));
    let mut numbers: Vec<u32> = shown.filter_map(|key| blocks::block_number(key)).collect();
    numbers.sort_unstable();
    numbers
}

/// Sums the record up and keeps the sum. By the way an attempt whose minute is
/// over is noted, the alarm for the next is set, and the key `waiting` is put right.
pub(super) async fn summarise() -> Answer<Summary> {
    let mut noted = false;
    loop {
        let keys = storage::keys().await?;
        let erasing = erase::pending().await?;
        let (checkpoint, mut ahead) = ahead(&keys, erasing.as_ref()).await;
        let now = now();
        ahead = ahead.join(unfolded(&keys, erasing.as_ref()).await);
        ahead.events.extend(held::all());
        let recent = checkpoint.recent(ahead.events);
        let stories = stories(&recent, now);
        let silent: Vec<Event> = unanswered(&stories).into_iter().filter(|e| now - e.at < NOTED_WITHIN).collect();
        if !noted && !silent.is_empty() {
            noted = true;
            // Where that cannot be written, the minute is over all the same.
            if append(&keys, erasing.as_ref(), silent).await.is_ok() {
                continue;
            }
        }
        let mut summary = checkpoint.summary(&recent, &stories, ahead.unreadable + ahead.lost);
        summary.keeping = if ahead.lost > 0 { Keeping::Damaged } else { Keeping::Well };
        summary.undo_until = erasing.as_ref().map(Erasing::until);
        summary.expiring = keep::announced().await;
        clock::watch(&stories).await;
        reminders::watch(&summary.reminders).await;
        // A summary that cannot be kept is made again; what it says is true all the same.
        if let Err(error) = store(&summary, &stories, erasing.as_ref(), now).await {
            held::wrote(Some(&error));
        }
        // An address that cannot be remembered now is with the next sum.
        let _ = memory::settle(&keys, &stories, now).await;
        let past: Vec<&String> = keys.iter().filter(|k| waiting::is_past(k, now)).collect();
        let _ = storage::remove(&past).await;
        if keys.iter().any(|k| k == resetting::KEY) {
            forget_old_reset(now).await;
        }
        return Ok(summary);
    }
}

/// What waited on the way to a new password, and was answered by no page.
async fn forget_old_reset(now: i64) {
    // What cannot be read or removed now is with the next sum.
    let text = storage::get_own(&[resetting::KEY]).await.unwrap_or_default().remove(resetting::KEY);
    if text.is_some_and(|text| Resetting::read(&text, now).is_none()) {
        let _ = storage::remove(&[resetting::KEY]).await;
    }
}

/// What still lies in the inbox after a fold: entries that this version cannot
/// read, and, where the storage takes no more blocks, events.
async fn unfolded(keys: &[String], erasing: Option<&Erasing>) -> Read {
    let inbox: Vec<&String> = keys.iter().filter(|k| k.starts_with(INBOX) && !erasing.is_some_and(|e| e.hides_key(k))).collect();
    if inbox.is_empty() {
        return Read::default();
    }
    let (texts, lost) = storage::get_readable(&inbox).await;
    let mut read = Read { lost: lost.len(), ..Read::default() };
    for text in texts.values() {
        match blocks::arrived(text) {
            Ok(event) => read.events.push(event),
            Err(_) => read.unreadable += 1,
        }
    }
    read
}

/// The sums and the events that are not in them, read from the storage; the sums are carried on when blocks were sealed.
async fn ahead(keys: &[String], erasing: Option<&Erasing>) -> (Checkpoint, Read) {
    let numbers = numbers(keys, erasing);
    if erasing.is_some() {
        // For ten seconds everything is read: what is hidden now may come back.
        return (Checkpoint::default(), read(&numbers, erasing).await);
    }
    let kept = storage::get_own(&[CHECKPOINT]).await.unwrap_or_default().remove(CHECKPOINT);
    let mut checkpoint = kept.and_then(|text| serde_json::from_str::<Checkpoint>(&text).ok()).unwrap_or_default();
    let mut split = numbers.partition_point(|n| *n < checkpoint.blocks);
    let end = numbers.len().saturating_sub(AHEAD).max(split);
    let mut behind = read(&numbers[split..end], None).await;
    let mut ahead = read(&numbers[end..], None).await;
    let new: Vec<Event> = behind.events.iter().chain(&ahead.events).cloned().collect();
    if !checkpoint.takes(&new) {
        (checkpoint, split) = (Checkpoint::default(), 0);
        behind = read(&numbers[..end], None).await;
    }
    // Sums over what could not be read would hide it for good once it can be read again.
    if split < end && behind.lost == 0 {
        let blocks = numbers.get(end).copied().unwrap_or(u32::MAX);
        checkpoint = checkpoint.advance(blocks, behind.events, behind.unreadable, &ahead.events, now());
        if let Ok(text) = serde_json::to_string(&checkpoint) {
            // Not kept, it is made again.
            let _ = storage::set(&BTreeMap::from([(CHECKPOINT.to_owned(), text)])).await;
        }
    } else {
        ahead = behind.join(ahead);
    }
    (checkpoint, ahead)
}

/// The latest attempt that a page in `tab` may still answer, and what the site said to it. For whoever holds the lock.
pub(super) async fn latest(tab: Option<i32>) -> Answer<Option<(EventId, Vec<OpenFinding>, Vec<String>)>> {
    let (keys, erasing) = (storage::keys().await?, erase::pending().await?);
    let (checkpoint, ahead) = ahead(&keys, erasing.as_ref()).await;
    let recent = checkpoint.recent(ahead.events);
    let now = now();
    let stories = stories(&recent, now);
    let fits = |s: &&Story<'_>| {
        let here = s.event.tab.is_none() || tab.is_none() || s.event.tab == tab;
        here && (0..=PATIENCE).contains(&now.saturating_sub(s.event.at))
    };
    let latest = stories.iter().rev().find(fits);
    Ok(latest.map(|s| {
        let said = s.messages.iter().map(|(_, message)| message.text.clone()).collect();
        (s.event.id.clone(), s.attempt.findings.clone(), said)
    }))
}

/// Keeps the summary, and lists the attempts that wait: each page writes that
/// key as it knew it when it was loaded, and so forgets the attempts of other tabs.
async fn store(summary: &Summary, stories: &[Story<'_>], erasing: Option<&Erasing>, now: i64) -> Answer<()> {
    let mut items = BTreeMap::from([(SUMMARY.to_owned(), serde_json::to_string(summary).unwrap_or_default())]);
    let listed = storage::get_own(&[WAITING]).await?.remove(WAITING).unwrap_or_default();
    let mut waits: Vec<Waiting> = waiting::read(&listed, now);
    // An attempt that was erased waits for nothing.
    waits.retain(|w| !erasing.is_some_and(|e| e.hides(&w.attempt) || e.hides_all() && w.at <= e.at));
    let waits = waiting::write(&waiting::corrected(&waits, stories, now));
    if waits != listed {
        items.insert(WAITING.to_owned(), waits);
    }
    storage::set(&items).await
}

/// The summary as it was made last, whatever has happened since.
pub(super) async fn kept() -> Option<Summary> {
    let text = storage::get_own(&[SUMMARY]).await.ok()?.remove(SUMMARY)?;
    serde_json::from_str(&text).ok()
}

/// The summary as it was made last, if time alone cannot have changed it.
pub(super) async fn kept_or_made() -> Answer<Summary> {
    match kept().await {
        // A latest attempt without an outcome may have one by now, or count as unanswered.
        Some(kept) if kept.last_outcome.is_some() || kept.last_attempt.is_none() => Ok(kept),
        _ => summarise().await,
    }
}

/// What can be said when the storage does not even open: what is held in memory.
pub(super) fn without_storage(error: &ApiError) -> Summary {
    let events = held::all();
    Summary { keeping: Keeping::of_error(&error.0), ..summary(&events, &stories(&events, now()), 0) }
}

/// Adds whether the record can be kept: that is true of this moment and never stored.
pub(super) async fn with_keeping(mut summary: Summary) -> Summary {
    summary.held = u32::try_from(held::all().len()).unwrap_or(u32::MAX);
    if summary.keeping == Keeping::Well {
        summary.keeping = held::keeping();
    }
    // Where the browser does not tell, nothing is known to be missing.
    if summary.keeping == Keeping::Well && !permissions::has_host(hosts::PATTERN).await.unwrap_or(true) {
        summary.keeping = Keeping::Withdrawn;
    }
    summary
}
