//! What happens in the page → what the engine does about it.
//!
//! All listeners sit on the window, in the capture phase: fields that are
//! rendered anew need no new listeners, and nothing of the page is touched.
//! Events are taken as plain `Event`s: Chromium's autofill sends `keydown`s
//! that are no `KeyboardEvent`s.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PageTransitionEvent};

use super::Engine;
use crate::page::hints::WatchedField;
use crate::page::ui::dom;

const WATCHED: [&str; 18] = [
    "input",
    "change",
    "compositionstart",
    "compositionend",
    "focusin",
    "focusout",
    "keydown",
    "keyup",
    "mousedown",
    "mouseup",
    "click",
    "submit",
    "invalid",
    "scroll",
    "resize",
    "pageshow",
    "pagehide",
    "visibilitychange",
];

/// The `keyCode` of every key that an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

impl Engine {
    /// Starts to listen and to observe.
    pub(super) fn listen(self: &Rc<Self>) {
        self.listen_on_window();
        let there = Rc::downgrade(self);
        self.observer.start(move |records| {
            if let Some(engine) = there.upgrade() {
                engine.mutated(&records);
            }
        });
    }

    /// A document that is written anew (`document.open`) takes all listeners with it, on the window too.
    pub(super) fn look_for_new_document(self: &Rc<Self>) {
        let root = self.page.document.document_element();
        if root.is_some() && *self.root.borrow() != root {
            self.listen_on_window();
        }
    }

    fn listen_on_window(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        *self.root.borrow_mut() = self.page.document.document_element();
        self.listeners.borrow_mut().clear();
        for kind in WATCHED {
            // Only Esc is ever kept from the browser, and only while it has a hint to send away.
            let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: kind != "keydown" };
            let there = Rc::downgrade(self);
            let listener = EventListener::new_with_options(&window, kind, options, move |event| {
                if let Some(engine) = there.upgrade() {
                    engine.happened(event);
                }
            });
            self.listeners.borrow_mut().push(listener);
        }
    }

    fn happened(&self, event: &Event) {
        let kind = event.type_();
        let kind = kind.as_str();
        match kind {
            "pageshow" => return self.shown(event),
            "pagehide" => return self.attempts.leave(),
            "resize" | "scroll" => return self.fields.place_later(),
            "visibilitychange" => return self.fields.forget_keyboard(),
            _ => {}
        }
        let Some(target) = dom::innermost(event) else { return };
        let watched = self.fields.found_at(&target, kind);
        self.fields.take_in(kind, event, watched.as_deref());
        match kind {
            "click" => self.attempts.clicked(&target),
            "submit" => self.attempts.submitted(&target),
            "invalid" => self.attempts.checked(),
            "keydown" => {
                if let Some(watched) = &watched {
                    self.key(event, watched);
                }
            }
            _ => {}
        }
        match watched {
            None if matches!(kind, "click" | "keyup") && event.is_trusted() => self.fields.release(),
            Some(watched) if self.page.alive() => self.fields.happened(kind, event, watched),
            _ => {}
        }
    }

    /// A key was pressed in a field.
    fn key(&self, event: &Event, watched: &WatchedField) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // While an input method composes, Enter and Esc are meant for it.
        if key.is_composing() || key.key_code() == TAKEN_BY_INPUT_METHOD {
            return;
        }
        match key.key().as_str() {
            "Enter" => self.attempts.entered(&watched.input),
            "Escape" if watched.card.wanted() => {
                self.fields.dismiss(watched);
                // One Esc, one thing: it would close the dialog around the form as well.
                event.prevent_default();
            }
            _ => {}
        }
    }

    fn shown(&self, event: &Event) {
        self.fields.shown();
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            self.attempts.came_back();
        }
    }
}
