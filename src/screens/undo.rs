//! The way back for cookies: its button, and for how long.

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::action::StepAction;
use super::dates;
use super::dom::{button, piece, replace};
use crate::protocol::clearing::UndoOffer;
use crate::screens::Result;
use crate::webext::i18n::text_with;

/// How often the time that is left is shown anew, in milliseconds.
const TICK: u32 = 1000;

thread_local! {
    /// How many offers were shown: only the last one counts down.
    static SHOWN: Cell<u32> = const { Cell::new(0) };
}

/// Shows in `place` how long the cookies can be put back, and counts down by
/// itself until they cannot. Whoever learns that the offer has changed, or is
/// gone, shows it anew. What the button does is bound by the screen.
pub(super) fn show(place: Element, offer: Option<UndoOffer>) {
    let number = SHOWN.get().wrapping_add(1);
    SHOWN.set(number);
    spawn_local(async move {
        // In a page that is being taken away nothing is left to count.
        while SHOWN.get() == number && render(&place, offer).unwrap_or(false) {
            TimeoutFuture::new(TICK).await;
        }
    });
}

/// Says whether there is still time left.
fn render(place: &Element, offer: Option<UndoOffer>) -> Result<bool> {
    let left = offer.map(|offer| (offer, offer.until - dates::now())).filter(|(_, left)| *left > 0);
    let Some((offer, left)) = left else { return replace(place, &[]).map(|()| false) };
    let words = text_with("undo_left", &[&offer.cookies.to_string(), &((left + 999) / 1000).to_string()]);
    match place.query_selector(".left")? {
        // Only the number changes: the button keeps the focus.
        Some(line) => line.set_text_content(Some(&words)),
        None => {
            let back = button("second", "undo_cookies").does(StepAction::UndoCookies);
            let line = piece("span").class("small left").text(words);
            replace(place, &[piece("div").class("undo").with(back).with(line)])?;
        }
    }
    Ok(true)
}
