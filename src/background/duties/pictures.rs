//! A picture of the page in front: covered, taken, shown, and kept on a yes.

use std::cell::RefCell;

use serde::Deserialize;
use web_sys::Url;

use super::{journal_writer, views};
use crate::background::store::clock::now;
use crate::background::store::reader;
use crate::background::{Result, page_script};
use crate::journal::event::{Address, Fact, Picture};
use crate::journal::storage::keys::PICTURE;
use crate::journal::storage::picture::{FramedPicture, TakenPicture, answered};
use crate::protocol::Failure;
use crate::redact::address;
use crate::site::hosts;
use crate::webext::tabs::{self, Tab};

/// A picture that no screen has fetched by then is dropped, in milliseconds.
const FETCHED_WITHIN: i64 = 60_000;

thread_local! {
    /// The picture that the journal tab is about to fetch. In memory on purpose: nobody has said yes.
    static TAKEN: RefCell<Option<TakenPicture>> = const { RefCell::new(None) };
}

/// What `cover.js` answers.
#[derive(Deserialize)]
struct Cover {
    shown: bool,
    boxes: Vec<[f64; 4]>,
}

/// Takes the picture and opens the journal tab, which shows it.
pub(crate) async fn take(number: i32) -> Result<()> {
    TAKEN.take();
    let tab = tabs::get(number).await.map_err(|_| Failure::Unreachable)?;
    let page = page_of(&tab).ok_or(Failure::Unreachable)?;
    let covered: Cover = page_script::run(number, "cover.js").await.map_err(|_| Failure::Unreachable)?;
    let at = now();
    let shot = if covered.shown { tabs::capture(tab.window_id).await.map_err(Failure::from) } else { Err(Failure::Moved) };
    // Whatever came of it, the boxes go; only then it is known whether they covered everything all the time.
    let held: bool = page_script::run(number, "verify-cover.js").await.unwrap_or(false);
    let image = shot?;
    let still = tabs::get(number).await.is_ok_and(|now| now.active && now.url == tab.url && now.window_id == tab.window_id);
    if !held || !still {
        return Err(Failure::Moved);
    }
    TAKEN.replace(Some(TakenPicture { at, page, tab: number, boxes: covered.boxes, image }));
    // Another picture is another fragment, so that a tab that is open already notices.
    views::open_journal(&format!("#picture-{at}")).await
}

/// The page in a tab, if it is in front and one of the site.
fn page_of(tab: &Tab) -> Option<Address> {
    let url = tab.url.as_deref().filter(|_| tab.active).and_then(|url| Url::new(url).ok())?;
    hosts::is_site_origin(&url.origin()).then(|| address(&url.host(), &url.pathname(), &url.search()))
}

/// Hands the picture over, once.
pub(crate) fn fetch() -> Option<TakenPicture> {
    TAKEN.take().filter(|taken| (0..FETCHED_WITHIN).contains(&(now() - taken.at)))
}

/// The person said yes: the picture and its event are written in one batch.
pub(crate) async fn keep(framed: FramedPicture) -> Result<()> {
    let bytes = framed.bytes().ok_or(Failure::Shape)?;
    // A record that cannot be read just now is no reason to lose the picture.
    let events = reader::everything().await.unwrap_or_default();
    let attempt = answered(&events, framed.tab, &framed.page, framed.at);
    let FramedPicture { at, page, width, height, image, .. } = framed;
    let event = journal_writer::event(at, Fact::Picture(Picture { page, width, height, bytes, attempt }));
    let picture = PICTURE.key(&event.id).with_text(image);
    journal_writer::write_with(event, vec![picture]).await
}
