//! What the person has set, as far as the page has to know it.

use std::rc::Rc;

use super::engine::Engine;
use crate::inspect::Code;

/// Takes in the settings, at the start and at every change, and looks at the fields anew.
pub(super) fn set(engine: &Rc<Engine>, off: &str, memory: &str, salt: &str, remembered: &str) {
    off.clone_into(&mut engine.off.borrow_mut());
    engine.memory.set(memory, salt, remembered);
    let fields = engine.fields.borrow().clone();
    for watched in &fields {
        watched.card.stale.set(true);
        engine.look(watched, false, false);
    }
}

impl Engine {
    /// Whether this kind of hint is switched off.
    pub(super) fn is_off(&self, code: Code) -> bool {
        self.off.borrow().split(' ').any(|name| name == code.as_str())
    }
}
