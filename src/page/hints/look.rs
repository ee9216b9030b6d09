//! What is odd about a field now, and what its card shows of it.

use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};

use super::card::CardPosition;
use super::field::WatchedField;
use super::fields::Fields;
use super::rows::Rows;
use crate::form::texts::digest;
use crate::inspect::{Code, Context, Field, Finding, Input, Keyboard, inspect};
use crate::page::ui::dom;

impl Fields {
    /// Whether the field has the focus.
    pub(super) fn has_focus(&self, watched: &WatchedField) -> bool {
        let mut active = self.page.document.active_element();
        // Of a focus within a shadow root the document knows the host.
        while let Some(inner) = active.as_ref().and_then(Element::shadow_root).and_then(|root| root.active_element()) {
            active = Some(inner);
        }
        active.is_some_and(|element| dom::same(&element, &watched.input))
    }

    /// The text of a field, and what is odd about it as it will be sent.
    pub(super) fn inspect(&self, watched: &WatchedField, keyboard: Keyboard, complete: bool) -> (String, Vec<Finding>) {
        let (field, text) = (watched.field, watched.input.value());
        let other = if field == Field::Password { self.mail_beside(&watched.input) } else { String::new() };
        let refused_before = self.refused.get();
        let around = Context {
            other: &other,
            autofilled: refused_before && watched.is_filled_in() && !(field == Field::Mail && self.password_is_filled_in()),
            refused_before,
            matches_last: self.memory.matches(field, &text),
            hidden: watched.hidden.get(),
        };
        let mut findings = inspect(&Input { field, text: &text, keyboard, complete, around });
        let may_be_another_name = field == Field::Mail && !self.takes_address(&watched.input);
        let misses_nothing = |code| may_be_another_name && code == Code::MissingAt;
        findings.retain(|finding| !self.is_off(finding.code) && !misses_nothing(finding.code));
        (text, findings)
    }

    /// Whether what stands in the field has to be a whole mail address.
    fn takes_address(&self, mail: &HtmlInputElement) -> bool {
        self.forms().iter().any(|form| form.is_address && form.mail.as_ref() == Some(mail))
    }

    /// Of two fields that were filled in together the password is spoken of: one card is
    /// enough, and the ground under it is the panel's.
    fn password_is_filled_in(&self) -> bool {
        self.watched().iter().any(|w| w.field == Field::Password && w.is_filled_in())
    }

    /// The address in the form of a password field; empty where there is none.
    fn mail_beside(&self, password: &HtmlInputElement) -> String {
        let forms = self.forms();
        let form = forms.iter().find(|form| form.password.as_ref() == Some(password));
        form.and_then(|form| form.mail.as_ref()).map(HtmlInputElement::value).unwrap_or_default()
    }

    /// Looks at a field and shows what there is. `left`: the person is not in
    /// the middle of typing it. `answer`: this happens in answer to a key or
    /// click, so that a line may be put into the page where there is no room beside.
    pub(super) fn look(self: &Rc<Self>, watched: &Rc<WatchedField>, left: bool, answer: bool) {
        if self.input.composing.get() {
            return;
        }
        let focused = self.has_focus(watched);
        let complete = left || !focused;
        let (text, findings) = self.inspect(watched, self.input.keyboard(focused), complete);
        if complete {
            self.digest_address(watched, &text);
        }
        let digest = digest(&text);
        let seen = watched.seen.replace(Some(digest));
        let dismissed = watched.dismissed.get();
        if dismissed.is_some() && dismissed != Some(digest) {
            watched.dismissed.set(None);
        }
        if findings.is_empty() || dismissed == Some(digest) {
            if !watched.findings.take().is_empty() {
                self.hide(watched, answer);
            }
            return;
        }
        let same = seen == Some(digest) && *watched.findings.borrow() == findings && !watched.card.stale.take();
        if same && matches!(watched.card.stand.get(), CardPosition::Beside | CardPosition::Below) {
            return;
        }
        let sentence = self.render(watched, &text, &findings).unwrap_or_default();
        if *watched.findings.borrow() != findings {
            self.region.say_later(&sentence);
            *watched.findings.borrow_mut() = findings;
        }
        self.place(answer);
    }

    /// Sends a card away for the text that stands there now.
    pub(crate) fn dismiss(&self, watched: &WatchedField) {
        watched.dismissed.set(Some(digest(&watched.input.value())));
        watched.findings.borrow_mut().clear();
        self.hide(watched, true);
    }

    fn hide(&self, watched: &WatchedField, answer: bool) {
        watched.hide_card();
        self.region.say_later("");
        self.place(answer);
    }

    /// Fills the card; gives the sentence for a screen reader.
    fn render(self: &Rc<Self>, watched: &Rc<WatchedField>, text: &str, findings: &[Finding]) -> Option<String> {
        let card = &watched.card;
        let (this, there) = (Rc::downgrade(self), Rc::downgrade(watched));
        card.make(move |action| {
            if let (Some(this), Some(watched)) = (this.upgrade(), there.upgrade()) {
                this.pressed(&watched, action);
            }
        })?;
        let (document, field, expanded) = (&self.page.document, watched.field, card.expanded.get());
        let content = Rows { document, field, text, findings, expanded, asks: self.memory.asks(field, text) }.build();
        let sentence = content.sentence.clone();
        card.fill(&watched.input, content);
        Some(sentence)
    }
}
