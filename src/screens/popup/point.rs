//! What the popup offers where a form or a message was not recognised.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, named_tab};
use crate::screens::Result;
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece};
use crate::webext::i18n::text;
use crate::webext::{runtime, scripting, tabs};

/// For a page without a form that we know.
pub(super) fn without_form() -> Vec<Piece> {
    let offers = piece("div")
        .class("offers")
        .with(button("second", "point_this_field").attr("data-point", "point-fields"))
        .with(button("plain", "point_diagnose").attr("data-point", "diagnose"));
    vec![piece("p").class("offer").text(text("point_offer")), offers]
}

/// For a page that is watched.
pub(super) fn watching() -> Vec<Piece> {
    let offer = button("plain", "point_this_message").attr("data-point", "point-message");
    vec![piece("p").class("quiet offer").text(text("point_message_offer")), piece("div").class("offers").with(offer)]
}

/// Makes the offers work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    let popup = popup.clone();
    on(&by_id("page")?, "click", move |event| {
        let wanted = clicked(event, "[data-point]").and_then(|button| button.get_attribute("data-point"));
        let (Some(wanted), Some(tab)) = (wanted, popup.tab.get()) else { return };
        spawn_local(async move {
            let done = if wanted == "diagnose" { diagnose(tab).await } else { point(tab, &wanted).await };
            if done.is_err() {
                // The page is gone, or the browser lets nobody in.
                let said = by_id("page").and_then(|place| {
                    let sentence = piece("p").class("small").text(text("popup_look_failed")).build()?;
                    Ok(place.append_child(&sentence)?)
                });
                // Nothing is left to say it in if this fails too.
                drop(said);
            } else if named_tab().is_none() {
                // The page has the floor.
                let _ = window().close();
            }
        });
    });
    Ok(())
}

async fn point(tab: i32, wanted: &str) -> Result<()> {
    scripting::run_file(tab, None, "point.js").await?;
    tabs::ask(tab, &format!("\"{wanted}\"")).await?;
    Ok(())
}

/// The journal tab asks the page itself.
async fn diagnose(tab: i32) -> Result<()> {
    tabs::create(&runtime::url(&format!("journal.html?diagnose={tab}"))?, true).await?;
    Ok(())
}
