//! What a clearing would take: counted by the same means and in the same
//! order as the clearing counts it, without values, and nothing is removed or opened.

use super::cookies::{by_host, may, ours};
use super::site_data::{CacheCounts, StoredCounts, open_on};
use crate::background::Result;
use crate::background::page_script::{run, run_files};
use crate::journal::event::DataKind;
use crate::protocol::Failure;
use crate::protocol::clearing::StoredData;
use crate::site::hosts;
use crate::webext::browsing_data;

/// Counts by host and type.
pub(crate) async fn preview() -> Result<Vec<StoredData>> {
    if !may().await? {
        return Err(Failure::Permission);
    }
    let cookies = by_host(&ours().await?);
    let mut lying: Vec<StoredData> =
        cookies.into_iter().map(|(host, count)| StoredData { host, kind: DataKind::Cookies, count: Some(count) }).collect();
    for host in hosts::CLEARED {
        on_host(host, &mut lying).await;
    }
    lying.sort_by(|a, b| (a.kind, &a.host).cmp(&(b.kind, &b.host)));
    Ok(lying)
}

async fn on_host(host: &str, lying: &mut Vec<StoredData>) {
    let open = open_on(host).await;
    let mut push = |kind, count| lying.push(StoredData { host: host.to_owned(), kind, count });
    let mut asked = false;
    for &tab in &open {
        let Ok(stored) = run_files::<StoredCounts>(tab, &["only-count.js", "site-data.js"]).await else { continue };
        for (kind, count) in stored.counts(!asked) {
            push(kind, count.before);
        }
        asked = true;
    }
    if !asked {
        for kind in [DataKind::LocalStorage, DataKind::IndexedDb, DataKind::CacheStorage, DataKind::ServiceWorkers] {
            push(kind, None);
        }
    }
    let file = if browsing_data::exists() { "http-cache.js" } else { "http-cache-files.js" };
    let held = match open.first() {
        Some(&tab) => run::<CacheCounts>(tab, file).await.ok().map(|cached| cached.held),
        None => None,
    };
    // Firefox clears nothing of that kind where no page is open.
    if held.is_some() || browsing_data::exists() {
        push(DataKind::HttpCache, held);
    }
}
