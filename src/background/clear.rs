//! One click: the site's cookies, stored data and cache are removed, read
//! back, written to the record, and the sign-in page is loaded anew.

use std::collections::BTreeMap;

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::{keeper, reload, site_data};
use crate::journal::event::{Cleared, Clearing, Count, DataKind, Fact, Means};
use crate::site::hosts;
use crate::webext::cookies::{self, Cookie};
use crate::webext::{Answer, permissions, storage};

/// Clears, and loads the sign-in page anew in `tab`.
pub(super) async fn clear(tab: Option<i32>) -> Result<Clearing, String> {
    if !permissions::has_host(hosts::PATTERN).await.map_err(|e| e.to_string())? {
        return Err("permission".to_owned());
    }
    // Counted first and removed last: a page that has to be opened for its storage may set some itself.
    let before = ours().await;
    let mut clearing = site_data::clear().await;
    match clear_cookies(before).await {
        Ok(done) => clearing.done.extend(done),
        Err(_) => clearing.done.push(Cleared {
            host: hosts::DOMAIN.to_owned(),
            kind: DataKind::Cookies,
            count: Count::default(),
            means: Means::Failed,
        }),
    }
    clearing.done.sort_by(|a, b| (a.kind, &a.host).cmp(&(b.kind, &b.host)));
    let recorded = keeper::write(Fact::DataCleared(clearing.clone())).await;
    if let Some(tab) = tab {
        let line = format!("{} {tab}", Date::now() as i64);
        let _ = storage::set(&BTreeMap::from([("cleared".to_owned(), line)])).await;
        spawn_local(async move { reload::sign_in_anew(tab).await });
    }
    // What was cleared is cleared; that it could not be written down has to be said too.
    recorded.map(|()| clearing).map_err(|e| format!("record: {e}"))
}

/// Removes the cookies one by one, host by host, and reads back. `before`: what the person had.
async fn clear_cookies(before: Answer<Vec<Cookie>>) -> Answer<Vec<Cleared>> {
    let before = before?;
    for cookie in &ours().await? {
        // One that cannot be removed shows in the count afterwards.
        let _ = cookies::remove(cookie).await;
    }
    let after = ours().await?;
    let count = |list: &[Cookie], host: &str| u32::try_from(list.iter().filter(|c| host_of(c) == host).count()).ok();
    let mut hosts: Vec<&str> = before.iter().chain(&after).map(host_of).chain([hosts::DOMAIN]).collect();
    hosts.sort_unstable();
    hosts.dedup();
    Ok(hosts
        .into_iter()
        .map(|host| Cleared {
            host: host.to_owned(),
            kind: DataKind::Cookies,
            count: Count { before: count(&before, host), after: count(&after, host) },
            means: if count(&after, host) == Some(0) { Means::Removed } else { Means::Failed },
        })
        .collect())
}

async fn ours() -> Answer<Vec<Cookie>> {
    let mut all = cookies::all_of(hosts::DOMAIN).await?;
    all.retain(|c| hosts::is_cleared_cookie_domain(&c.domain));
    Ok(all)
}

fn host_of(cookie: &Cookie) -> &str {
    cookie.domain.trim_start_matches('.')
}
