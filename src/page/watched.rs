//! One field under watch: what is odd about it now, and its card.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Document, HtmlInputElement};

use super::card::{Card, Stand};
use super::engine::Engine;
use super::{memory, place, words};
use crate::inspect::{Around, Field, Finding, Hidden, Input, Keyboard, hidden, inspect};
use crate::journal::event::OpenFinding;

/// A field and its card.
pub(super) struct Watched {
    pub(super) input: HtmlInputElement,
    pub(super) field: Field,
    pub(super) card: Card,
    /// The text at the last look, as a digest: to see that a password manager changed it without an event.
    seen: Cell<Option<u32>>,
    /// The value whose hints the person has sent away.
    dismissed: Cell<Option<u32>>,
    findings: RefCell<Vec<Finding>>,
    /// How the value differs from what was put in since something was last deleted.
    hidden: Cell<Option<Hidden>>,
    /// The page has replaced an element under which a line stood: its successor takes that room at once.
    pub(super) line_stood: Cell<bool>,
}

impl Watched {
    pub(super) fn new(document: &Document, input: HtmlInputElement, field: Field) -> Self {
        Self {
            card: Card::new(document),
            input,
            field,
            seen: Cell::new(None),
            dismissed: Cell::new(None),
            findings: RefCell::default(),
            hidden: Cell::new(None),
            line_stood: Cell::new(false),
        }
    }

    /// The same field in a new element: what was sent away stays away.
    pub(super) fn follow(&self, before: &Self) {
        self.dismissed.set(before.dismissed.get());
        self.line_stood.set(before.card.stand.get() == Stand::Below);
    }

    /// Takes in what a key, a composition or a paste has put into the field, whatever became of
    /// it there; `None`: something was deleted or undone, and what is left cannot be known.
    pub(super) fn put_in(&self, text: Option<&str>, composing: bool) {
        let value = self.input.value();
        let now = text.and_then(|text| hidden(text, &value));
        // Plain letters after a rewritten one do not undo it; another state of the same composition
        // does, and so does a text in place of all.
        let more = text.is_some_and(|text| text != value) && !composing;
        let stays = more && now.is_none() && self.hidden.get() == Some(Hidden::Characters);
        if !stays {
            self.hidden.set(now);
        }
    }

    /// What is odd about the field's text as it will be sent.
    pub(super) fn inspect(&self, engine: &Engine, keyboard: Keyboard, complete: bool) -> (String, Vec<Finding>) {
        let text = self.input.value();
        let other = if self.field == Field::Password { engine.mail_beside(&self.input) } else { String::new() };
        let refused_before = engine.panel_asked.get();
        let around = Around {
            other: &other,
            autofilled: refused_before && self.is_filled_in() && !(self.field == Field::Mail && engine.password_is_filled_in()),
            refused_before,
            matches_last: engine.memory.matches(self.field, &text),
            hidden: self.hidden.get(),
        };
        let mut findings = inspect(&Input { field: self.field, text: &text, keyboard, complete, around });
        findings.retain(|finding| !engine.is_off(finding.code));
        (text, findings)
    }

    /// Whether the browser has filled it in.
    fn is_filled_in(&self) -> bool {
        self.input.matches(":autofill").unwrap_or(false)
    }

    /// The findings at this moment, for an attempt's record.
    pub(super) fn open(&self, engine: &Engine, keyboard: Keyboard) -> Vec<OpenFinding> {
        let mut open: Vec<OpenFinding> =
            self.inspect(engine, keyboard, true).1.iter().map(|f| OpenFinding { field: self.field, code: f.code }).collect();
        open.dedup();
        open
    }

    /// Whether the text is another one than at the last look.
    pub(super) fn changed(&self) -> bool {
        self.seen.get() != Some(words::digest(&self.input.value()))
    }
}

impl Engine {
    /// Of two fields that were filled in together the password is spoken of: one card is
    /// enough, and the ground under it is the panel's.
    fn password_is_filled_in(&self) -> bool {
        self.fields.borrow().iter().any(|w| w.field == Field::Password && w.is_filled_in())
    }

    /// The address in the form of a password field; empty where there is none.
    fn mail_beside(&self, password: &HtmlInputElement) -> String {
        let forms = self.forms.borrow();
        let form = forms.iter().find(|form| form.password.as_ref() == Some(password));
        form.and_then(|form| form.mail.as_ref()).map(HtmlInputElement::value).unwrap_or_default()
    }

    /// Sends a card away for the text that stands there now.
    pub(super) fn dismiss(self: &Rc<Self>, watched: &Watched) {
        watched.dismissed.set(Some(words::digest(&watched.input.value())));
        watched.findings.borrow_mut().clear();
        watched.card.hide(&watched.input);
        self.status.say_later("");
        place::settle(self, true);
    }

    /// Looks at a field and shows what there is. `left`: the person is not in
    /// the middle of typing it. `answer`: this happens in answer to a key or
    /// click, so that a line may be put into the page where there is no room beside.
    pub(super) fn look(self: &Rc<Self>, watched: &Rc<Watched>, left: bool, answer: bool) {
        if self.composing.get() {
            return;
        }
        let focused = self.document.active_element().is_some_and(|e| super::dom::same(&e, &watched.input));
        let keyboard = self.keyboard.get();
        let keyboard = if focused { keyboard } else { keyboard.left() };
        let (text, findings) = watched.inspect(self, keyboard, left || !focused);
        if left || !focused {
            memory::left(self, watched, &text);
        }
        let digest = words::digest(&text);
        let seen = watched.seen.replace(Some(digest));
        let dismissed = watched.dismissed.get();
        if dismissed.is_some() && dismissed != Some(digest) {
            watched.dismissed.set(None);
        }
        if findings.is_empty() || dismissed == Some(digest) {
            if !watched.findings.take().is_empty() {
                watched.card.hide(&watched.input);
                self.status.say_later("");
                place::settle(self, answer);
            }
            return;
        }
        let same = seen == Some(digest) && *watched.findings.borrow() == findings && !watched.card.stale.take();
        if same && matches!(watched.card.stand.get(), Stand::Beside | Stand::Below) {
            return;
        }
        watched.card.render(self, watched, &text, &findings);
        let sentence = watched.card.sentence();
        if *watched.findings.borrow() != findings {
            self.status.say_later(&sentence);
            *watched.findings.borrow_mut() = findings;
        }
        place::settle(self, answer);
    }
}
