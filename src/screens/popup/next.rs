//! What to do next, in two to four plain steps.

use super::Popup;
use crate::screens::dom::{self, by_id, piece, replace};
use crate::webext::Answer;
use crate::webext::i18n::text;

/// When logging in does not work and nothing was tried yet.
const FIRST: [&str; 3] = ["next_look_at_hints", "next_clear", "next_save"];
/// When the data was just cleared.
const CLEARED: [&str; 4] = ["next_try_again", "next_wait", "next_reset", "next_save"];

/// Shows the steps, if there is anything to do.
pub(super) fn show(popup: &Popup) -> Answer<()> {
    let failing = popup.summary.borrow().as_ref().is_some_and(|summary| summary.failed > 0);
    let steps: &[&str] = match (popup.cleared.get(), failing) {
        (true, _) => &CLEARED,
        (false, true) => &FIRST,
        (false, false) => &[],
    };
    let steps: Vec<_> = steps.iter().map(|key| piece("li").text(text(key))).collect();
    replace(&by_id("next-steps")?, &steps)?;
    dom::show(&by_id("next")?, !steps.is_empty());
    Ok(())
}
