//! The address with which a login worked, as far as the page has to do with
//! it. The digest takes the browser a tenth of a second beside the page's own
//! work; it is made when the field is left and never when a login is tried,
//! so that nothing is ever delayed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::engine::{Engine, then_either};
use super::watched::Watched;
use super::{record, words};
use crate::inspect::Field;
use crate::journal::EventId;
use crate::journal::memory::{CANDIDATE, Hidden, comparable, write};
use crate::message::Message;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = loginRescue, js_name = digest)]
    fn digest_of(address: &str, salt: &str) -> Result<Promise, JsValue>;
}

/// What is known of remembered addresses.
#[derive(Default)]
pub(super) struct Memory {
    /// The person has not said yet whether they want it.
    unasked: Cell<bool>,
    /// With a yes; empty otherwise.
    salt: RefCell<String>,
    /// The digests of the addresses that are remembered, a blank between.
    remembered: RefCell<String>,
    /// The text that was digested last (as the number that stands for it), and its digest once it is there.
    made: RefCell<Option<(u32, String)>>,
}

impl Memory {
    pub(super) fn set(&self, answer: &str, salt: &str, remembered: &str) {
        self.unasked.set(answer == "unasked");
        let salt = if answer == "yes" { salt } else { "" };
        if *self.salt.borrow() != salt {
            self.made.take();
        }
        salt.clone_into(&mut self.salt.borrow_mut());
        remembered.clone_into(&mut self.remembered.borrow_mut());
    }

    /// Whether the question belongs beside this text.
    pub(super) fn asks(&self, field: Field, text: &str) -> bool {
        self.unasked.get() && field == Field::Mail && comparable(text).is_some()
    }

    /// Whether a login with this address has worked; `None`: nothing is remembered, or it is not known yet.
    pub(super) fn matches(&self, field: Field, text: &str) -> Option<bool> {
        let remembered = self.remembered.borrow();
        if field != Field::Mail || remembered.is_empty() {
            return None;
        }
        let digest = self.digest(text)?;
        Some(remembered.split(' ').any(|known| known == digest))
    }

    fn digest(&self, text: &str) -> Option<String> {
        let made = self.made.borrow();
        made.as_ref().filter(|(of, digest)| *of == words::digest(text) && !digest.is_empty()).map(|(_, digest)| digest.clone())
    }

    /// What is written beside an attempt with this address, if it may be.
    pub(super) fn candidate(&self, text: &str, attempt: &EventId, at: i64) -> Option<(String, String)> {
        let digest = self.digest(text)?;
        let (_, mask) = comparable(text)?;
        Some(([CANDIDATE, attempt.as_str()].concat(), write(&[Hidden { at, digest, mask }])))
    }
}

/// The field was left: its digest is made, if it may be, and the field is looked at again.
pub(super) fn left(engine: &Rc<Engine>, watched: &Rc<Watched>, text: &str) {
    let memory = &engine.memory;
    let number = words::digest(text);
    let salt = memory.salt.borrow().clone();
    let started = memory.made.borrow().as_ref().is_some_and(|(of, _)| *of == number);
    if watched.field != Field::Mail || salt.is_empty() || started {
        return;
    }
    let Some((address, _)) = comparable(text) else { return };
    let Ok(promise) = digest_of(&address, &salt) else { return };
    *memory.made.borrow_mut() = Some((number, String::new()));
    let (engine, watched) = (Rc::clone(engine), Rc::clone(watched));
    let done = Closure::once_into_js(move |digest: JsValue| {
        let digest = digest.as_string().unwrap_or_default();
        let current = engine.memory.made.borrow().as_ref().is_some_and(|(of, _)| *of == number);
        if current && !digest.is_empty() {
            *engine.memory.made.borrow_mut() = Some((number, digest));
            if engine.alive() {
                engine.look(&watched, false, false);
            }
        }
    });
    let _ = then_either(&promise, &done, &done);
}

/// The person has answered the question.
pub(super) fn answered(engine: &Engine, yes: bool) {
    engine.memory.unasked.set(false);
    record::tell(&Message::Remember(yes));
}
