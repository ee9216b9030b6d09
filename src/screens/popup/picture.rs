//! The button that takes a picture of the page under the popup. The press of
//! our button in the toolbar, which opened the popup, is what allows it.

use std::rc::Rc;

use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, named_tab};
use crate::journal::picture::NotTaken;
use crate::request::Request;
use crate::screens::ask;
use crate::screens::dom::{by_id, on};
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};

/// Makes the button work.
pub(super) fn wire(popup: &Rc<Popup>) -> Answer<()> {
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
            let taken = ask::ask_for::<Result<(), NotTaken>>(&Request::TakePicture(tab)).await;
            popup.taking.set(false);
            let _ = match taken.unwrap_or_else(|error| Err(NotTaken::Refused(error.0))) {
                Ok(()) => say(""),
                Err(why) => say(&sentence(&why)),
            };
        });
    });
    Ok(())
}

/// What became of it. Without anything to say the picture is being shown: the popup has done its part.
fn say(words: &str) -> Answer<()> {
    by_id("picture-said")?.set_text_content(Some(words));
    if words.is_empty() && named_tab().is_none() {
        // Firefox leaves the popup open over the new tab.
        let _ = window().close();
    }
    Ok(())
}

fn sentence(why: &NotTaken) -> String {
    let mut said = text(&format!("picture_not_{}", why.key()));
    if let NotTaken::Refused(words) = why {
        said.push_str(&text_with("said_by_browser", &[words]));
    }
    said
}
