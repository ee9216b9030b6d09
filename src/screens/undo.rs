//! The way back for cookies: its button, and for how long.

use gloo_timers::future::TimeoutFuture;
use web_sys::Element;

use super::dom::{button, piece, replace};
use super::{ask, dates};
use crate::trying::{Trying, Undoable};
use crate::webext::Answer;
use crate::webext::i18n::text_with;

/// How often the time that is left is shown anew, in milliseconds.
const TICK: u32 = 1000;

/// Shows in `place` how long the cookies can be put back, until they cannot.
/// The button has `data-do="undo-cookies"`; what it does is wired by the screen.
///
/// # Errors
/// When the page is being taken away.
pub(super) async fn count_down(place: &Element) -> Answer<()> {
    loop {
        // Where the background cannot tell, nothing is offered.
        let held: Option<Undoable> = ask::ask_for(&Trying::Undoable).await.unwrap_or(None);
        let left = held.map(|held| (held, held.until - dates::now())).filter(|(_, left)| *left > 0);
        let Some((held, left)) = left else { return replace(place, &[]) };
        let words = text_with("undo_left", &[&held.cookies.to_string(), &((left + 999) / 1000).to_string()]);
        match place.query_selector(".left")? {
            // Only the number changes: the button keeps the focus.
            Some(line) => line.set_text_content(Some(&words)),
            None => {
                let back = button("second", "undo_cookies").attr("data-do", "undo-cookies");
                let line = piece("span").class("small left").text(words);
                replace(place, &[piece("div").class("undo").with(back).with(line)])?;
            }
        }
        TimeoutFuture::new(TICK).await;
    }
}
