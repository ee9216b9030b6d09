//! Putting removed cookies back, for one minute. They lie in the browser's
//! memory alone (`storage.session`), because the background itself does not
//! live that long: a restart of the browser, a new attempt or the end of the
//! minute ends it for good.

use serde::{Deserialize, Serialize};

use super::clear::ours;
use super::clock;
use super::keeper::{self, now};
use crate::journal::event::{CookiesRestored, Event, Fact};
use crate::site::hosts;
use crate::trying::{NotUndone, Undoable};
use crate::webext::cookies::{self, Cookie};
use crate::webext::{permissions, session};

/// The key in the memory.
const REMOVED: &str = "removed-cookies";
/// How long they can be put back, in milliseconds.
const FOR: i64 = 60_000;

/// Cookies that were removed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Removed {
    /// When the clearing was written down, in milliseconds since the epoch.
    at: i64,
    /// Until when they are held, in milliseconds since the epoch.
    until: i64,
    cookies: Vec<Cookie>,
}

impl Removed {
    /// A clock that was set back makes nothing longer.
    fn is_over(&self, now: i64) -> bool {
        !(self.at..self.until).contains(&now)
    }
}

/// Holds cookies that are about to be removed. Where that does not work they cannot be put back, and nobody is offered it.
pub(super) async fn hold(cookies: &[Cookie]) {
    if cookies.is_empty() {
        return;
    }
    let at = now();
    keep(&Removed { at, until: at + FOR, cookies: cookies.to_vec() }).await;
}

/// The clearing is through and was written down at this time: the minute begins.
pub(super) async fn cleared(at: i64) {
    if let Some(removed) = held().await {
        keep(&Removed { at, until: at + FOR, ..removed }).await;
    }
}

async fn keep(removed: &Removed) {
    let text = serde_json::to_string(removed).unwrap_or_default();
    if session::set(REMOVED, &text).await.is_err() {
        forget().await;
    }
    clock::at_end_of_undo(removed.until).await;
}

async fn forget() {
    let _ = session::remove(REMOVED).await;
}

/// What is held. What is not to be held any more goes.
async fn held() -> Option<Removed> {
    let text = session::get(REMOVED).await.ok()??;
    let removed = serde_json::from_str::<Removed>(&text).ok().filter(|removed| !removed.is_over(now()));
    if removed.is_none() {
        forget().await;
    }
    removed
}

/// On every wake: drops what is over.
pub(super) async fn tick() {
    let _ = held().await;
}

/// An attempt ends it: what the site has set for that one must not be mixed with what was there before.
pub(super) async fn attempted(arrived: &[Event]) {
    let latest = arrived.iter().filter(|event| matches!(event.fact, Fact::Attempt(_))).map(|event| event.at).max();
    let Some(latest) = latest else { return };
    if held().await.is_some_and(|removed| removed.at <= latest) {
        forget().await;
    }
}

/// Whether something can be put back.
pub(super) async fn undoable() -> Option<Undoable> {
    // An attempt that nobody has folded yet ends it too.
    let _ = keeper::fold(&[], None).await;
    let removed = held().await?;
    Some(Undoable { until: removed.until, cookies: u32::try_from(removed.cookies.len()).unwrap_or(u32::MAX) })
}

/// Puts back what the site has not set anew, reads back, and writes down what came of it.
pub(super) async fn undo() -> Result<CookiesRestored, NotUndone> {
    let _ = keeper::fold(&[], None).await;
    let removed = held().await.ok_or(NotUndone::TooLate)?;
    if !may().await {
        return Err(NotUndone::NoPermission);
    }
    let there = ours().await.map_err(|_| NotUndone::NoPermission)?;
    let ended = |cookie: &&Cookie| cookie.expiration_date.is_some_and(|end| end * 1000.0 <= now() as f64);
    let wanted: Vec<&Cookie> = removed.cookies.iter().filter(|cookie| !ended(cookie)).collect();
    // Done halfway it may be done again: one that is back already is back.
    let is_anew = |cookie: &Cookie| there.iter().any(|other| other.is_in_place_of(cookie) && !other.is_like(cookie));
    let (anew, missing): (Vec<&Cookie>, Vec<&Cookie>) = wanted.into_iter().partition(|cookie| is_anew(cookie));
    for cookie in &missing {
        // One that is not taken back shows in what is read afterwards.
        let _ = cookies::set(cookie).await;
    }
    let now = ours().await;
    // Without the permission nothing can be read, and nothing is claimed: what is held stays for another try.
    let (Ok(now), true) = (now, may().await) else { return Err(NotUndone::NoPermission) };
    let back = missing.iter().filter(|cookie| now.iter().any(|other| other.is_like(cookie))).count();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let restored = CookiesRestored {
        cleared_at: removed.at,
        restored: number(back),
        set_anew: number(anew.len()),
        failed: number(missing.len() - back),
    };
    forget().await;
    // Where it cannot be written down it is held in memory; if not even there, the cookies are back all the same.
    let _ = keeper::write(Fact::CookiesRestored(restored)).await;
    Ok(restored)
}

async fn may() -> bool {
    permissions::has_host(hosts::PATTERN).await.unwrap_or(false)
}
