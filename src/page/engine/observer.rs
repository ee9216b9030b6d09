//! Observes the page's structure and, once an attempt waits for its answer, what is shown and hidden too.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::page::page_load::PageLoad;
use crate::page::watchman;

/// The observer of the page.
pub(super) struct PageObserver {
    page: Rc<PageLoad>,
    observer: RefCell<Option<MutationObserver>>,
    styles: Cell<bool>,
}

impl PageObserver {
    pub(super) fn new(page: &Rc<PageLoad>) -> Rc<Self> {
        Rc::new(Self { page: Rc::clone(page), observer: RefCell::default(), styles: Cell::new(false) })
    }

    /// Starts it; `changed` is given the browser's records.
    pub(super) fn start(&self, changed: impl FnMut(js_sys::Array) + 'static) {
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(changed);
        if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
            *self.observer.borrow_mut() = Some(observer);
            self.observe(false);
        }
        changed.forget();
    }

    /// There is more to observe, in a shadow root.
    pub(super) fn observe_anew(&self) {
        self.observe(self.styles.get());
    }

    /// Says what is observed from now on. `styles`: texts, and whether something is shown, as well.
    pub(super) fn observe(&self, styles: bool) {
        self.styles.set(styles);
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_character_data(styles);
        options.set_attributes(true);
        let names: &[&str] = if styles { &["type", "class", "style", "hidden"] } else { &["type"] };
        options.set_attribute_filter(&names.iter().map(|n| JsValue::from_str(n)).collect::<js_sys::Array>());
        if let Some(observer) = &*self.observer.borrow() {
            let _ = observer.observe_with_options(&self.page.document, &options);
            for root in watchman::roots() {
                let _ = observer.observe_with_options(&root, &options);
            }
        }
    }

    pub(super) fn stop(&self) {
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
    }
}
