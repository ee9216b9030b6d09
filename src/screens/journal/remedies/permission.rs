//! The permission for the site, where it was withdrawn: what is missing is
//! said where it is missed, with the button that grants it.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event};

use super::{Journal, check, say_near};
use crate::screens::dom::{self, Piece, clicked, piece, replace};
use crate::screens::sentences::{Look, icon};
use crate::site::hosts;
use crate::webext::i18n::text;
use crate::webext::permissions;

/// The button that asks for it.
fn button() -> Piece {
    dom::button("second", "page_allow").attr("data-allow", "")
}

/// Says near an element that it is missing, with the button.
pub(super) fn missed(near: &Element) {
    let place = near.closest("[data-says]").ok().flatten().and_then(|step| step.query_selector(".said-here").ok().flatten());
    let head = piece("span").class("sentence").with(icon(Look::Info)).with(piece("span").text(text("failure_permission")));
    let next = piece("span").class("line").text(text("failure_permission_repair"));
    if let Some(place) = place {
        // What cannot be said here is said by the popup.
        let _ = replace(&place, &[head, next, button()]);
    }
}

/// Grants it on the click itself; says whether the click was for that.
pub(super) fn granted(journal: &Rc<Journal>, event: &Event) -> bool {
    let Some(pressed) = clicked(event, "[data-allow]") else { return false };
    // Asking for the permission must happen in the click itself.
    let asked = permissions::request_host(hosts::PATTERN);
    let journal = journal.clone();
    spawn_local(async move {
        let granted = match asked {
            Ok(asked) => JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy()),
            Err(_) => false,
        };
        if pressed.closest("#check-result").ok().flatten().is_some() {
            // What was found is found anew.
            let _ = check::check(&journal).await;
        } else {
            say_near(&pressed, &text(if granted { "permission_granted" } else { "permission_not_granted" }));
        }
    });
    true
}
