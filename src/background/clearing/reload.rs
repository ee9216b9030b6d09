//! Loads the sign-in page anew, past the cache, without sending anything twice.

use gloo_timers::future::TimeoutFuture;

use crate::background::page_script;
use crate::site::hosts;
use crate::webext::tabs;

/// How often a tab is asked whether it has arrived, and how long at most, in milliseconds.
const LOOK: u32 = 50;
const AT_MOST: u32 = 15_000;

/// The page in the tab may have come by POST, and reloading would send it
/// again: so it is first left by a plain GET, and that one is then reloaded
/// past the cache. A tab that shows another site is left alone.
pub(crate) async fn sign_in_anew(tab: i32) {
    let Some(url) = tabs::get(tab).await.ok().and_then(|t| t.url) else { return };
    if !hosts::is_site_origin(&url) {
        return;
    }
    let host = url.split('/').nth(2).unwrap_or_default();
    let sign_in = hosts::sign_in_of(host);
    // The old page has the same address, and the tab calls it complete until the new one
    // begins: reloaded then, its form would be sent again. Only another load is the new page.
    let old = loaded_at(tab).await;
    if tabs::navigate(tab, sign_in).await.is_ok() && arrived(tab, sign_in, AT_MOST).await {
        for _ in 0..AT_MOST / LOOK {
            match loaded_at(tab).await {
                Some(new) if Some(new) != old => {
                    if arrived(tab, sign_in, AT_MOST).await {
                        let _ = tabs::reload_past_cache(tab).await;
                    }
                    return;
                }
                _ => TimeoutFuture::new(LOOK).await,
            }
        }
    }
}

/// When the page in a tab was loaded; `None` where a page cannot be asked.
async fn loaded_at(tab: i32) -> Option<f64> {
    page_script::run(tab, "loaded-at.js").await.ok()
}

/// Waits until a tab shows this address, loaded to the end; `at_most`: milliseconds.
pub(crate) async fn arrived(tab: i32, url: &str, at_most: u32) -> bool {
    for _ in 0..at_most / LOOK {
        TimeoutFuture::new(LOOK).await;
        match tabs::get(tab).await {
            Ok(now) if now.status.as_deref() == Some("complete") && now.url.as_deref().is_some_and(|u| u.starts_with(url)) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    false
}
