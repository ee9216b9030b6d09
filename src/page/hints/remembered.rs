//! The digest of an address takes the browser a tenth of a second beside the
//! page's own work; it is made when the field is left and never when a login
//! is tried, so that nothing is ever delayed.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::field::WatchedField;
use super::fields::Fields;
use crate::form::texts::digest;
use crate::inspect::Field;
use crate::journal::storage::remembered::comparable;
use crate::page::ui::dom::then_either;
use crate::page::watchman;

impl Fields {
    /// The field was left: its digest is made, if it may be, and the field is looked at again.
    pub(super) fn digest_address(self: &Rc<Self>, watched: &Rc<WatchedField>, text: &str) {
        let number = digest(text);
        let salt = self.memory.salt();
        if watched.field != Field::Mail || salt.is_empty() || self.memory.is_begun(number) {
            return;
        }
        let Some((address, _)) = comparable(text) else { return };
        let Ok(promise) = watchman::digest(&address, &salt) else { return };
        self.memory.begin(number);
        let (this, watched) = (Rc::clone(self), Rc::clone(watched));
        let done = Closure::once_into_js(move |digest: JsValue| {
            let digest = digest.as_string().unwrap_or_default();
            if this.memory.end(number, digest) && this.page.alive() {
                this.look(&watched, false, false);
            }
        });
        let _ = then_either(&promise, &done, &done);
    }
}
