//! The engine of a page: brings its fields, its attempts and what happens on
//! it together. Hints and attempts know nothing of each other; what one needs
//! of the other passes through here.

mod events;
mod form_access;
mod mutations;
mod observer;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use js_sys::Array;
use web_sys::{Document, Element};

use super::attempts::Attempts;
use super::hints::{Fields, forget_descriptions};
use super::page_load::PageLoad;
use super::sight::forms;
use super::ui::{dom, hosts};
use super::watchman;
use form_access::WatchedForms;
use observer::PageObserver;

thread_local! {
    static ENGINE: RefCell<Option<Rc<Engine>>> = const { RefCell::new(None) };
}

/// The engine of this page.
pub(crate) struct Engine {
    page: Rc<PageLoad>,
    fields: Rc<Fields>,
    attempts: Rc<Attempts>,
    observer: Rc<PageObserver>,
    /// Of the document that is listened to.
    root: RefCell<Option<Element>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Engine {
    /// The engine, once it was started.
    pub(crate) fn get() -> Option<Rc<Self>> {
        ENGINE.with_borrow(Clone::clone)
    }

    /// Starts it; one that is at work looks again, because the person has pointed at something.
    pub(crate) fn start() {
        if let Some(engine) = Self::get() {
            // What was pointed at a moment ago may be nothing now: no field stays one because it was.
            engine.fields.forget();
            engine.observer.observe_anew();
            engine.fields.rescan();
            return engine.attempts.scan();
        }
        let Some(document) = dom::document() else { return };
        clean(&document);
        let engine = Rc::new_cyclic(|engine| Self::new(document, engine));
        ENGINE.set(Some(Rc::clone(&engine)));
        engine.fields.rescan();
        engine.listen();
    }

    fn new(document: Document, engine: &Weak<Self>) -> Self {
        let there = Weak::clone(engine);
        let page = PageLoad::new(document, move || {
            if let Some(engine) = there.upgrade() {
                engine.stop();
            }
        });
        // Attempts say when the site has refused one, and hints look closer then.
        let refused = Rc::new(Cell::new(false));
        let fields = Fields::new(&page, &refused);
        let observer = PageObserver::new(&page);
        let forms = WatchedForms { fields: Rc::clone(&fields), observer: Rc::clone(&observer) };
        let attempts = Attempts::new(&page, forms, &refused);
        Self { page, fields, attempts, observer, root: RefCell::default(), listeners: RefCell::default() }
    }

    /// What the storage held when the page began: see [`super::told`].
    pub(crate) fn told(&self, waiting: &str, cleared: &str, usual: &str) {
        self.attempts.told(waiting, cleared, usual);
    }

    /// The forms that stand on the page now: see [`super::forms`].
    pub(crate) fn forms(&self) -> Array {
        forms::as_values(&self.fields.find())
    }

    /// What the person has set: see [`super::set`].
    pub(crate) fn set(&self, off: &str, memory: &str, salt: &str, remembered: &str) {
        self.fields.set(off, memory, salt, remembered);
    }

    /// Takes everything off the page until it is started again.
    pub(crate) fn rest(&self) {
        self.stop();
        if let Some(root) = self.page.document.document_element() {
            for host in dom::all::<Element>(&root, hosts::ALL) {
                host.remove();
            }
        }
        ENGINE.set(None);
    }

    fn stop(&self) {
        self.listeners.take();
        self.observer.stop();
        self.attempts.stop();
        self.fields.stop();
    }
}

/// Takes away what an earlier engine left behind when its extension was updated.
fn clean(document: &Document) {
    let Some(root) = document.document_element() else { return };
    // The bar of somebody who points right now is no leftover: it is why this engine starts.
    let points = watchman::get("point").is_truthy();
    for host in dom::all::<Element>(&root, hosts::ALL) {
        if !(points && host.matches(hosts::POINT).unwrap_or(false)) {
            host.remove();
        }
    }
    forget_descriptions(&root);
}
