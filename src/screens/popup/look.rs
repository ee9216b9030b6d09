//! The button that opens the lens in the page under the popup.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, named_tab};
use crate::message::Message;
use crate::screens::ask::ask;
use crate::screens::dom::{by_id, on};
use crate::webext::Answer;
use crate::webext::i18n::text;

/// Makes the button work.
pub(super) fn wire(popup: &Rc<Popup>) -> Answer<()> {
    let popup = popup.clone();
    on(&by_id("look-button")?, "click", move |_| {
        let Some(tab) = popup.tab.get() else { return };
        spawn_local(async move {
            if ask::<()>(&Message::LookAt(tab)).await.is_err() {
                // The page is gone, or the browser lets nobody in.
                let said = by_id("page").and_then(|place| {
                    let sentence = crate::screens::dom::piece("p").class("small").text(text("popup_look_failed")).build()?;
                    Ok(place.append_child(&sentence)?)
                });
                // Nothing is left to say it in if this fails too.
                drop(said);
            } else if named_tab().is_none() {
                // The lens has the floor: over the page it would be covered.
                let _ = window().close();
            }
        });
    });
    Ok(())
}
