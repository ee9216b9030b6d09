//! A picture of the page in front: covered, taken, shown, and kept on a yes.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Deserialize;
use web_sys::Url;

use super::keeper::{self, now};
use super::{open_journal, site_data, sums};
use crate::journal::event::{Address, Fact, Picture};
use crate::journal::picture::{Framed, NotTaken, Taken, answered, picture_key};
use crate::journal::redact::address;
use crate::site::hosts;
use crate::webext::tabs::{self, Tab};
use crate::webext::{Answer, ApiError};

/// A picture that no screen has fetched by then is dropped, in milliseconds.
const FETCHED_WITHIN: i64 = 60_000;

thread_local! {
    /// The picture that the journal tab is about to fetch. In memory on purpose: nobody has said yes.
    static TAKEN: RefCell<Option<Taken>> = const { RefCell::new(None) };
}

/// What `cover.js` answers.
#[derive(Deserialize)]
struct Covered {
    shown: bool,
    boxes: Vec<[f64; 4]>,
}

/// Takes the picture and opens the journal tab, which shows it.
pub(super) async fn take(number: i32) -> Result<(), NotTaken> {
    TAKEN.take();
    let tab = tabs::get(number).await.map_err(|_| NotTaken::Page)?;
    let page = page_of(&tab).ok_or(NotTaken::Page)?;
    let covered: Covered = site_data::run(number, "cover.js").await.map_err(|_| NotTaken::Page)?;
    let at = now();
    let shot =
        if covered.shown { tabs::capture(tab.window_id).await.map_err(|e| NotTaken::of_refusal(&e.0)) } else { Err(NotTaken::Moved) };
    // Whatever came of it, the boxes go; only then it is known whether they covered everything all the time.
    let held: bool = site_data::run(number, "uncover.js").await.unwrap_or(false);
    let image = shot?;
    let still = tabs::get(number).await.is_ok_and(|now| now.active && now.url == tab.url && now.window_id == tab.window_id);
    if !held || !still {
        return Err(NotTaken::Moved);
    }
    TAKEN.replace(Some(Taken { at, page, tab: number, boxes: covered.boxes, image }));
    // Another picture is another fragment, so that a tab that is open already notices.
    open_journal(&format!("#picture-{at}")).await.map_err(NotTaken::Refused)
}

/// The page in a tab, if it is in front and one of the site.
fn page_of(tab: &Tab) -> Option<Address> {
    let url = tab.url.as_deref().filter(|_| tab.active).and_then(|url| Url::new(url).ok())?;
    hosts::is_site_origin(&url.origin()).then(|| address(&url.host(), &url.pathname(), &url.search()))
}

/// Hands the picture over, once.
pub(super) fn fetch() -> Option<Taken> {
    TAKEN.take().filter(|taken| (0..FETCHED_WITHIN).contains(&(now() - taken.at)))
}

/// The person said yes: the picture and its event are written in one batch.
pub(super) async fn keep(framed: Framed) -> Answer<()> {
    let bytes = framed.bytes().ok_or_else(|| ApiError("no picture".to_owned()))?;
    // A record that cannot be read just now is no reason to lose the picture.
    let events = sums::everything().await.unwrap_or_default();
    let attempt = answered(&events, framed.tab, &framed.page, framed.at);
    let Framed { at, page, width, height, image, .. } = framed;
    let event = keeper::event(at, Fact::Picture(Picture { page, width, height, bytes, attempt }));
    let key = picture_key(&event.id);
    keeper::write_with(event, BTreeMap::from([(key, image)])).await
}
