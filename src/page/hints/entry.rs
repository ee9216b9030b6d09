//! What an attempt records of the fields that it was made with.

use super::fields::Fields;
use crate::journal::event::OpenFinding;
use crate::page::sight::forms::Form;

impl Fields {
    /// What is odd about the fields of a form at this moment, and whether the browser has filled in one of them.
    pub(crate) fn entry(&self, form: &Form) -> (Vec<OpenFinding>, bool) {
        let (mut findings, mut autofilled) = (Vec::new(), false);
        for watched in self.watched() {
            if Some(&watched.input) != form.mail.as_ref() && Some(&watched.input) != form.password.as_ref() {
                continue;
            }
            autofilled |= watched.is_filled_in();
            let keyboard = self.input.keyboard(self.has_focus(&watched));
            let found = self.inspect(&watched, keyboard, true).1;
            findings.extend(found.iter().map(|f| OpenFinding { field: watched.field, code: f.code }));
        }
        findings.dedup();
        (findings, autofilled)
    }

    /// What stands in the fields now, to mask it in the site's words.
    pub(crate) fn typed(&self) -> Vec<String> {
        self.watched().iter().map(|watched| watched.input.value()).collect()
    }
}
