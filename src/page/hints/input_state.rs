//! Keyboard, mouse and input method, as far as hints depend on them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::field::WatchedField;
use crate::inspect::{Field, Keyboard, Stroke};

/// What the person has their hands on.
#[derive(Default)]
pub(super) struct InputState {
    keyboard: Cell<Keyboard>,
    /// An input method composes: look and write only when it is done.
    pub(super) composing: Cell<bool>,
    /// A mouse button is down: nothing may move until it is up, or the click would miss what it was meant for.
    pub(super) pressing: Cell<bool>,
    /// Fields that were left while a mouse button was down.
    pub(super) left: RefCell<Vec<Rc<WatchedField>>>,
}

impl InputState {
    /// What is known of the keyboard. `focused`: for the field that is being typed into.
    pub(super) fn keyboard(&self, focused: bool) -> Keyboard {
        let keyboard = self.keyboard.get();
        if focused { keyboard } else { keyboard.left() }
    }

    /// The field is left, or the tab: what was learnt of the keyboard in it holds no longer.
    pub(super) fn forget_keyboard(&self) {
        self.keyboard.set(self.keyboard.get().left());
    }

    /// Caps Lock, as the browser states it with every key and click, and what a
    /// key in a field tells of NumLock and layout. The event of the Caps Lock key
    /// itself lies on Mac and Linux.
    pub(super) fn read_keyboard(&self, event: &Event, field: Option<Field>) {
        let mut keyboard = self.keyboard.get();
        let on = if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            let (code, name) = (key.code(), key.key());
            if name == "CapsLock" || code == "CapsLock" {
                return;
            }
            if let Some(field) = field {
                let num_lock = key.get_modifier_state("NumLock");
                keyboard = keyboard.after(&Stroke { code: &code, key: &name, shift: key.shift_key(), num_lock, field });
            }
            key.get_modifier_state("CapsLock")
        } else if let Some(mouse) = event.dyn_ref::<MouseEvent>() {
            mouse.get_modifier_state("CapsLock")
        } else {
            return;
        };
        self.keyboard.set(Keyboard { caps_lock: Some(on), ..keyboard });
    }
}
