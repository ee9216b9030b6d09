//! Pictures in the list: small, and read only when their row is near what is
//! in sight; a row that has gone far away lets go of its picture again.

use crate::screens::action::RowAction;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlImageElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::Journal;
use crate::journal::event::{Event, EventId, Picture};
use crate::journal::storage::keys::PICTURE;
use crate::journal::storage::picture::PngAddress;
use crate::report::Wording;
use crate::report::event_parts::address;
use crate::report::time::Local;
use crate::screens::Result;
use crate::screens::dom::{Piece, piece};
use crate::webext::i18n::text;
use crate::webext::{ApiError, storage};

/// How far from what is in sight a picture is read.
const AHEAD: &str = "600px 0px";
/// Marks a row that is near enough.
const NEAR: &str = "data-near";

/// What stands in the row of a picture: the picture itself, which opens, or
/// the word that only the entry is left.
pub(super) fn piece_of(event: &Event, picture: &Picture, there: bool, words: &Wording<'_>) -> Piece {
    if !there {
        return piece("p").class("small").text(words.text("picture_gone"));
    }
    let image = piece("img").attr("alt", alt(event, picture, words)).attr("hidden", "");
    let open = piece("span").class("thumb-open").text(words.text("picture_open"));
    piece("button")
        .attr("type", "button")
        .class("thumb")
        .does(RowAction::Picture)
        .with(piece("span").class("thumb-frame").with(image))
        .with(open)
}

/// What a picture shows, for those who cannot see it: when, and which page.
pub(super) fn alt(event: &Event, picture: &Picture, words: &Wording<'_>) -> String {
    words.with("picture_alt", &[&words.second(Local::new(event.at, event.zone)), &address(&picture.page)])
}

/// Reads the picture of an event: the address of a PNG that carries its own data.
///
/// # Errors
/// When it cannot be read, or is none.
pub(super) async fn read(id: &EventId) -> Result<String> {
    storage::get(&PICTURE.key(id)).await?.map(PngAddress::into_text).ok_or_else(|| ApiError("no picture".to_owned()).into())
}

/// Makes rows that are given to [`watch`] show their pictures.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let callback = Closure::<dyn FnMut(Array)>::new(|seen: Array| {
        for entry in seen.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            // A row without its parts shows its words all the same.
            let _ = near(&entry.target(), entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(AHEAD);
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)?;
    callback.forget();
    journal.in_sight.replace(Some(observer));
    Ok(())
}

/// Shows the picture of this row when it comes near. Rows that were taken out of
/// the page and stand there again are told of by the observer itself.
pub(super) fn watch(journal: &Journal, row: &Element) {
    if let Some(observer) = journal.in_sight.borrow().as_ref() {
        observer.observe(row);
    }
}

/// Forgets a row that is gone for good.
pub(super) fn forget(journal: &Journal, row: &Element) {
    if let Some(observer) = journal.in_sight.borrow().as_ref() {
        observer.unobserve(row);
    }
}

fn near(row: &Element, near: bool) -> Result<()> {
    if row.toggle_attribute_with_force(NEAR, near)? != near || row.query_selector(".thumb img")?.is_none() {
        return Ok(());
    }
    let image: HtmlImageElement = row.query_selector(".thumb img")?.ok_or_else(|| ApiError("no image".to_owned()))?.unchecked_into();
    if !near {
        image.set_hidden(true);
        image.remove_attribute("src")?;
        return Ok(());
    }
    let Some(id) = row.get_attribute("data-id").and_then(|id| EventId::try_from(id).ok()) else { return Ok(()) };
    let row = row.clone();
    spawn_local(async move {
        let shown = render(&row, &image, &id).await;
        if shown.is_err() && row.has_attribute(NEAR) {
            // Without a place for the word the empty frame has to do.
            let _ = row
                .query_selector(".thumb .thumb-open")
                .map(|place| place.map(|place| place.set_text_content(Some(&text("picture_unreadable")))));
        }
    });
    Ok(())
}

async fn render(row: &Element, image: &HtmlImageElement, id: &EventId) -> Result<()> {
    let address = read(id).await?;
    if row.has_attribute(NEAR) {
        image.set_src(&address);
        JsFuture::from(image.decode()).await?;
        image.set_hidden(false);
    }
    Ok(())
}
