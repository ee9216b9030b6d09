//! A kept picture as large as the window, or as large as it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;

use super::{save, thumbs};
use crate::journal::event::{Event, Picture as Fact};
use crate::report::time::Local;
use crate::report::{Picture, file_name};
use crate::screens::Result;
use crate::screens::dom::{by_id, on, show};
use crate::screens::sentences::wording;
use crate::webext::ApiError;
use crate::webext::i18n::{text, text_with};

thread_local! {
    /// The picture that is shown.
    static SHOWN: RefCell<Option<Rc<Picture>>> = const { RefCell::new(None) };
}

/// Makes its buttons work.
pub(super) fn bind() -> Result<()> {
    let dialog = dialog()?;
    let closing = dialog.clone();
    on(&by_id("picture-view-close")?, "click", move |_| closing.close());
    on(&dialog, "close", |_| {
        SHOWN.take();
        let _ = by_id("picture-view-image").and_then(|image| Ok(image.remove_attribute("src")?));
    });
    on(&by_id("picture-view-size")?, "click", |_| {
        let whole = by_id("picture-view-size").is_ok_and(|button| button.get_attribute("aria-pressed").as_deref() != Some("true"));
        let _ = size(whole);
    });
    on(&by_id("picture-view-save")?, "click", |_| act(false));
    on(&by_id("picture-view-copy")?, "click", |_| act(true));
    Ok(())
}

/// Shows the picture of an event.
pub(super) fn open(event: &Event, picture: &Fact) -> Result<()> {
    let (at, words) = (Local::new(event.at, event.zone), wording());
    by_id("picture-view-title")?.set_text_content(Some(&words.with("picture_of", &[&words.second(at)])));
    by_id("picture-view-image")?.set_attribute("alt", &thumbs::alt(event, picture, &words))?;
    let said = |words: &str| by_id("picture-view-said").map(|place| place.set_text_content(Some(words)));
    said("")?;
    size(false)?;
    able(false)?;
    dialog()?.show_modal()?;
    let id = event.id.clone();
    spawn_local(async move {
        let read = thumbs::read(&id)
            .await
            .and_then(|address| Ok((Picture::read(at, &address).ok_or_else(|| ApiError("no PNG".to_owned()))?, address)));
        // A place that is missing is no reason to show something else.
        let _ = match read {
            Ok((picture, address)) if dialog().is_ok_and(|dialog| dialog.open()) => {
                SHOWN.replace(Some(Rc::new(picture)));
                by_id("picture-view-image").and_then(|image| Ok(image.set_attribute("src", &address)?)).and_then(|()| able(true))
            }
            Ok(_) => Ok(()),
            Err(_) => said(&text("picture_unreadable")),
        };
    });
    Ok(())
}

/// As wide as the window, or as large as it is.
fn size(whole: bool) -> Result<()> {
    by_id("picture-view-size")?.set_attribute("aria-pressed", if whole { "true" } else { "false" })?;
    by_id("picture-view-image")?.toggle_attribute_with_force("data-whole", whole)?;
    Ok(())
}

/// What acts on the picture can be pressed once it is there.
fn able(able: bool) -> Result<()> {
    for id in ["picture-view-size", "picture-view-save", "picture-view-copy"] {
        by_id(id)?.toggle_attribute_with_force("disabled", !able)?;
    }
    show(&by_id("picture-view-frame")?, able);
    Ok(())
}

fn act(copies: bool) {
    let Some(picture) = SHOWN.with_borrow(Clone::clone) else { return };
    spawn_local(async move {
        let name = file_name(picture.at, &format!("{}.png", picture.at.clock().replace(':', "")));
        let said = match save::png(name, &picture.png) {
            Ok(made) if copies => save::copy(&made).await.map(|()| text("picture_copied")),
            Ok(made) => save::save(&made).map(|name| text_with("saved", &[&name])),
            Err(error) => Err(error),
        };
        let said = said.unwrap_or_else(|error| {
            let sentence = text(if copies { "not_copied" } else { "not_saved" });
            format!("{sentence} {}", error.why())
        });
        // Closed meanwhile, there is nobody to tell.
        let _ = by_id("picture-view-said").map(|place| place.set_text_content(Some(&said)));
    });
}

fn dialog() -> Result<HtmlDialogElement> {
    by_id("picture-view")?.dyn_into().map_err(|_| ApiError("#picture-view is no dialog".to_owned()).into())
}
