//! A picture that was just taken, before it is kept: shown in front of the
//! record, and gone unless the person says yes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;

use super::frame;
use crate::journal::picture::{Framed, Taken};
use crate::journal::summary::Summary;
use crate::request::Request;
use crate::screens::ask::ask_for;
use crate::screens::dates;
use crate::screens::dom::{by_id, on, show as show_element};
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, ApiError};

/// The fragment of the tab's address when there is a picture to look at begins so.
const FRAGMENT: &str = "#picture-";

/// The picture that is shown.
type Shown = Rc<RefCell<Option<Framed>>>;

/// Shows a picture when one was taken, and makes the answers work.
pub(super) fn wire() -> Answer<()> {
    let shown = Shown::default();
    let dialog = dialog()?;
    let kept = shown.clone();
    on(&by_id("picture-keep")?, "click", move |_| keep(&kept));
    let closing = dialog.clone();
    on(&by_id("picture-drop")?, "click", move |_| closing.close());
    // However it is closed, Esc too: without a yes nothing of it stays.
    let dropped = shown.clone();
    on(&dialog, "close", move |_| {
        if dropped.take().is_some() {
            said(&text("picture_dropped"));
        }
        let _ = by_id("picture-image").map(|image| image.remove_attribute("src"));
    });
    let again = shown.clone();
    on(&window(), "hashchange", move |_| look(&again));
    look(&shown);
    Ok(())
}

/// Fetches the picture that waits, if the tab was opened for one.
fn look(shown: &Shown) {
    if !window().location().hash().is_ok_and(|fragment| fragment.starts_with(FRAGMENT)) {
        return;
    }
    let shown = shown.clone();
    spawn_local(async move {
        match ask_for::<Option<Taken>>(&Request::TakenPicture).await {
            // The tab was loaded anew: the picture was looked at already.
            Ok(None) => {}
            Ok(Some(taken)) => {
                if show(&shown, &taken).await.is_err() {
                    shown.take();
                    said(&text("picture_not_shown"));
                }
            }
            Err(_) => said(&text("picture_not_shown")),
        }
    });
}

async fn show(shown: &Shown, taken: &Taken) -> Answer<()> {
    let caption = frame::caption(taken, dates::here_at(taken.at)).await;
    let framed = frame::draw(taken, &caption).await?;
    let image = by_id("picture-image")?;
    image.set_attribute("alt", &text_with("picture_alt", &[&caption[0], &caption[1]]))?;
    image.set_attribute("src", &framed.image)?;
    by_id("picture-problem")?.set_text_content(None);
    said("");
    shown.replace(Some(framed));
    let dialog = dialog()?;
    if !dialog.open() {
        // Another one may be open; the picture comes in front of it.
        dialog.show_modal()?;
    }
    Ok(())
}

fn keep(shown: &Shown) {
    // Taken out: a second click finds nothing, and closing now is no no.
    let Some(framed) = shown.take() else { return };
    let shown = shown.clone();
    spawn_local(async move {
        match ask_for::<Summary>(&Request::KeepPicture(framed.clone())).await {
            Ok(_) => {
                if let Ok(dialog) = dialog() {
                    dialog.close();
                }
                said(&text("picture_kept"));
            }
            Err(error) => {
                shown.replace(Some(framed));
                let sentence = format!("{} {}", text("picture_not_kept"), text_with("said_by_browser", &[&error.0]));
                let _ = by_id("picture-problem").map(|place| place.set_text_content(Some(&sentence)));
            }
        }
    });
}

/// What became of the picture, above the record.
fn said(words: &str) {
    if let Ok(place) = by_id("picture-said") {
        place.set_text_content(Some(words));
        show_element(&place, !words.is_empty());
    }
}

fn dialog() -> Answer<HtmlDialogElement> {
    by_id("picture")?.dyn_into().map_err(|_| ApiError("#picture is no dialog".to_owned()))
}
