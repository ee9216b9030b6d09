//! The button that takes a picture of the page under the popup. The press of
//! our button in the toolbar, which opened the popup, is what allows it.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, named_tab};
use crate::protocol::Failure;
use crate::protocol::pictures::TakePicture;
use crate::screens::Error;
use crate::screens::Result;
use crate::screens::dom::{by_id, on};
use crate::webext::i18n::text;
use crate::webext::runtime;

/// Makes the button work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    let popup = popup.clone();
    on(&by_id("picture-button")?, "click", move |_| {
        let Some(tab) = popup.tab.get() else { return };
        // One at a time: a second click comes from impatience.
        if popup.taking.replace(true) {
            return;
        }
        let popup = popup.clone();
        spawn_local(async move {
            // Only elements that stand in the page's own HTML are changed.
            let _ = say(&text("picture_busy"));
            let taken = runtime::request(&TakePicture(tab)).await;
            popup.taking.set(false);
            let _ = match taken {
                Ok(()) => say(""),
                Err(why) => say(&sentence(why)),
            };
        });
    });
    Ok(())
}

/// What became of it. Without anything to say the picture is being shown: the popup has done its part.
fn say(words: &str) -> Result<()> {
    by_id("picture-said")?.set_text_content(Some(words));
    if words.is_empty() && named_tab().is_none() {
        // Firefox leaves the popup open over the new tab.
        let _ = window().close();
    }
    Ok(())
}

fn sentence(why: Failure) -> String {
    match why {
        Failure::Unreachable => text("picture_not_page"),
        Failure::Permission => text("picture_not_permission"),
        Failure::Moved => text("picture_not_moved"),
        other => [text("picture_not_refused"), Error::from(other).why()].join(" "),
    }
}
