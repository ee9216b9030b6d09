//! One field under watch: what was seen of it, and its card.

use std::cell::{Cell, RefCell};

use web_sys::{Document, HtmlInputElement};

use super::card::{Card, CardPosition};
use crate::form::texts::digest;
use crate::inspect::{Field, Finding, ValueChange, hidden};

/// A field and its card.
pub(crate) struct WatchedField {
    pub(crate) input: HtmlInputElement,
    pub(crate) field: Field,
    pub(crate) card: Card,
    /// The text at the last look, as a digest: to see that a password manager changed it without an event.
    pub(super) seen: Cell<Option<u32>>,
    /// The value whose hints the person has sent away.
    pub(super) dismissed: Cell<Option<u32>>,
    /// What the card shows.
    pub(super) findings: RefCell<Vec<Finding>>,
    /// How the value differs from what was put in since something was last deleted.
    pub(super) hidden: Cell<Option<ValueChange>>,
    /// The page has replaced an element under which a line stood: its successor takes that room at once.
    pub(super) line_stood: Cell<bool>,
}

impl WatchedField {
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
        self.line_stood.set(before.card.stand.get() == CardPosition::Below);
    }

    /// Takes in what a key, a composition or a paste has put into the field, whatever became of
    /// it there; `None`: something was deleted or undone, and what is left cannot be known.
    pub(super) fn record_input(&self, text: Option<&str>, composing: bool) {
        let value = self.input.value();
        let now = text.and_then(|text| hidden(text, &value));
        // Plain letters after a rewritten one do not undo it; another state of the same composition
        // does, and so does a text in place of all.
        let more = text.is_some_and(|text| text != value) && !composing;
        let stays = more && now.is_none() && self.hidden.get() == Some(ValueChange::Characters);
        if !stays {
            self.hidden.set(now);
        }
    }

    /// Whether the browser has filled it in.
    pub(super) fn is_filled_in(&self) -> bool {
        self.input.matches(":autofill").unwrap_or(false)
    }

    /// Whether the text is another one than at the last look.
    pub(super) fn changed(&self) -> bool {
        self.seen.get() != Some(digest(&self.input.value()))
    }

    /// Takes its card away.
    pub(super) fn hide_card(&self) {
        self.card.hide(&self.input);
    }
}
