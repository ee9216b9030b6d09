//! The address with which a login worked, as far as the page has to do with it.

use std::cell::{Cell, RefCell};

use crate::form::texts;
use crate::inspect::Field;
use crate::journal::EventId;
use crate::journal::storage::keys::CANDIDATE;
use crate::journal::storage::remembered::{RememberedAddress, comparable};

/// What is known of remembered addresses.
#[derive(Default)]
pub(super) struct AddressMemory {
    /// The person has not said yet whether they want it.
    unasked: Cell<bool>,
    /// With a yes; empty otherwise.
    salt: RefCell<String>,
    /// The digests of the addresses that are remembered, a blank between.
    remembered: RefCell<String>,
    /// The text that was digested last (as the number that stands for it), and its digest once it is there.
    made: RefCell<Option<(u32, String)>>,
}

impl AddressMemory {
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
        made.as_ref().filter(|(of, digest)| *of == texts::digest(text) && !digest.is_empty()).map(|(_, digest)| digest.clone())
    }

    /// What is written beside an attempt with this address, if it may be.
    pub(super) fn candidate(&self, text: &str, attempt: &EventId, at: i64) -> Option<(String, String)> {
        let digest = self.digest(text)?;
        let (_, mask) = comparable(text)?;
        Some(CANDIDATE.key(attempt).with(&RememberedAddress { at, digest, mask }))
    }

    /// The salt of the digests; empty where nothing may be remembered.
    pub(super) fn salt(&self) -> String {
        self.salt.borrow().clone()
    }

    /// Whether the text of this number was digested last, or is just being.
    pub(super) fn is_begun(&self, number: u32) -> bool {
        self.made.borrow().as_ref().is_some_and(|(of, _)| *of == number)
    }

    /// The text of this number is being digested.
    pub(super) fn begin(&self, number: u32) {
        *self.made.borrow_mut() = Some((number, String::new()));
    }

    /// The digest is there. Says whether it is still of use: another text may stand there by now.
    pub(super) fn end(&self, number: u32, digest: String) -> bool {
        let of_use = self.is_begun(number) && !digest.is_empty();
        if of_use {
            *self.made.borrow_mut() = Some((number, digest));
        }
        of_use
    }

    /// The person has answered the question.
    pub(super) fn answered(&self) {
        self.unasked.set(false);
    }
}
