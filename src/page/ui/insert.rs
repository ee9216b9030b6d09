//! Puts a text into a field as if the person had typed it.

use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlDocument, HtmlInputElement};

use super::dom;

/// Replaces the field's text. The browser's own insertion keeps undo, sends a
/// trusted `input` event and goes through the page's listeners; `selection`
/// calls are no way, they throw on `type=email`.
pub(crate) fn replace(input: &HtmlInputElement, text: &str) {
    let _ = input.focus();
    input.select();
    let inserted = dom::document()
        .and_then(|d| d.dyn_into::<HtmlDocument>().ok())
        .is_some_and(|d| d.exec_command_with_show_ui_and_value("insertText", false, text).unwrap_or(false));
    if !inserted && input.value() != text {
        // A browser without that command: the value is set and the page is told.
        input.set_value(text);
        let options = EventInit::new();
        options.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &options) {
            let _ = input.dispatch_event(&event);
        }
    }
}
