//! One load of the page, as every part of the engine knows it: its document,
//! how the record names it, and in which tab it is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::ui::dom;
use super::{watchman, writer};
use crate::journal::event::EventId;
use crate::journal::event::json::{FromPage, PageEvent};
use crate::journal::storage::keys;
use crate::plain;
use crate::protocol::page::{Hello, tab};
use crate::webext::runtime;

/// What waits for the tab's number.
type Continuation = Box<dyn FnOnce()>;

/// One load of the page.
pub(crate) struct PageLoad {
    pub(crate) document: Document,
    /// Names it in the record.
    view: String,
    tab: Cell<Option<i32>>,
    /// The background has been asked for it, and has not answered yet.
    asked: Cell<bool>,
    tab_known: RefCell<Vec<Continuation>>,
    stop: Box<dyn Fn()>,
}

impl PageLoad {
    /// `stop` takes everything of ours off the page.
    pub(crate) fn new(document: Document, stop: impl Fn() + 'static) -> Rc<Self> {
        let view = plain::hexadecimal(writer::random(), 1);
        Rc::new(Self { document, view, tab: Cell::new(None), asked: Cell::new(false), tab_known: RefCell::default(), stop: Box::new(stop) })
    }

    /// Whether the extension is still there; if not, everything is taken away quietly.
    pub(crate) fn alive(&self) -> bool {
        let alive = watchman::alive();
        if !alive {
            (self.stop)();
        }
        alive
    }

    /// The number of the tab, once it is known.
    pub(crate) fn tab(&self) -> Option<i32> {
        self.tab.get()
    }

    /// Asks the background which tab this is. The answer comes long before a person has typed anything.
    pub(crate) fn ask_tab(self: &Rc<Self>) {
        if self.asked.replace(true) {
            return;
        }
        let Ok(promise) = runtime::tell(&Hello) else { return };
        let this = Rc::clone(self);
        let answered = Closure::once_into_js(move |answer: JsValue| {
            this.asked.set(false);
            this.tab.set(answer.as_string().and_then(|answer| tab(&answer)));
            for then in this.tab_known.take() {
                then();
            }
        });
        let _ = dom::then_either(&promise, &answered, &answered);
    }

    /// Runs `then` once the tab's number is known, or could not be had.
    pub(crate) fn with_tab(self: &Rc<Self>, then: impl FnOnce() + 'static) {
        if self.tab.get().is_some() {
            return then();
        }
        self.tab_known.borrow_mut().push(Box::new(then));
        self.ask_tab();
    }

    /// Writes a fact and wakes the background. Returns its id.
    pub(crate) fn write(&self, fact: FromPage) -> EventId {
        self.write_with(fact, |_| Vec::new())
    }

    /// Writes a fact and, in the same batch, the keys that `with` makes of its id.
    pub(crate) fn write_with(&self, fact: FromPage, with: impl FnOnce(&EventId) -> Vec<(String, String)>) -> EventId {
        let at = writer::now();
        let id = EventId::new(at, writer::random());
        let items = with(&id);
        self.write_at(&id, at, fact, items);
        id
    }

    /// Writes a fact of a moment ago (ms since the epoch) under an id that was given out then, with other keys.
    pub(crate) fn write_at(&self, id: &EventId, at: i64, fact: FromPage, mut items: Vec<(String, String)>) {
        let event = PageEvent { id, at, zone: writer::zone(), tab: self.tab.get(), view: &self.view, fact };
        let text = event.to_json();
        items.push(keys::INBOX.key(id).with_text(text.clone()));
        writer::put(id.clone(), text, &items);
    }
}
