//! What a page says of an attempt when it is loaded: whose answer is it, and
//! what does it show?

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};

use super::open_attempt::OpenAttempt;
use super::state::Attempts;
use crate::form::outcome;
use crate::journal::attempts::pending::{self, PendingAttempt};
use crate::journal::event::json::FromPage;
use crate::journal::event::{Appeared, EventId, FormKind, PageSeen};
use crate::journal::storage::cleared_tab::ClearedTab;
use crate::journal::storage::key::Stored;
use crate::journal::storage::standing_texts::StandingTexts;
use crate::page::sight::{signed_in, site_status};
use crate::page::writer;

impl Attempts {
    /// Takes in what the storage held when the page began: see [`crate::page::told`].
    pub(crate) fn told(self: &Rc<Self>, waiting: &str, cleared: &str, usual: &str) {
        *self.pending.borrow_mut() = pending::read(waiting, writer::now());
        *self.standing.borrow_mut() = StandingTexts::read(usual).unwrap_or_default();
        let cleared = ClearedTab::read(cleared);
        self.when_parsed(move |this| {
            this.report();
            this.after_clearing(cleared);
        });
    }

    /// Runs `then` once the document is parsed.
    fn when_parsed(self: &Rc<Self>, then: impl FnOnce(&Rc<Self>) + 'static) {
        let document = &self.page.document;
        if document.ready_state() != "loading" {
            return then(self);
        }
        let this = Rc::downgrade(self);
        EventListener::once_with_options(document, "DOMContentLoaded", EventListenerOptions::default(), move |_| {
            if let Some(this) = this.upgrade() {
                then(&this);
            }
        })
        .forget();
    }

    fn report(self: &Rc<Self>) {
        if self.pending.borrow().is_empty() {
            return self.learn_later();
        }
        // Where every waiting attempt knows its tab, this page has to know its own first.
        let all_known = self.pending.borrow().iter().all(|pending| pending.tab.is_some());
        if all_known { self.with_tab(Self::answer) } else { self.answer() }
    }

    /// Runs `then` once the tab's number is known, or could not be had.
    fn with_tab(self: &Rc<Self>, then: impl FnOnce(&Self) + 'static) {
        let this = Rc::downgrade(self);
        self.page.with_tab(move || {
            if let Some(this) = this.upgrade() {
                then(&this);
            }
        });
    }

    /// Says what the page shows, as the answer to the attempt that waits for it.
    fn answer(&self) {
        let waits = pending::answered_in(&self.pending.borrow(), self.page.tab()).cloned();
        let Some(waits) = waits else { return };
        if self.reported.replace(true) || self.is_open() {
            return;
        }
        self.fields.rescan();
        if waits.is_first_step {
            return self.answer_first_step(waits);
        }
        let signed_in = self.write_page(&waits.attempt);
        if signed_in == Some(true) {
            return;
        }
        *self.current.borrow_mut() = Some(OpenAttempt::new(waits.attempt, waits.at, false));
        self.fields.observe_styles();
        self.say_new(Appeared::WithPage);
        if self.form_shown() == FormKind::SignIn {
            self.ask_panel();
        }
    }

    /// The page after the first of two steps: that step again, with or without words about the address, or
    /// another page, which answers nothing.
    fn answer_first_step(&self, waits: PendingAttempt) {
        if !self.is_at_first_step() {
            return;
        }
        let open = OpenAttempt { is_first_step: true, ..OpenAttempt::new(waits.attempt.clone(), waits.at, false) };
        *self.current.borrow_mut() = Some(open);
        self.fields.observe_styles();
        if self.say_new(Appeared::WithPage) {
            self.write_page(&waits.attempt);
            self.ask_panel();
        }
    }

    /// Writes down what this page shows after an attempt. Gives whether somebody is logged in, where something tells.
    fn write_page(&self, attempt: &EventId) -> Option<bool> {
        let document = &self.page.document;
        let form = self.form_shown();
        let signed_in = signed_in::read(document, form);
        let trouble = if form == FormKind::SignIn { None } else { site_status::of_site(document) };
        let seen = PageSeen {
            page: writer::address(),
            status: site_status::status(),
            form,
            signed_in,
            trouble,
            attempt: Some(attempt.clone()),
            took: site_status::took(),
        };
        let answered = if outcome::is_decided(&seen.after(false)) { self.answered(attempt) } else { Vec::new() };
        self.page.write_with(FromPage::PageSeen(seen), |_| answered);
        signed_in
    }

    /// A clearing from the panel or the popup has loaded this page: the panel shows what it did.
    fn after_clearing(self: &Rc<Self>, cleared: Option<ClearedTab>) {
        let Some(cleared) = cleared.filter(|cleared| cleared.is_fresh(writer::now())) else { return };
        if self.form_shown() != FormKind::SignIn {
            return;
        }
        self.with_tab(move |this| {
            if this.page.tab() == Some(cleared.tab) {
                this.ask_panel();
            }
        });
    }
}
