//! The site's cookies: which of them a clearing takes, and taking them.

use std::collections::BTreeMap;

use crate::background::store::removed_cookies;
use crate::journal::event::{ClearedData, Count, DataKind, Means};
use crate::site::hosts;
use crate::webext::cookies::{self, Cookie};
use crate::webext::{Result, permissions};

/// Whether the site may be seen.
pub(crate) async fn may() -> Result<bool> {
    permissions::has_host(hosts::PATTERN).await
}

/// Cookies of which nothing is known afterwards.
pub(crate) fn not_cleared(host: &str, before: Option<u32>) -> ClearedData {
    ClearedData { host: host.to_owned(), kind: DataKind::Cookies, count: Count { before, after: None }, means: Means::Failed }
}

/// Removes the cookies one by one, host by host, and reads back. `before`: what the person had.
pub(crate) async fn clear_cookies(before: Result<Vec<Cookie>>) -> Result<Vec<ClearedData>> {
    let before = before?;
    let now = ours().await?;
    // Held as they are now: a page that was opened meanwhile may have renewed one.
    let had = now.iter().filter(|cookie| before.iter().any(|b| b.is_in_place_of(cookie)));
    removed_cookies::hold(&had.cloned().collect::<Vec<_>>()).await;
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
        .map(|host| ClearedData {
            host: host.to_owned(),
            kind: DataKind::Cookies,
            count: Count { before: Some(count(&counts, host)), after: Some(count(&left, host)) },
            means: if count(&left, host) == 0 { Means::Removed } else { Means::Failed },
        })
        .collect())
}

/// How many of these each host has.
pub(crate) fn by_host(cookies: &[Cookie]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for cookie in cookies {
        *counts.entry(cookie.domain.trim_start_matches('.').to_owned()).or_insert(0) += 1;
    }
    counts
}

/// Every cookie that a clearing takes.
pub(crate) async fn ours() -> Result<Vec<Cookie>> {
    let mut all = cookies::all_of(hosts::DOMAIN).await?;
    all.retain(|c| hosts::is_cleared_cookie_domain(&c.domain));
    Ok(all)
}
