//! What is known of attempts on this load of the page, and what they need to
//! know of its fields.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};

use super::open_attempt::OpenAttempt;
use crate::form::texts::shape;
use crate::journal::attempts::pending::PendingAttempt;
use crate::journal::event::{EventId, FormKind, OpenFinding};
use crate::journal::storage::keys;
use crate::journal::storage::standing_texts::StandingTexts;
use crate::page::page_load::PageLoad;
use crate::page::sight::forms::{self, Form};
use crate::page::sight::site_texts;
use crate::page::writer;

/// What stands in a sign-in form when somebody tries to log in with it.
pub(crate) struct SignInEntry {
    /// What is odd about it.
    pub(crate) findings: Vec<OpenFinding>,
    /// The browser has filled in one of the fields.
    pub(crate) autofilled: bool,
}

/// What attempts ask of the page's forms, which others watch.
pub(crate) trait FormAccess {
    /// The forms that were found last.
    fn forms(&self) -> Ref<'_, Vec<Form>>;
    /// Looks for forms anew.
    fn rescan(&self);
    /// What stands in a form's fields now.
    fn entry(&self, form: &Form) -> SignInEntry;
    /// What stands in the watched fields now, to mask it in the site's words.
    fn typed(&self) -> Vec<String>;
    /// The key under which an address waits to be remembered, and what stands there, if it may be.
    fn candidate(&self, address: &str, attempt: &EventId, at: i64) -> Option<(String, String)>;
    /// From now on what is shown and hidden is observed too, not only what comes and goes.
    fn observe_styles(&self);
}

/// The attempts of this load of the page.
pub(crate) struct Attempts {
    pub(super) page: Rc<PageLoad>,
    pub(super) fields: Box<dyn FormAccess>,
    /// The attempt whose outcome this page may still tell.
    pub(super) current: RefCell<Option<OpenAttempt>>,
    /// The attempts without an outcome, as the storage holds them.
    pub(super) pending: RefCell<Vec<PendingAttempt>>,
    /// Which texts stand on this site anyway, and which were answers.
    pub(super) standing: RefCell<StandingTexts>,
    /// Whether the page's first report was made.
    pub(super) reported: Cell<bool>,
    /// The panel was asked for since the last attempt: the site has refused one.
    pub(super) panel_asked: Rc<Cell<bool>>,
    pub(super) captcha_watch: RefCell<Option<Interval>>,
    pub(super) scan_due: RefCell<Option<Timeout>>,
    /// What the page said its language was.
    pub(super) language: String,
}

impl Attempts {
    /// `refused` is kept true from a refusal to the next attempt.
    pub(crate) fn new(page: &Rc<PageLoad>, fields: impl FormAccess + 'static, refused: &Rc<Cell<bool>>) -> Rc<Self> {
        Rc::new(Self {
            page: Rc::clone(page),
            fields: Box::new(fields),
            current: RefCell::default(),
            pending: RefCell::default(),
            standing: RefCell::default(),
            reported: Cell::new(false),
            panel_asked: Rc::clone(refused),
            captcha_watch: RefCell::default(),
            scan_due: RefCell::default(),
            language: site_texts::language_of(&page.document),
        })
    }

    /// Whether the outcome of an attempt may still be told by this page.
    pub(crate) fn is_open(&self) -> bool {
        self.current.borrow().is_some()
    }

    /// Nothing is watched any more.
    pub(crate) fn stop(&self) {
        self.scan_due.take();
        self.captcha_watch.take();
    }

    pub(super) fn form_shown(&self) -> FormKind {
        forms::kind_shown(&self.fields.forms())
    }

    /// The texts that look like messages now, as digests.
    pub(super) fn digests_shown(&self) -> Vec<u32> {
        let texts = site_texts::found(&self.page.document, &self.fields.forms());
        texts.iter().map(|(_, text)| shape(text)).collect()
    }

    /// The keys that say an attempt is answered.
    pub(super) fn answered(&self, attempt: &EventId) -> Vec<(String, String)> {
        let mut list = self.pending.borrow_mut();
        list.retain(|pending| pending.attempt != *attempt);
        vec![keys::WAITING.with(&list), keys::ANSWERED.key(attempt).with(&())]
    }

    /// The attempt made on this page has its answer on this page.
    pub(super) fn settle(&self) {
        let attempt = self.current.borrow().as_ref().map(|current| current.id.clone());
        if let Some(attempt) = attempt {
            writer::store(&self.answered(&attempt));
        }
    }

    /// Asks for the panel, once for each attempt.
    pub(super) fn ask_panel(&self) {
        if !self.panel_asked.replace(true) {
            writer::ask_panel();
        }
    }
}
