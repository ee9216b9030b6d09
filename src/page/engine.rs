//! What the engine knows of its page, for as long as the page lives.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlInputElement, MutationObserver};

use super::attempt::Current;
use super::finder::{self, Form};
use super::known::Known;
use super::memory::Memory;
use super::status::Status;
use super::watched::Watched;
use super::{card, dom, events, outcome, record};
use crate::inspect::{Field, Keyboard};
use crate::journal::event::FormKind;
use crate::journal::plain;
use crate::journal::waiting::Waiting;
use crate::message::Message;
use crate::site::selectors;
use crate::webext::runtime;

#[wasm_bindgen]
extern "C" {
    /// Whether the extension is still there: it goes away under a living page when it is updated.
    #[wasm_bindgen(js_namespace = loginRescue, js_name = alive)]
    pub(super) fn extension_alive() -> bool;
    /// `promise.then(kept, broken)`, with functions made by `Closure::once_into_js`.
    #[wasm_bindgen(js_namespace = ["Promise", "prototype", "then"], js_name = call)]
    pub(super) fn then_either(promise: &Promise, kept: &JsValue, broken: &JsValue) -> Promise;
}

thread_local! {
    static ENGINE: RefCell<Option<Rc<Engine>>> = const { RefCell::new(None) };
}

/// What waits for the tab's number.
type Then = Box<dyn FnOnce(&Rc<Engine>)>;

/// The engine of this page.
pub(super) struct Engine {
    pub(super) document: Document,
    /// Names this load of the page in the record.
    pub(super) view: String,
    pub(super) tab: Cell<Option<i32>>,
    pub(super) forms: RefCell<Vec<Form>>,
    pub(super) fields: RefCell<Vec<Rc<Watched>>>,
    pub(super) keyboard: Cell<Keyboard>,
    /// An input method composes: look and write only when it is done.
    pub(super) composing: Cell<bool>,
    /// A mouse button is down: nothing may move until it is up, or the click would miss what it was meant for.
    pub(super) pressing: Cell<bool>,
    /// Fields that were left while a mouse button was down.
    pub(super) left: RefCell<Vec<Rc<Watched>>>,
    pub(super) status: Status,
    /// The attempt whose outcome this page may still tell.
    pub(super) current: RefCell<Option<Current>>,
    pub(super) waiting: RefCell<Vec<Waiting>>,
    /// Which texts stand on this site anyway, and which were answers.
    pub(super) known: RefCell<Known>,
    /// Whether the page's first report was made.
    pub(super) reported: Cell<bool>,
    pub(super) panel_asked: Cell<bool>,
    pub(super) layout_due: Cell<bool>,
    pub(super) observer: RefCell<Option<MutationObserver>>,
    pub(super) listeners: RefCell<Vec<EventListener>>,
    pub(super) slow_look: RefCell<Option<Interval>>,
    pub(super) scan_due: RefCell<Option<Timeout>>,
    pub(super) captcha_watch: RefCell<Option<Interval>>,
    pub(super) tab_known: RefCell<Vec<Then>>,
    /// Kinds of hints that are switched off: their codes, a blank between.
    pub(super) off: RefCell<String>,
    pub(super) memory: Memory,
}

impl Engine {
    /// The engine, once it was started.
    pub(super) fn get() -> Option<Rc<Self>> {
        ENGINE.with_borrow(Clone::clone)
    }

    /// Starts it; one that is at work looks again, because the person has pointed at something.
    pub(super) fn start() {
        if let Some(engine) = Self::get() {
            // What was pointed at a moment ago may be nothing now: no field stays one because it was.
            engine.drop_fields();
            engine.rescan();
            return outcome::scan(&engine);
        }
        let Some(document) = dom::document() else { return };
        // What an earlier engine left behind when its extension was updated.
        if let Some(root) = document.document_element() {
            // The bar of somebody who points right now is no leftover: it is why this engine starts.
            let points = dom::ask_watchman("point").is_truthy();
            for host in dom::all::<Element>(&root, card::HOSTS) {
                if !(points && host.matches(card::POINT).unwrap_or(false)) {
                    host.remove();
                }
            }
            card::forget_descriptions(&root);
        }
        let engine = Rc::new(Self {
            status: Status::new(&document),
            document,
            view: plain::hexadecimal(record::random(), 1),
            tab: Cell::new(None),
            forms: RefCell::default(),
            fields: RefCell::default(),
            keyboard: Cell::default(),
            composing: Cell::new(false),
            pressing: Cell::new(false),
            left: RefCell::default(),
            current: RefCell::default(),
            waiting: RefCell::default(),
            known: RefCell::default(),
            reported: Cell::new(false),
            panel_asked: Cell::new(false),
            layout_due: Cell::new(false),
            observer: RefCell::default(),
            listeners: RefCell::default(),
            slow_look: RefCell::default(),
            scan_due: RefCell::default(),
            captcha_watch: RefCell::default(),
            tab_known: RefCell::default(),
            off: RefCell::default(),
            memory: Memory::default(),
        });
        ENGINE.set(Some(Rc::clone(&engine)));
        engine.rescan();
        events::listen(&engine);
    }

    /// Whether the extension is still there; if not, everything is taken away quietly.
    pub(super) fn alive(&self) -> bool {
        let alive = extension_alive();
        if !alive {
            self.stop();
        }
        alive
    }

    /// Takes everything off the page until it is started again.
    pub(super) fn rest(&self) {
        self.stop();
        if let Some(root) = self.document.document_element() {
            for host in dom::all::<Element>(&root, card::HOSTS) {
                host.remove();
            }
        }
        ENGINE.set(None);
    }

    pub(super) fn stop(&self) {
        self.listeners.take();
        self.slow_look.take();
        self.scan_due.take();
        self.captcha_watch.take();
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
        self.drop_fields();
        self.status.remove();
    }

    fn drop_fields(&self) {
        for field in self.fields.take() {
            field.card.hide(&field.input);
        }
    }

    /// Looks for forms again: at the start, and whenever the page changed its fields.
    pub(super) fn rescan(self: &Rc<Self>) {
        let old = self.fields.borrow().clone();
        let once: Vec<HtmlInputElement> = old.iter().filter(|w| w.field == Field::Password).map(|w| w.input.clone()).collect();
        let forms = finder::find(&self.document, &once);
        let mut fields = Vec::new();
        for form in forms.iter().filter(|f| f.kind == FormKind::SignIn) {
            for (field, input) in [(Field::Mail, &form.mail), (Field::Password, &form.password)] {
                let Some(input) = input else { continue };
                let known = old.iter().find(|w| w.input == *input).cloned();
                fields.push(known.unwrap_or_else(|| {
                    let fresh = Watched::new(&self.document, input.clone(), field);
                    if let Some(before) = old.iter().find(|w| w.field == field && !w.input.is_connected()) {
                        fresh.follow(before);
                    }
                    Rc::new(fresh)
                }));
            }
        }
        for gone in old.iter().filter(|w| !fields.iter().any(|f: &Rc<Watched>| Rc::ptr_eq(f, w))) {
            gone.card.hide(&gone.input);
        }
        let found = !fields.is_empty();
        let new: Vec<Rc<Watched>> = fields.iter().filter(|f| !old.iter().any(|o| Rc::ptr_eq(o, f))).cloned().collect();
        *self.forms.borrow_mut() = forms;
        *self.fields.borrow_mut() = fields;
        self.say_state();
        for field in new {
            self.look(&field, false, field.line_stood.get());
        }
        if found && self.tab.get().is_none() {
            self.ask_tab();
        }
    }

    /// The field that an event is about.
    pub(super) fn watched(&self, target: &JsValue) -> Option<Rc<Watched>> {
        self.fields.borrow().iter().find(|w| dom::same(&w.input, target)).cloned()
    }

    fn say_state(&self) {
        let forms = self.forms.borrow();
        let state = match forms.iter().map(|f| f.kind).collect::<Vec<_>>().as_slice() {
            kinds if kinds.contains(&FormKind::SignIn) => "watching",
            kinds if kinds.contains(&FormKind::Reset) => "reset",
            // Two passwords and nothing that only a new member is asked for.
            kinds if kinds.contains(&FormKind::Register) && !self.takes_new_members() => "reset",
            _ => "idle",
        };
        dom::tell_watchman("state", &state.into());
    }

    fn takes_new_members(&self) -> bool {
        self.document.query_selector(selectors::NEW_MEMBER).is_ok_and(|field| field.is_some())
    }

    /// Whether this is the translation, running because the page refuses WebAssembly.
    pub(super) fn is_translation() -> bool {
        dom::ask_watchman("translated").is_truthy()
    }

    /// Asks the background which tab this is. The answer comes long before a person has typed anything.
    fn ask_tab(self: &Rc<Self>) {
        let Ok(promise) = runtime::tell(&Message::Hello) else { return };
        let engine = Rc::clone(self);
        let answered = Closure::once_into_js(move |tab: JsValue| {
            engine.tab.set(tab.as_f64().map(|t| t as i32));
            for then in engine.tab_known.take() {
                then(&engine);
            }
        });
        let _ = then_either(&promise, &answered, &answered);
    }

    /// Runs `then` once the tab's number is known, or could not be had.
    pub(super) fn with_tab(self: &Rc<Self>, then: impl FnOnce(&Rc<Self>) + 'static) {
        if self.tab.get().is_some() {
            return then(self);
        }
        let first = self.tab_known.borrow().is_empty();
        self.tab_known.borrow_mut().push(Box::new(then));
        if first {
            self.ask_tab();
        }
    }
}
