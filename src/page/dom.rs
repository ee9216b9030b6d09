//! Small helpers over web-sys.

use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, HtmlElement, HtmlInputElement, Window};

#[wasm_bindgen]
extern "C" {
    /// The watchman's object (extension/js/content.js), by which the modules in a page know of each other.
    #[wasm_bindgen(thread_local_v2, js_name = loginRescue)]
    static WATCHMAN: JsValue;
    /// What the person has pointed at as `mail`, `password` or `message`, if it is on this page.
    #[wasm_bindgen(js_namespace = loginRescue)]
    pub(super) fn pointed(role: &str) -> Option<Element>;
}

/// What the watchman holds under a name.
pub(super) fn ask_watchman(name: &str) -> JsValue {
    WATCHMAN.with(|w| js_sys::Reflect::get(w, &name.into()).unwrap_or_default())
}

/// Gives the watchman something to hold.
pub(super) fn tell_watchman(name: &str, value: &JsValue) {
    WATCHMAN.with(|w| {
        let _ = js_sys::Reflect::set(w, &name.into(), value);
    });
}

/// Whether the person has let everything rest.
pub(super) fn resting() -> bool {
    ask_watchman("state").as_string().as_deref() == Some("paused")
}

/// The window; the engine only runs where there is one.
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Every element below `scope` that fits, in document order.
pub(super) fn all<T: JsCast>(scope: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = scope.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The first element below `scope` that fits.
pub(super) fn first<T: JsCast>(scope: &Element, selector: &str) -> Option<T> {
    scope.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether the element takes up room and is not hidden.
pub(super) fn visible(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return false;
    }
    style_of(element, "visibility") != "hidden"
}

/// A computed style.
pub(super) fn style_of(element: &Element, property: &str) -> String {
    window()
        .and_then(|w| w.get_computed_style(element).ok().flatten())
        .and_then(|s| s.get_property_value(property).ok())
        .unwrap_or_default()
}

/// What a button says.
pub(super) fn label(element: &Element) -> String {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let alt = input.get_attribute("alt").unwrap_or_default();
        return input.value() + &alt;
    }
    element.text_content().unwrap_or_default()
}

/// The text as it is shown.
pub(super) fn shown_text(element: &Element) -> String {
    element.dyn_ref::<HtmlElement>().map(HtmlElement::inner_text).unwrap_or_default()
}

/// Makes an element with a class and a text.
pub(super) fn make(document: &Document, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// Sets a style by the object model, which no content policy forbids.
pub(super) fn set_style(element: &Element, pairs: &[(&str, &str)]) {
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let style = html.style();
        for (name, value) in pairs {
            let _ = style.set_property_with_priority(name, value, "important");
        }
    }
}

/// A rectangle in the coordinates of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    pub(super) fn of(element: &Element) -> Self {
        Self::from(&element.get_bounding_client_rect())
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The part of it that lies within the other.
    pub(super) fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

impl From<&DomRect> for Rect {
    fn from(r: &DomRect) -> Self {
        Self { left: r.left(), top: r.top(), right: r.right(), bottom: r.bottom() }
    }
}

/// Whether two handles are the same node.
pub(super) fn same(a: &JsValue, b: &JsValue) -> bool {
    js_sys::Object::is(a, b)
}

/// Puts a short list in order. The standard library's sort costs four
/// kilobytes for each kind of element; nothing sorted here is longer than a card.
pub(super) fn put_in_order<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            match list.get(at - 1..=at) {
                Some([a, b]) if before(b, a) => list.swap(at - 1, at),
                _ => break,
            }
        }
    }
}
