//! What is written when an attempt begins: at once, because the page may be
//! gone in a moment.

use std::rc::Rc;

use super::open_attempt::OpenAttempt;
use super::state::Attempts;
use super::trigger::surroundings;
use crate::journal::attempts::pending::{self, PendingAttempt};
use crate::journal::event::json::FromPage;
use crate::journal::event::{Attempt, EventId, Trigger};
use crate::journal::storage::keys;
use crate::page::writer;

impl Attempts {
    /// Writes the attempt down and waits for what comes of it. `address`: what stands in the mail field.
    pub(super) fn begin(self: &Rc<Self>, attempt: Attempt, address: &str) {
        let at = writer::now();
        // What another company's button opens is its own affair: that nothing leaves this page says nothing.
        let otherwise = !attempt.way.is_mail();
        let findings = attempt.findings.clone();
        let id = self.write(attempt, address, at);
        let before = self.digests_shown();
        let open = OpenAttempt { findings, before, otherwise, leaving: otherwise, ..OpenAttempt::new(id, at, true) };
        *self.current.borrow_mut() = Some(open);
        self.panel_asked.set(false);
        self.watch();
    }

    /// Writes the attempt together with the key `waiting`, in one batch.
    fn write(&self, attempt: Attempt, address: &str, at: i64) -> EventId {
        let tab = self.page.tab();
        let first = self.current.borrow().as_ref().is_none_or(|current| current.is_first_step);
        self.page.write_with(FromPage::Attempt(attempt), |id| {
            let mut items = vec![self.wait_for(PendingAttempt { attempt: id.clone(), at, tab, is_first_step: false })];
            items.extend(self.fields.candidate(address, id, at));
            // What stands here before the first attempt is no answer to it.
            if first {
                items.extend(self.learn());
            }
            items
        })
    }

    /// The key of all that waits, with this in it; of one tab only the latest waits.
    pub(super) fn wait_for(&self, new: PendingAttempt) -> (String, String) {
        let mut list = self.pending.borrow_mut();
        list.retain(|pending| pending.tab != new.tab && new.at - pending.at < pending::PATIENCE);
        list.push(new);
        keys::WAITING.with(&list)
    }

    /// The site has refused the address of a first step: that was an attempt, at its time.
    pub(super) fn write_first_step(&self) {
        let first = match self.current.borrow_mut().as_mut() {
            Some(current) if current.is_first_step => {
                current.is_first_step = false;
                (current.id.clone(), current.at, current.findings.clone())
            }
            _ => return,
        };
        let (id, at, findings) = first;
        let attempt = Attempt { trigger: Trigger::FirstStep, findings, ..surroundings() };
        self.page.write_at(&id, at, FromPage::Attempt(attempt), Vec::new());
    }
}
