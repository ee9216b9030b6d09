//! The site's words that appear while an attempt waits for its outcome.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::state::Attempts;
use crate::form::outcome::is_in_here;
use crate::form::texts::shape;
use crate::journal::event::json::FromPage;
use crate::journal::event::{Appeared, FormKind, Outcome, SiteMessage};
use crate::page::sight::{signed_in, site_status, site_texts};
use crate::page::writer;

/// How long the page has to rest before it is searched again, in milliseconds.
const SCAN_REST: u32 = 120;

impl Attempts {
    /// An element of the page has changed.
    pub(crate) fn touched(&self, element: &Element) {
        if let Some(current) = self.current.borrow_mut().as_mut() {
            current.touch(element);
        }
    }

    /// Looks at the page once it rests.
    pub(crate) fn scan_later(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        *self.scan_due.borrow_mut() = Some(Timeout::new(SCAN_REST, move || {
            if let Some(this) = this.upgrade() {
                this.scan();
            }
        }));
    }

    /// Looks at a page that has changed while an attempt waits.
    pub(crate) fn scan(&self) {
        let Some(here) = self.current.borrow().as_ref().map(|current| current.here) else { return };
        if !self.page.alive() {
            return;
        }
        let form = self.form_shown();
        if is_in_here(here, form, || signed_in::read(&self.page.document, form)) {
            return self.state(Outcome::In);
        }
        if self.say_new(Appeared::Later) && form == FormKind::SignIn {
            if here {
                self.settle();
            }
            self.ask_panel();
        }
    }

    /// Writes down every text that is new since the attempt. Says whether there was one.
    pub(super) fn say_new(&self, appeared: Appeared) -> bool {
        let is_first_step = self.current.borrow().as_ref().is_some_and(|current| current.is_first_step);
        if is_first_step && !self.is_at_first_step() || site_texts::is_translated(&self.page.document, &self.language) {
            return false;
        }
        let texts = site_texts::found(&self.page.document, &self.fields.forms());
        // What stands in a field right now may stand in the message too.
        let typed = self.fields.typed();
        let (mut new, mut digests) = (Vec::new(), Vec::new());
        let (attempt, findings) = {
            let mut current = self.current.borrow_mut();
            let Some(current) = current.as_mut() else { return false };
            for (node, text) in texts {
                let digest = shape(&text);
                if current.is_new(digest, &node, self.standing.borrow().is_usual(digest)) {
                    current.said.push(digest);
                    digests.push(digest);
                    new.push(text);
                }
            }
            current.touched.clear();
            (current.id.clone(), current.findings.clone())
        };
        if !new.is_empty() {
            self.write_first_step();
        }
        for text in &new {
            let (text, cut) = SiteMessage::masked(text, &typed);
            self.page.write(FromPage::SiteMessage(SiteMessage {
                text,
                cut,
                page: writer::address(),
                status: site_status::status(),
                appeared,
                attempt: Some(attempt.clone()),
                findings: findings.clone(),
            }));
        }
        if self.standing.borrow_mut().add_answers(&digests) {
            writer::store(&[self.standing_item()]);
        }
        !new.is_empty()
    }
}
