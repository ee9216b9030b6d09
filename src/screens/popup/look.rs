//! The button that opens the lens in the page under the popup.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, named_tab};
use crate::journal::event::{Remedy, Trial};
use crate::protocol::remedies::RecordTrial;
use crate::protocol::views::OpenLens;
use crate::screens::Result;
use crate::screens::dom::{by_id, on, piece};
use crate::webext::i18n::text;
use crate::webext::runtime;

/// Makes the button work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    let popup = popup.clone();
    on(&by_id("look-button")?, "click", move |_| {
        let popup = popup.clone();
        spawn_local(async move {
            if !open(&popup).await {
                // The page is gone, or the browser lets nobody in.
                let said = by_id("page").and_then(|place| {
                    let sentence = piece("p").class("small").text(text("popup_look_failed")).build()?;
                    Ok(place.append_child(&sentence)?)
                });
                // Nothing is left to say it in if this fails too.
                drop(said);
            }
        });
    });
    Ok(())
}

/// Opens the lens; says whether it is open.
pub(super) async fn open(popup: &Popup) -> bool {
    let Some(tab) = popup.tab.get() else { return false };
    if runtime::request(&OpenLens(tab)).await.is_err() {
        return false;
    }
    let trial = Trial { remedy: Remedy::CheckInput, variant: None, when: None };
    // The lens is what was asked for; that it was opened is written down if that can be done.
    let _ = runtime::request(&RecordTrial(trial)).await;
    if named_tab().is_none() {
        // The lens has the floor: over the page it would be covered.
        let _ = window().close();
    }
    true
}
