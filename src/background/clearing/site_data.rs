//! What the site has stored besides cookies, and its cached files.
//!
//! A page of an origin can count and remove that origin's storage in both
//! browsers, whatever its policy. Where no tab of a host is open, Chromium
//! removes by its own call (which gives no count), and in Firefox one is
//! opened behind and closed again. Firefox cannot clear the HTTP cache of one
//! site: there the page's own files are fetched anew.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::reload;
use crate::background::page_script::{run, run_files};
use crate::journal::event::{ClearedData, Clearing, Count, DataKind, Means};
use crate::protocol::clearing::Extent;
use crate::site::hosts;
use crate::webext::{browsing_data, tabs};

/// A page that every host answers to, if only with «not found»: the origin is what counts.
const SMALL_PAGE: &str = "robots.txt";

/// How long such a page may take, in milliseconds: the person waits for it.
const AT_MOST: u32 = 6_000;

/// What `site-data.js` answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredCounts {
    local_storage: Option<Count>,
    session_storage: Option<Count>,
    indexed_db: Option<Count>,
    cache_storage: Option<Count>,
    service_workers: Option<Count>,
}

impl StoredCounts {
    /// What was looked at. Each tab has its own sessionStorage; the rest is one
    /// for all tabs of a host, and is told by its first.
    pub(crate) fn counts(&self, first: bool) -> Vec<(DataKind, Count)> {
        let shared = [
            (DataKind::LocalStorage, self.local_storage),
            (DataKind::IndexedDb, self.indexed_db),
            (DataKind::CacheStorage, self.cache_storage),
            (DataKind::ServiceWorkers, self.service_workers),
        ];
        let own = [(DataKind::SessionStorage, self.session_storage)];
        let shared = shared.into_iter().filter(|_| first);
        own.into_iter().chain(shared).filter_map(|(kind, count)| count.map(|count| (kind, count))).collect()
    }
}

/// Types of which nothing can be counted without a page of the host.
fn in_pages_only(extent: Extent) -> &'static [DataKind] {
    match extent {
        Extent::Cache => &[DataKind::CacheStorage],
        _ => &[DataKind::LocalStorage, DataKind::IndexedDb, DataKind::CacheStorage, DataKind::ServiceWorkers],
    }
}

/// What `http-cache.js` answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CacheCounts {
    /// How many of the page's own files the HTTP cache held.
    pub(crate) held: u32,
    /// How many were fetched anew.
    fetched: u32,
}

/// Clears on every host of the site, on all of them at once: one that does not
/// answer must not keep the others waiting.
pub(crate) async fn clear(extent: Extent) -> Clearing {
    let all = Rc::new(RefCell::new(Clearing::default()));
    let hosts: Array = hosts::CLEARED
        .into_iter()
        .map(|host| {
            let all = Rc::clone(&all);
            future_to_promise(async move {
                let one = clear_host(host, extent).await;
                let mut all = all.borrow_mut();
                all.done.extend(one.done);
                all.unreached.extend(one.unreached);
                Ok(JsValue::UNDEFINED)
            })
        })
        .collect();
    // None of these promises fails: what could not be done is part of the answer.
    let _ = JsFuture::from(Promise::all(&hosts)).await;
    let mut clearing = all.take();
    clearing.unreached.sort();
    if !clearing.done.iter().any(|c| c.kind == DataKind::HttpCache) {
        // Firefox without a page of the site: nothing could be done about cached files.
        let count = Count::default();
        clearing.done.push(ClearedData { host: hosts::DOMAIN.to_owned(), kind: DataKind::HttpCache, count, means: Means::Failed });
    }
    clearing
}

/// The tabs that show a page of this host.
pub(crate) async fn open_on(host: &str) -> Vec<i32> {
    // A page over HTTP is another origin, and a sleeping tab would be woken.
    let url = format!("https://{host}/*");
    let open = tabs::query(&tabs::Filter { url: Some(vec![&url]), discarded: Some(false), ..Default::default() }).await.unwrap_or_default();
    open.iter().filter_map(|t| t.id).collect()
}

async fn clear_host(host: &str, extent: Extent) -> Clearing {
    let mut clearing = Clearing::default();
    let open = open_on(host).await;
    if browsing_data::exists() {
        in_chromium(host, &open, extent, &mut clearing).await;
    } else {
        in_firefox(host, &open, extent, &mut clearing).await;
    }
    clearing
}

async fn in_chromium(host: &str, open: &[i32], extent: Extent, clearing: &mut Clearing) {
    let held = held(open).await;
    let counted = in_pages(host, open, extent, clearing).await;
    let origins = [format!("https://{host}"), format!("http://{host}")];
    let removed = browsing_data::remove(&origins, extent == Extent::Cache).await.is_ok();
    if counted {
        // A database that a page keeps open is removed by the browser's call only.
        count_again(host, open, extent, clearing).await;
    } else {
        let means = if removed { Means::RemovedUncounted } else { Means::Failed };
        for &kind in in_pages_only(extent) {
            clearing.done.push(ClearedData { host: host.to_owned(), kind, count: Count::default(), means });
        }
    }
    let after = self::held(open).await;
    let means = match (removed, after) {
        (false, _) => Means::Failed,
        (true, Some(_)) => Means::Removed,
        (true, None) => Means::RemovedUncounted,
    };
    clearing.done.push(ClearedData { host: host.to_owned(), kind: DataKind::HttpCache, count: Count { before: held, after }, means });
}

async fn in_firefox(host: &str, open: &[i32], extent: Extent, clearing: &mut Clearing) {
    // None is open, or only error pages are.
    if !in_pages(host, open, extent, clearing).await {
        let opened = open_behind(host).await;
        let reached = match opened {
            Some(tab) => in_pages(host, &[tab], extent, clearing).await,
            None => false,
        };
        if !reached {
            clearing.unreached.push(host.to_owned());
        }
        if let Some(tab) = opened {
            let _ = tabs::close(tab).await;
        }
    }
    for &tab in open {
        if let Ok(cached) = run::<CacheCounts>(tab, "http-cache-anew.js").await {
            clearing.done.push(ClearedData {
                host: host.to_owned(),
                kind: DataKind::HttpCache,
                count: Count { before: Some(cached.held), after: Some(cached.fetched) },
                means: Means::FetchedAnew,
            });
            break;
        }
    }
}

/// How many of the page's own files the HTTP cache holds.
async fn held(open: &[i32]) -> Option<u32> {
    let &tab = open.first()?;
    run::<CacheCounts>(tab, "http-cache.js").await.ok().map(|c| c.held)
}

/// Counts and removes in every open page of a host; says whether one could be asked.
async fn in_pages(host: &str, pages: &[i32], extent: Extent, clearing: &mut Clearing) -> bool {
    let files: &[&str] = if extent == Extent::Cache { &["only-cache.js", "site-data.js"] } else { &["site-data.js"] };
    let mut asked = false;
    for &tab in pages {
        let Ok(stored) = run_files::<StoredCounts>(tab, files).await else { continue };
        for (kind, count) in stored.counts(!asked) {
            let means = if count.after == Some(0) { Means::Removed } else { Means::Failed };
            clearing.done.push(ClearedData { host: host.to_owned(), kind, count, means });
        }
        asked = true;
    }
    asked
}

/// Reads back once more what could not be removed at first.
async fn count_again(host: &str, open: &[i32], extent: Extent, clearing: &mut Clearing) {
    if clearing.done.iter().all(|c| c.means == Means::Removed) {
        return;
    }
    let mut now = Clearing::default();
    in_pages(host, open, extent, &mut now).await;
    for cleared in clearing.done.iter_mut().filter(|c| c.kind != DataKind::SessionStorage) {
        if let Some(again) = now.done.iter().find(|c| c.kind == cleared.kind) {
            cleared.count.after = again.count.after;
            cleared.means = again.means;
        }
    }
}

async fn open_behind(host: &str) -> Option<i32> {
    let url = format!("https://{host}/{SMALL_PAGE}");
    let tab = tabs::create(&url, false).await.ok()?.id?;
    if reload::arrived(tab, &format!("https://{host}/"), AT_MOST).await {
        return Some(tab);
    }
    let _ = tabs::close(tab).await;
    None
}
