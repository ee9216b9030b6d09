//! One click: the site's cookies, stored data and cache, or a part of them,
//! are removed, read back, written to the record, and the sign-in page is
//! loaded anew. The cookies can be put back for a minute (see [`self::undo`]).

pub(crate) mod cookies;
pub(crate) mod preview;
pub(crate) mod reload;
pub(crate) mod site_data;
pub(crate) mod undo;

use wasm_bindgen_futures::spawn_local;

use super::duties::journal_writer;
use super::store::clock::now;
use super::store::removed_cookies;
use crate::background::Result;
use crate::journal::event::{Clearing, DataKind, Fact};
use crate::journal::storage::cleared_tab::ClearedTab;
use crate::journal::storage::keys::CLEARED;
use crate::protocol::Failure;
use crate::protocol::clearing::Extent;
use crate::site::hosts;
use crate::webext::storage;
use cookies::{clear_cookies, may, not_cleared, ours};

/// Clears so much, and loads the sign-in page anew in `tab`.
pub(crate) async fn clear(extent: Extent, tab: Option<i32>) -> Result<Clearing> {
    if !may().await? {
        return Err(Failure::Permission);
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
    let event = journal_writer::event(now(), Fact::DataCleared(clearing.clone()));
    if extent != Extent::Cache {
        removed_cookies::cleared(event.at).await;
    }
    let recorded = journal_writer::keep(event).await;
    if withdrawn {
        // What was done stands in the record; it is not handed out as if it were all.
        return Err(Failure::Permission);
    }
    if let Some(tab) = tab {
        // Without it the page shows no panel of its own accord.
        let _ = storage::set(&CLEARED, &ClearedTab { at: now(), tab }).await;
        spawn_local(async move { reload::sign_in_anew(tab).await });
    }
    // What was cleared is cleared; that it could not be written down has to be said too.
    recorded.map(|()| clearing)
}
