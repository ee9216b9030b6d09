//! A visit on which nobody has tried anything: which texts stand there anyway,
//! and whether the site tells of trouble.

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::state::Attempts;
use crate::journal::event::json::FromPage;
use crate::journal::storage::keys;
use crate::page::sight::site_status;
use crate::page::writer;

/// How long after loading a page without an attempt its standing texts are learnt, in milliseconds.
const LEARN_AFTER: u32 = 1200;

impl Attempts {
    /// Learns which texts stand on this site without any attempt, so that they are not taken for an answer.
    pub(super) fn learn_later(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        Timeout::new(LEARN_AFTER, move || {
            let Some(this) = this.upgrade() else { return };
            if this.is_open() || !this.page.alive() {
                return;
            }
            let notice = site_status::notice(&this.page.document, &this.fields.forms(), |digest| this.standing.borrow().is_usual(digest));
            if let Some(notice) = notice {
                this.page.write(FromPage::Notice(notice));
            }
            if let Some(item) = this.learn() {
                writer::store(&[item]);
            }
        })
        .forget();
    }

    /// Learns what stands on the page now, on which nobody has tried to log in
    /// yet. Gives the key and text to store, if there was something new.
    pub(super) fn learn(&self) -> Option<(String, String)> {
        let shown = self.digests_shown();
        let new = self.standing.borrow_mut().add_usual(&shown);
        new.then(|| self.standing_item())
    }

    /// The key under which the standing texts of this host are kept, and what is to stand there.
    pub(super) fn standing_item(&self) -> (String, String) {
        let host = self.page.document.location().and_then(|l| l.host().ok()).unwrap_or_default();
        keys::USUAL.key(host.as_str()).with(&self.standing.borrow())
    }
}
