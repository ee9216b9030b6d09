//! The forms and fields of the page, as they were found last.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;

use super::address_memory::AddressMemory;
use super::field::WatchedField;
use super::input_state::InputState;
use crate::form::Purpose;
use crate::inspect::{Code, Field};
use crate::journal::event::{EventId, FormKind};
use crate::named::Named;
use crate::page::page_load::PageLoad;
use crate::page::sight::forms::{self, Form};
use crate::page::ui::dom;
use crate::page::ui::live_region::LiveRegion;
use crate::page::watchman;

/// The forms and fields of the page, and all that hints depend on.
pub(crate) struct Fields {
    pub(super) page: Rc<PageLoad>,
    forms: RefCell<Vec<Form>>,
    watched: RefCell<Vec<Rc<WatchedField>>>,
    pub(super) input: InputState,
    pub(super) region: LiveRegion,
    pub(super) memory: AddressMemory,
    /// Kinds of hints that are switched off: their codes, a blank between.
    off: RefCell<String>,
    /// The site has refused the last attempt on this page.
    pub(super) refused: Rc<Cell<bool>>,
    pub(super) slow_look: RefCell<Option<Interval>>,
    pub(super) layout_due: Cell<bool>,
}

impl Fields {
    /// `refused` tells whether the site has refused the last attempt on this page.
    pub(crate) fn new(page: &Rc<PageLoad>, refused: &Rc<Cell<bool>>) -> Rc<Self> {
        Rc::new(Self {
            page: Rc::clone(page),
            forms: RefCell::default(),
            watched: RefCell::default(),
            input: InputState::default(),
            region: LiveRegion::new(&page.document),
            memory: AddressMemory::default(),
            off: RefCell::default(),
            refused: Rc::clone(refused),
            slow_look: RefCell::default(),
            layout_due: Cell::new(false),
        })
    }

    /// The forms that were found last.
    pub(crate) fn forms(&self) -> Ref<'_, Vec<Form>> {
        self.forms.borrow()
    }

    /// The fields of sign-in forms, in document order.
    pub(crate) fn watched(&self) -> Vec<Rc<WatchedField>> {
        self.watched.borrow().clone()
    }

    /// The field that an event is about.
    pub(crate) fn at(&self, target: &JsValue) -> Option<Rc<WatchedField>> {
        self.watched.borrow().iter().find(|w| dom::same(&w.input, target)).cloned()
    }

    /// Looks for forms again: at the start, and whenever the page changed its fields.
    pub(crate) fn rescan(self: &Rc<Self>) {
        let old = self.watched();
        let forms = self.find();
        let mut fields = Vec::new();
        for form in forms.iter().filter(|f| f.kind == FormKind::SignIn) {
            for (field, input) in [(Field::Mail, &form.mail), (Field::Password, &form.password)] {
                let Some(input) = input else { continue };
                let known = old.iter().find(|w| w.input == *input).cloned();
                fields.push(known.unwrap_or_else(|| Rc::new(self.successor(input, field, &old))));
            }
        }
        for gone in old.iter().filter(|w| !fields.iter().any(|f: &Rc<WatchedField>| Rc::ptr_eq(f, w))) {
            gone.hide_card();
        }
        let found = !fields.is_empty();
        let new: Vec<Rc<WatchedField>> = fields.iter().filter(|f| !old.iter().any(|o| Rc::ptr_eq(o, f))).cloned().collect();
        *self.forms.borrow_mut() = forms;
        *self.watched.borrow_mut() = fields;
        self.say_state();
        for field in new {
            self.look(&field, false, field.line_stood.get());
        }
        if found && self.page.tab().is_none() {
            self.page.ask_tab();
        }
    }

    /// The forms that stand on the page at this moment; nothing is watched because of it.
    pub(crate) fn find(&self) -> Vec<Form> {
        let once: Vec<HtmlInputElement> =
            self.watched.borrow().iter().filter(|w| w.field == Field::Password).map(|w| w.input.clone()).collect();
        forms::find(&self.page.document, &once)
    }

    /// A field that was not there before; it follows one that has gone.
    fn successor(&self, input: &HtmlInputElement, field: Field, old: &[Rc<WatchedField>]) -> WatchedField {
        let fresh = WatchedField::new(&self.page.document, input.clone(), field);
        if let Some(before) = old.iter().find(|w| w.field == field && !w.input.is_connected()) {
            fresh.follow(before);
        }
        fresh
    }

    /// Tells the watchman what the page is.
    fn say_state(&self) {
        let forms = self.forms();
        let any = |purposes: &[Purpose]| forms.iter().any(|form| purposes.contains(&form.purpose));
        let state = if any(&[Purpose::SignIn]) {
            "watching"
        } else if any(&[Purpose::Reset, Purpose::NewPassword]) {
            "reset"
        } else {
            "idle"
        };
        watchman::set("state", &state.into());
    }

    /// Takes in the settings, at the start and at every change, and looks at the fields anew: see [`crate::page::set`].
    pub(crate) fn set(self: &Rc<Self>, off: &str, memory: &str, salt: &str, remembered: &str) {
        off.clone_into(&mut self.off.borrow_mut());
        self.memory.set(memory, salt, remembered);
        for watched in &self.watched() {
            watched.card.stale.set(true);
            self.look(watched, false, false);
        }
    }

    /// Whether this kind of hint is switched off.
    pub(super) fn is_off(&self, code: Code) -> bool {
        self.off.borrow().split(' ').any(|name| name == code.name())
    }

    /// The key under which an address waits to be remembered, and what stands there, if it may be.
    pub(crate) fn candidate(&self, address: &str, attempt: &EventId, at: i64) -> Option<(String, String)> {
        self.memory.candidate(address, attempt, at)
    }

    /// No field stays one because it was.
    pub(crate) fn forget(&self) {
        for field in self.watched.take() {
            field.hide_card();
        }
    }

    /// Takes everything off the page.
    pub(crate) fn stop(&self) {
        self.slow_look.take();
        self.forget();
        self.region.remove();
    }
}
