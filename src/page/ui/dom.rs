//! Small helpers over web-sys.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, DomRect, Element, Event, EventTarget, HtmlElement, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode, Window,
};

use crate::form::Rect;
use crate::webext::i18n;

#[wasm_bindgen]
extern "C" {
    /// `promise.then(kept, broken)`, with functions made by `Closure::once_into_js`.
    #[wasm_bindgen(js_namespace = ["Promise", "prototype", "then"], js_name = call)]
    pub(crate) fn then_either(promise: &Promise, kept: &JsValue, broken: &JsValue) -> Promise;
}

/// The window; the engine only runs where there is one.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// Every element below `scope` that fits, in document order.
pub(crate) fn all<T: JsCast>(scope: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = scope.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The first element below `scope` that fits.
pub(crate) fn first<T: JsCast>(scope: &Element, selector: &str) -> Option<T> {
    scope.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether the element takes up room and is not hidden.
pub(crate) fn visible(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return false;
    }
    style_of(element, "visibility") != "hidden"
}

/// A computed style.
pub(crate) fn style_of(element: &Element, property: &str) -> String {
    window()
        .and_then(|w| w.get_computed_style(element).ok().flatten())
        .and_then(|s| s.get_property_value(property).ok())
        .unwrap_or_default()
}

/// What a button says.
pub(crate) fn label(element: &Element) -> String {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let alt = input.get_attribute("alt").unwrap_or_default();
        return input.value() + &alt;
    }
    element.text_content().unwrap_or_default()
}

/// The text as it is shown.
pub(crate) fn shown_text(element: &Element) -> String {
    element.dyn_ref::<HtmlElement>().map(HtmlElement::inner_text).unwrap_or_default()
}

/// Makes an element with a class and a text.
pub(crate) fn make(document: &Document, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// What a page takes for a press beside its open box, and closes it.
const PRESSES: [&str; 7] = ["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click"];

thread_local! {
    static KEPT: Closure<dyn Fn(Event)> = Closure::new(|event: Event| event.stop_propagation());
}

/// Makes an element of ours that says its language, with a closed root in which `sheet` holds.
/// A press on it is none of the page's: what closes on a press beside it stays open.
pub(crate) fn host(document: &Document, name: &str, sheet: &str) -> Option<(Element, ShadowRoot)> {
    let host = document.create_element(name).ok()?;
    host.set_attribute("lang", &i18n::language()).ok()?;
    KEPT.with(|kept| {
        for press in PRESSES {
            let _ = host.add_event_listener_with_callback(press, kept.as_ref().unchecked_ref());
        }
    });
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)).ok()?;
    root.append_child(&make(document, "style", "", sheet)?.into()).ok()?;
    Some((host, root))
}

/// Sets a style by the object model, which no content policy forbids.
pub(crate) fn set_style(element: &Element, pairs: &[(&str, &str)]) {
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let style = html.style();
        for (name, value) in pairs {
            let _ = style.set_property_with_priority(name, value, "important");
        }
    }
}

/// The box around an element.
pub(crate) fn rect_of(element: &Element) -> Rect {
    rect_from(&element.get_bounding_client_rect())
}

/// A box as the browser gives it.
pub(crate) fn rect_from(rect: &DomRect) -> Rect {
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

/// What an event is about, in open shadow roots too.
pub(crate) fn innermost(event: &Event) -> Option<EventTarget> {
    let target = event.target()?;
    if target.dyn_ref::<Element>().is_none_or(|element| element.shadow_root().is_none()) {
        return Some(target);
    }
    event.composed_path().get(0).dyn_into().ok().or(Some(target))
}

/// The element that an event is about.
pub(crate) fn element_at(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether a field stands in a shadow root of the page.
pub(crate) fn is_in_shadow(field: &Element) -> bool {
    field.get_root_node().is_instance_of::<ShadowRoot>()
}

/// Whether two handles are the same node.
pub(crate) fn same(a: &JsValue, b: &JsValue) -> bool {
    js_sys::Object::is(a, b)
}

/// Puts a short list in order. The standard library's sort costs four
/// kilobytes for each kind of element; nothing sorted here is longer than a card.
pub(crate) fn put_in_order<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            match list.get(at - 1..=at) {
                Some([a, b]) if before(b, a) => list.swap(at - 1, at),
                _ => break,
            }
        }
    }
}
