//! What attempts are told of the forms that hints watch.

use std::cell::Ref;
use std::rc::Rc;

use super::observer::PageObserver;
use crate::journal::event::EventId;
use crate::page::attempts::{FormAccess, SignInEntry};
use crate::page::hints::Fields;
use crate::page::sight::forms::Form;

/// The forms and fields of the page, for its attempts.
pub(super) struct WatchedForms {
    pub(super) fields: Rc<Fields>,
    pub(super) observer: Rc<PageObserver>,
}

impl FormAccess for WatchedForms {
    fn forms(&self) -> Ref<'_, Vec<Form>> {
        self.fields.forms()
    }

    fn rescan(&self) {
        self.fields.rescan();
    }

    fn entry(&self, form: &Form) -> SignInEntry {
        let (findings, autofilled) = self.fields.entry(form);
        SignInEntry { findings, autofilled }
    }

    fn typed(&self) -> Vec<String> {
        self.fields.typed()
    }

    fn candidate(&self, address: &str, attempt: &EventId, at: i64) -> Option<(String, String)> {
        self.fields.candidate(address, attempt, at)
    }

    fn observe_styles(&self) {
        self.observer.observe(true);
    }
}
