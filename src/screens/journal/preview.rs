//! A picture that was just taken, before it is kept: shown in front of the
//! record, and gone unless the person says yes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;

use super::frame;
use crate::journal::storage::picture::{FramedPicture, TakenPicture};
use crate::protocol::pictures::{FetchPicture, KeepPicture};
use crate::screens::dom::{by_id, on, show};
use crate::screens::{Error, Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, runtime};

/// The fragment of the tab's address when there is a picture to look at begins so.
const FRAGMENT: &str = "#picture-";

/// The picture that is shown.
type ShownPicture = Rc<RefCell<Option<FramedPicture>>>;

/// Shows a picture when one was taken, and makes the answers work.
pub(super) fn bind() -> Result<()> {
    let shown = ShownPicture::default();
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
fn look(shown: &ShownPicture) {
    if !window().location().hash().is_ok_and(|fragment| fragment.starts_with(FRAGMENT)) {
        return;
    }
    let shown = shown.clone();
    spawn_local(async move {
        match runtime::request(&FetchPicture).await {
            // The tab was loaded anew: the picture was looked at already.
            Ok(None) => {}
            Ok(Some(taken)) => {
                if render(&shown, &taken).await.is_err() {
                    shown.take();
                    said(&text("picture_not_shown"));
                }
            }
            Err(_) => said(&text("picture_not_shown")),
        }
    });
}

async fn render(shown: &ShownPicture, taken: &TakenPicture) -> Result<()> {
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

fn keep(shown: &ShownPicture) {
    // Taken out: a second click finds nothing, and closing now is no no.
    let Some(framed) = shown.take() else { return };
    let shown = shown.clone();
    spawn_local(async move {
        match runtime::request(&KeepPicture(framed.clone())).await {
            Ok(_) => {
                if let Ok(dialog) = dialog() {
                    dialog.close();
                }
                said(&text("picture_kept"));
            }
            Err(failure) => {
                shown.replace(Some(framed));
                let sentence = format!("{} {}", text("picture_not_kept"), Error::from(failure).why());
                let _ = by_id("picture-problem").map(|place| place.set_text_content(Some(&sentence)));
            }
        }
    });
}

/// What became of the picture, above the record.
fn said(words: &str) {
    if let Ok(place) = by_id("picture-said") {
        place.set_text_content(Some(words));
        show(&place, !words.is_empty());
    }
}

fn dialog() -> Result<HtmlDialogElement> {
    by_id("picture")?.dyn_into().map_err(|_| ApiError("#picture is no dialog".to_owned()).into())
}
