//! What happens in and around the fields → when they are looked at.

use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement, InputEvent};

use super::field::WatchedField;
use super::fields::Fields;
use crate::page::watchman;

/// How often a focused field is looked at for changes that came without an event, in milliseconds.
const SLOW_LOOK: u32 = 1000;

impl Fields {
    /// The field that an event is about; one that came without our notice, for
    /// example out of a template, is found when it gets the focus.
    pub(crate) fn found_at(self: &Rc<Self>, target: &JsValue, event: &str) -> Option<Rc<WatchedField>> {
        let known = self.at(target);
        if known.is_some() || event != "focusin" || target.dyn_ref::<HtmlInputElement>().is_none() {
            return known;
        }
        self.rescan();
        self.at(target)
    }

    /// What an event anywhere on the page tells of keyboard, mouse and input method. `watched`: the field that it is about.
    pub(crate) fn take_in(self: &Rc<Self>, kind: &str, event: &Event, watched: Option<&WatchedField>) {
        if matches!(kind, "keydown" | "keyup" | "mousedown") && event.is_trusted() {
            self.input.read_keyboard(event, watched.map(|w| w.field));
        }
        match kind {
            "mousedown" => self.input.pressing.set(event.is_trusted()),
            "mouseup" => self.mouse_up(),
            "compositionstart" => self.input.composing.set(watched.is_some()),
            "compositionend" => self.input.composing.set(false),
            _ => {}
        }
    }

    /// Something has happened in a field.
    pub(crate) fn happened(self: &Rc<Self>, kind: &str, event: &Event, watched: Rc<WatchedField>) {
        let still = !self.input.pressing.get();
        let input = event.dyn_ref::<InputEvent>();
        if let Some(input) = input {
            watched.record_input(input.data().as_deref(), input.is_composing());
        }
        match kind {
            "input" if input.is_some_and(InputEvent::is_composing) => {}
            "input" | "compositionend" | "keydown" | "keyup" | "mousedown" => self.look(&watched, false, still),
            "change" if still => self.look(&watched, true, true),
            "focusin" => {
                self.look(&watched, false, still);
                self.look_slowly();
            }
            "focusout" => {
                self.input.composing.set(false);
                self.slow_look.take();
                if still {
                    self.input.forget_keyboard();
                    self.look(&watched, true, true);
                    self.region.say_now();
                } else {
                    self.input.left.borrow_mut().push(watched);
                }
            }
            _ => {}
        }
    }

    /// The mouse button is up. What was put off until now waits for the end of
    /// this turn, in which the click comes.
    fn mouse_up(self: &Rc<Self>) {
        if !self.input.pressing.replace(false) {
            return;
        }
        let this = Rc::downgrade(self);
        Timeout::new(0, move || {
            let Some(this) = this.upgrade().filter(|this| this.page.alive()) else { return };
            let left = this.input.left.take();
            for watched in &left {
                this.look(watched, true, true);
            }
            if !left.is_empty() {
                this.region.say_now();
            }
            this.release();
        })
        .forget();
    }

    /// Password managers set values without an event.
    fn look_slowly(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        *self.slow_look.borrow_mut() = Some(Interval::new(SLOW_LOOK, move || {
            let Some(this) = this.upgrade() else { return };
            if !watchman::alive() {
                // Nothing may happen on the page for long. Dropping the interval inside its own call is put off to the next turn.
                let stop = move || {
                    this.page.alive();
                };
                Timeout::new(0, stop).forget();
                return;
            }
            for watched in this.watched().iter().filter(|w| w.changed()) {
                this.look(watched, false, false);
            }
            // The page's own layout may have changed without any sign of it.
            this.place_later();
        }));
    }

    /// The page is shown, perhaps out of the back/forward cache with what was typed.
    pub(crate) fn shown(self: &Rc<Self>) {
        for watched in &self.watched() {
            self.look(watched, true, false);
        }
    }

    /// The tab was left, or is shown again: keys that are down elsewhere are not seen.
    pub(crate) fn forget_keyboard(&self) {
        self.input.forget_keyboard();
    }
}
