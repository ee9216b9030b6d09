//! The three views of the tab, by the part of the address behind `#`: what
//! happened, what to try, what to write. One stands there at a time.

use std::rc::Rc;

use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Journal, letter, remedies};
use crate::screens::dom::{by_id, on, show as show_element};
use crate::webext::Answer;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    /// What happened.
    #[default]
    Record,
    /// What it means and what to try.
    Try,
    /// Letters, and what comes after.
    Letter,
}

impl View {
    const ALL: [Self; 3] = [Self::Record, Self::Try, Self::Letter];

    /// Its name in the address, and the id of its element.
    fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Try => "try",
            Self::Letter => "letter",
        }
    }

    /// The view that the address names: `#try`, or `#try-wait` for a place in it.
    fn of_address() -> Self {
        let hash = window().location().hash().unwrap_or_default();
        let named = hash.trim_start_matches('#').split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|view| view.name() == named).unwrap_or_default()
    }
}

/// Follows the address.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
    journal.view.set(View::of_address());
    turn(journal.view.get())?;
    let turning = journal.clone();
    on(&window(), "hashchange", move |_| {
        let view = View::of_address();
        let other = turning.view.replace(view) != view;
        // What cannot be shown stays as it was: every place stands in the page's own HTML.
        let _ = turn(view).and_then(|()| show(&turning));
        if other {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        open_place();
    });
    Ok(())
}

fn turn(shown: View) -> Answer<()> {
    for view in View::ALL {
        show_element(&by_id(view.name())?, view == shown);
        if let Some(link) = document().query_selector(&format!("#views a[href='#{}']", view.name()))? {
            if view == shown { link.set_attribute("aria-current", "page")? } else { link.remove_attribute("aria-current")? }
        }
    }
    Ok(())
}

/// Brings the view that stands there to the state of the record.
pub(super) fn show(journal: &Rc<Journal>) -> Answer<()> {
    match journal.view.get() {
        View::Record => Ok(()),
        View::Try => remedies::show(journal),
        View::Letter => letter::show(journal),
    }
}

/// Opens the place in a view that the address names, and goes there.
pub(super) fn open_place() {
    let hash = window().location().hash().unwrap_or_default();
    let Some(place) = document().get_element_by_id(hash.trim_start_matches('#')) else { return };
    if place.tag_name() == "DETAILS" {
        // A plain boolean attribute has no way to fail.
        let _ = place.set_attribute("open", "");
        place.scroll_into_view();
        if let Some(summary) = place.first_element_child().and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    }
}
