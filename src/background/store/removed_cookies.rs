//! Cookies that a clearing removed. They lie in the browser's memory alone,
//! because the background itself does not live that long: a restart of the
//! browser, a new attempt or the end of the minute ends it for good.

use super::clock::now;
use crate::background::alarms;
use crate::journal::storage::keys;
use crate::journal::storage::removed_cookies::RemovedCookies;
use crate::journal::{Event, Fact};
use crate::webext::cookies::Cookie;
use crate::webext::session;

/// Holds cookies that are about to be removed.
pub(crate) async fn hold(cookies: &[Cookie]) {
    if !cookies.is_empty() {
        keep(RemovedCookies::from(now(), cookies.to_vec())).await;
    }
}

/// The clearing is through and was written down at this time: the minute begins.
pub(crate) async fn cleared(at: i64) {
    if let Some(removed) = held().await {
        keep(RemovedCookies::from(at, removed.cookies)).await;
    }
}

/// Where that does not work they cannot be put back, and nobody is offered it.
async fn keep(removed: RemovedCookies<Cookie>) {
    if session::set(&keys::removed_cookies(), &removed).await.is_err() {
        forget().await;
    }
    alarms::at_end_of_undo(removed.until).await;
}

/// They cannot be put back any more.
pub(crate) async fn forget() {
    // What cannot be dropped now is over in a minute all the same.
    let _ = session::remove(&keys::removed_cookies::<Cookie>()).await;
}

/// What is held. What is not to be held any more goes: so on every wake.
pub(crate) async fn held() -> Option<RemovedCookies<Cookie>> {
    let key = keys::removed_cookies();
    let removed = session::get(&key).await.ok()?.filter(|removed: &RemovedCookies<Cookie>| !removed.is_over(now()));
    if removed.is_none() {
        forget().await;
    }
    removed
}

/// These events came: an attempt among them ends it.
pub(crate) async fn arrived(events: &[Event]) {
    let tried = events.iter().any(|event| matches!(event.fact, Fact::Attempt(_)));
    if tried && held().await.is_some_and(|removed| removed.is_ended_by(events)) {
        forget().await;
    }
}
