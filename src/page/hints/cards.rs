//! Where the cards of the fields stand: beside the field over free ground,
//! else a slim line under it. A card never covers anything of the site, and
//! moves nothing but, in the narrow case, in answer to a key or click.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::card::CardPosition;
use super::field::WatchedField;
use super::fields::Fields;
use crate::form::Rect;
use crate::page::placement::{ABOVE_FIELD, PlacementRequest, beside, stand_under};
use crate::page::sight::ground::is_dark_under;
use crate::page::ui::dom::{self, rect_of};

/// A card is at least this wide to be readable, and at most this wide not to be tiring, in CSS pixels.
const WIDTHS: (f64, f64) = (240.0, 380.0);

impl Fields {
    /// Puts every wanted card in its place.
    pub(super) fn place(&self, answer: bool) {
        let mut taken: Vec<Rect> = Vec::new();
        for watched in self.watched().iter().filter(|w| w.card.wanted()) {
            let card = &watched.card;
            let Some(host) = card.host() else { continue };
            // A line stays a line: going and coming would move the page under the person's eyes.
            if card.stand.get() == CardPosition::Below && host.is_connected() {
                continue;
            }
            card.stand.set(CardPosition::Beside);
            card.set_class("", Some(is_dark_under(&watched.input)));
            let top = rect_of(&watched.input).top - ABOVE_FIELD;
            let wanted = PlacementRequest { field: &watched.input, tops: &[top], widths: WIDTHS, taken: &taken };
            if dom::is_in_shadow(&watched.input) {
                // What stands beside it there cannot be asked for: it gets its line.
                card.stand.set(CardPosition::Held);
                if answer {
                    place_below(watched, &host);
                }
            } else if let Some(rect) = beside(&self.page.document, &host, &wanted) {
                taken.push(rect);
            } else if answer {
                place_below(watched, &host);
            } else {
                // Nothing moves unasked: it comes with the next key or click.
                card.stand.set(CardPosition::Held);
            }
        }
    }

    /// Cards that wait for a key or click get their line now.
    pub(crate) fn release(&self) {
        if self.watched().iter().any(|w| w.card.stand.get() == CardPosition::Held) {
            self.place(true);
        }
    }

    /// Puts the cards in their places before the page is painted next: its layout has changed, or may have.
    pub(crate) fn place_later(self: &Rc<Self>) {
        if self.layout_due.get() || !self.watched().iter().any(|w| w.card.wanted()) {
            return;
        }
        self.layout_due.set(true);
        let this = Rc::downgrade(self);
        let later = Closure::once_into_js(move || {
            if let Some(this) = this.upgrade() {
                this.layout_due.set(false);
                this.place(false);
            }
        });
        if let Some(window) = dom::window() {
            let _ = window.request_animation_frame(later.unchecked_ref());
        }
    }
}

/// A line in the flow, behind the field or behind what lays the field out in a row.
fn place_below(watched: &WatchedField, host: &Element) {
    watched.card.stand.set(CardPosition::Below);
    stand_under(&watched.input, host);
    watched.card.set_class("", Some(is_dark_under(&watched.input)));
}
