//! The part of the tab's address behind `#`, where it names a place in a view.

use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Opens the place in a view that the address names, and goes there.
pub(super) fn open() {
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
