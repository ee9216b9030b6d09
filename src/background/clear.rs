//! One click: the site's cookies, stored data and cache, or a part of them,
//! are removed, read back, written to the record, and the sign-in page is
//! loaded anew. The cookies can be put back for a minute (see [`super::undo`]).

use std::collections::BTreeMap;

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::{keeper, reload, site_data, undo};
use crate::journal::event::{Cleared, Clearing, Count, DataKind, Fact, Means};
use crate::site::hosts;
use crate::trying::Extent;
use crate::webext::cookies::{self, Cookie};
use crate::webext::{Answer, permissions, storage};

/// Clears so much, and loads the sign-in page anew in `tab`.
pub(super) async fn clear(extent: Extent, tab: Option<i32>) -> Result<Clearing, String> {
    if !may().await.map_err(|e| e.to_string())? {
        return Err("permission".to_owned());
    }
    // Counted first and removed last: a page that has to be opened for its storage may set some itself.
    let before = ours().await;
    let mut clearing = if extent == Extent::Cookies { Clearing::default() } else { site_data::clear(extent).await };
    if extent != Extent::Cache {
        clearing.done.extend(clear_cookies(before).await.unwrap_or_else(|_| vec![not_cleared(hosts::DOMAIN, None)]));
    }
    // Withdrawn meanwhile: Chromium then tells of no cookie at all, as if there were none.
    let withdrawn = !may().await.unwrap_or(false);
    if withdrawn {
        for cleared in clearing.done.iter_mut().filter(|c| c.kind == DataKind::Cookies) {
            *cleared = not_cleared(&cleared.host, cleared.count.before);
        }
    }
    clearing.done.sort_by(|a, b| (a.kind, &a.host).cmp(&(b.kind, &b.host)));
    let event = keeper::event(keeper::now(), Fact::DataCleared(clearing.clone()));
    if extent != Extent::Cache {
        undo::cleared(event.at).await;
    }
    let recorded = keeper::keep(event).await;
    if withdrawn {
        // What was done stands in the record; it is not handed out as if it were all.
        return Err("permission".to_owned());
    }
    if let Some(tab) = tab {
        let line = format!("{} {tab}", Date::now() as i64);
        let _ = storage::set(&BTreeMap::from([("cleared".to_owned(), line)])).await;
        spawn_local(async move { reload::sign_in_anew(tab).await });
    }
    // What was cleared is cleared; that it could not be written down has to be said too.
    recorded.map(|()| clearing).map_err(|e| format!("record: {e}"))
}

async fn may() -> Answer<bool> {
    permissions::has_host(hosts::PATTERN).await
}

/// Cookies of which nothing is known afterwards.
fn not_cleared(host: &str, before: Option<u32>) -> Cleared {
    Cleared { host: host.to_owned(), kind: DataKind::Cookies, count: Count { before, after: None }, means: Means::Failed }
}

/// Removes the cookies one by one, host by host, and reads back. `before`: what the person had.
async fn clear_cookies(before: Answer<Vec<Cookie>>) -> Answer<Vec<Cleared>> {
    let before = before?;
    let now = ours().await?;
    // Held as they are now: a page that was opened meanwhile may have renewed one.
    let had = now.iter().filter(|cookie| before.iter().any(|b| b.is_in_place_of(cookie)));
    undo::hold(&had.cloned().collect::<Vec<_>>()).await;
    for cookie in &now {
        // One that cannot be removed shows in the count afterwards.
        let _ = cookies::remove(cookie).await;
    }
    let after = ours().await?;
    let counts = by_host(&before);
    let left = by_host(&after);
    let mut all: Vec<&str> = counts.keys().chain(left.keys()).map(String::as_str).chain([hosts::DOMAIN]).collect();
    all.sort_unstable();
    all.dedup();
    let count = |of: &BTreeMap<String, u32>, host: &str| of.get(host).copied().unwrap_or(0);
    Ok(all
        .into_iter()
        .map(|host| Cleared {
            host: host.to_owned(),
            kind: DataKind::Cookies,
            count: Count { before: Some(count(&counts, host)), after: Some(count(&left, host)) },
            means: if count(&left, host) == 0 { Means::Removed } else { Means::Failed },
        })
        .collect())
}

/// How many of these each host has.
pub(super) fn by_host(cookies: &[Cookie]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for cookie in cookies {
        *counts.entry(cookie.domain.trim_start_matches('.').to_owned()).or_insert(0) += 1;
    }
    counts
}

/// Every cookie that a clearing takes.
pub(super) async fn ours() -> Answer<Vec<Cookie>> {
    let mut all = cookies::all_of(hosts::DOMAIN).await?;
    all.retain(|c| hosts::is_cleared_cookie_domain(&c.domain));
    Ok(all)
}
