//! Whether a person can see something.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Window};

use super::tree::{closest, parent};
use crate::page::ui::dom;

#[wasm_bindgen]
extern "C" {
    // `web_sys` does not know all of its options.
    #[wasm_bindgen(js_namespace = ["Element", "prototype", "checkVisibility"], js_name = call)]
    fn check_visibility(of: &Element, options: &Object) -> bool;
}

/// What is asked of the browser, made once for a look at a page.
pub(super) struct Eye {
    window: Window,
    /// `display`, `visibility`, `opacity` and closed `details`, own and inherited.
    options: Object,
    /// So far the page can be scrolled to the right, in CSS pixels.
    width: f64,
}

impl Eye {
    pub(super) fn new(root: &Element) -> Option<Self> {
        let options = Object::new();
        for name in ["opacityProperty", "visibilityProperty", "contentVisibilityAuto"] {
            let _ = Reflect::set(&options, &name.into(), &JsValue::TRUE);
        }
        let window = dom::window()?;
        let width = f64::from(root.scroll_width());
        Some(Self { window, options, width })
    }

    /// Whether an element takes up room on the page and is not hidden by any style of it or around it.
    pub(super) fn sees(&self, element: &Element) -> bool {
        if !check_visibility(element, &self.options) || closest(element, "[inert]").is_some() {
            return false;
        }
        let rect = element.get_bounding_client_rect();
        let scrolled = |by: Result<f64, JsValue>| by.unwrap_or(0.0);
        let left = rect.left() + scrolled(self.window.scroll_x());
        rect.width() >= 1.0
            && rect.height() >= 1.0
            && rect.bottom() + scrolled(self.window.scroll_y()) > 0.0
            && left < self.width
            && left + rect.width() > 0.0
    }

    /// Whether an element is seen and nothing around it is clipped to a point.
    pub(super) fn shows(&self, element: &Element) -> bool {
        let mut around = Some(element.clone());
        while let Some(at) = around {
            if self.clips(&at) {
                return false;
            }
            around = parent(&at);
        }
        self.sees(element)
    }

    /// Whether an element shows nothing of what it holds: it is clipped to a point.
    pub(super) fn clips(&self, element: &Element) -> bool {
        let rect = element.get_bounding_client_rect();
        (rect.width() <= 1.0 || rect.height() <= 1.0) && self.style(element, "overflow-x") != "visible"
    }

    /// Whether an element is clipped away, and whether it shows dots for what is typed into it.
    pub(super) fn clipped_and_masked(&self, element: &Element) -> (bool, bool) {
        let clip = self.style(element, "clip-path");
        let mask = self.style(element, "-webkit-text-security");
        (clip == "inset(50%)" || clip == "inset(100%)", !mask.is_empty() && mask != "none")
    }

    fn style(&self, element: &Element, property: &str) -> String {
        let style = self.window.get_computed_style(element.unchecked_ref()).ok().flatten();
        style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
    }
}
