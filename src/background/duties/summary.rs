//! The record, summed up after every change: what the storage holds is read,
//! [`plan`] decides, and here it is carried out.

use super::reminders;
use crate::background::Result;
use crate::background::alarms;
use crate::background::store::clock::now;
use crate::background::store::{blocks, checkpoint, reader, write_queue};
use crate::journal::histories;
use crate::journal::storage::erasure::PendingErasure;
use crate::journal::storage::keys::{CANDIDATE, KEEP, REMEMBERED, SETTINGS, SUMMARY, WAITING};
use crate::journal::storage::remembered::RememberedAddress;
use crate::journal::storage::settings::{MayRemember, Settings};
use crate::journal::summary::{StorageHealth, Summary, summary};
use crate::journal::summary_plan::{SummaryInput, SummaryPlan, plan};
use crate::protocol::Failure;
use crate::site::hosts;
use crate::webext::{permissions, storage};

/// Sums the record up, and does what there is to do. For whoever holds the lock.
pub(crate) async fn summarise() -> Result<Summary> {
    let (mut keys, erasing) = (storage::keys().await?, reader::erasing().await?);
    let (mut planned, mut waiting) = read_and_plan(&keys, erasing.as_ref()).await;
    // Where a note cannot be written, the minute is over all the same.
    if !planned.notes.is_empty() && blocks::append(&keys, erasing.as_ref(), std::mem::take(&mut planned.notes)).await.is_ok() {
        keys = storage::keys().await?;
        (planned, waiting) = read_and_plan(&keys, erasing.as_ref()).await;
    }
    carry_out(&planned, waiting.err()).await;
    Ok(planned.summary)
}

/// What is to be done, and whether the key `waiting` could be read.
async fn read_and_plan(keys: &[String], erasing: Option<&PendingErasure>) -> (SummaryPlan, Result<()>) {
    let (checkpoint, ahead) = checkpoint::ahead(keys, erasing).await;
    let mut ahead = ahead.join(reader::unfolded(keys, erasing).await);
    ahead.events.extend(write_queue::all());
    let waiting =
        storage::own_texts(&[WAITING]).await.map(|mut texts| texts.remove(WAITING.name()).unwrap_or_default()).map_err(Failure::from);
    // An address that cannot be looked at now is with the next sum.
    let (candidates, remembered, may_remember) = addresses(keys).await.unwrap_or_default();
    let planned = plan(SummaryInput {
        now: now(),
        keys,
        checkpoint,
        ahead: ahead.events,
        unreadable: ahead.unreadable,
        lost: ahead.lost,
        erasing,
        announced: storage::get(&KEEP).await.ok().flatten().and_then(|keep| keep.announced),
        waiting: waiting.as_deref().unwrap_or_default(),
        candidates,
        remembered,
        may_remember,
    });
    (planned, waiting.map(drop))
}

type Addresses = (Vec<(String, Option<RememberedAddress>)>, Vec<RememberedAddress>, bool);

/// Addresses that wait for an outcome, those that are remembered, and whether they may be.
async fn addresses(keys: &[String]) -> Result<Addresses> {
    use crate::journal::storage::key::Stored;
    let waiting: Vec<&String> = keys.iter().filter(|key| CANDIDATE.has(key)).collect();
    if waiting.is_empty() {
        return Ok(Addresses::default());
    }
    let texts = storage::own_texts(&waiting).await?;
    let read = |key: &String| texts.get(key).and_then(|text| RememberedAddress::read(text));
    let candidates = waiting.into_iter().map(|key| (key.clone(), read(key))).collect();
    let settings: Settings = storage::get(&SETTINGS).await?.unwrap_or_default();
    Ok((candidates, storage::get(&REMEMBERED).await?.unwrap_or_default(), settings.memory == MayRemember::Yes))
}

/// Does what was decided. `unread`: why the list of those that wait could not be read, if so.
async fn carry_out(planned: &SummaryPlan, unread: Option<Failure>) {
    alarms::at_deadline(planned.deadline).await;
    reminders::watch(&planned.summary).await;
    let mut items = vec![SUMMARY.with(&planned.summary)];
    items.extend(planned.waiting.as_ref().map(|waiting| WAITING.with(waiting)));
    let stored = match unread {
        None => storage::set_all(&items).await.map_err(Failure::from),
        // A list that was not read is not written over.
        Some(failure) => Err(failure),
    };
    // A summary that cannot be kept is made again; what it says is true all the same.
    if let Err(failure) = stored {
        write_queue::wrote(Some(failure));
    }
    let remembered = match &planned.remembered {
        Some(all) => storage::set(&REMEMBERED, all).await,
        None => Ok(()),
    };
    // What cannot be removed now is with the next sum.
    if remembered.is_ok() {
        let _ = storage::remove(&planned.decided).await;
    }
    let _ = storage::remove(&planned.past).await;
}

/// The summary as it was made last, if time alone cannot have changed it.
pub(crate) async fn kept_or_made() -> Result<Summary> {
    match reader::summary().await {
        // A latest attempt without an outcome may have one by now, or count as unanswered.
        Some(kept) if kept.last_outcome.is_some() || kept.last_attempt.is_none() => Ok(kept),
        _ => summarise().await,
    }
}

/// What can be said when the storage does not even open: what is held in memory.
pub(crate) fn without_storage(failure: Failure) -> Summary {
    let events = write_queue::all();
    Summary { keeping: failure.into(), ..summary(&events, &histories(&events, now()), 0) }
}

/// Adds whether the record can be kept: that is true of this moment and never stored.
pub(crate) async fn with_health(mut summary: Summary) -> Summary {
    summary.held = u32::try_from(write_queue::all().len()).unwrap_or(u32::MAX);
    if summary.keeping == StorageHealth::Well {
        summary.keeping = write_queue::health();
    }
    // Where the browser does not tell, nothing is known to be missing.
    if summary.keeping == StorageHealth::Well && !permissions::has_host(hosts::PATTERN).await.unwrap_or(true) {
        summary.keeping = StorageHealth::Withdrawn;
    }
    summary
}
