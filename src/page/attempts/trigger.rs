//! What sets an attempt off: a click on the login button, Enter in a field, a
//! `submit`, or another company's button.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement};

use super::open_attempt::OpenAttempt;
use super::state::Attempts;
use crate::journal::attempts::pending::PendingAttempt;
use crate::journal::event::{Attempt, EventId, FormKind, Trigger};
use crate::page::sight::forms::{self, Form};
use crate::page::sight::tree::holds;
use crate::page::writer;
use crate::site::selectors;

impl Attempts {
    /// A click anywhere.
    pub(crate) fn clicked(self: &Rc<Self>, target: &EventTarget) {
        let Some(target) = target.dyn_ref::<Element>() else { return };
        if let Some(button) = forms::button_at(target).filter(forms::is_login_button) {
            self.triggered(&button, Trigger::Button);
        } else if let Some(form) =
            forms::button_at(target).filter(forms::is_sending_button).and_then(|button| self.first_step_around(&button))
        {
            self.begin_first_step(&form);
        } else if let Some(way) = forms::other_way(target)
            && self.form_shown() == FormKind::SignIn
            && self.page.alive()
        {
            self.begin(Attempt { way, ..surroundings() }, "");
        }
    }

    /// A `submit` event.
    pub(crate) fn submitted(self: &Rc<Self>, target: &EventTarget) {
        self.triggered(target, Trigger::Submit);
    }

    /// Enter was pressed in a field.
    pub(crate) fn entered(self: &Rc<Self>, target: &EventTarget) {
        self.triggered(target, Trigger::Enter);
    }

    /// Something that may have set off a login in the sign-in form that holds `target`.
    fn triggered(self: &Rc<Self>, target: &EventTarget, trigger: Trigger) {
        let Some(element) = target.dyn_ref::<Element>() else { return };
        if let Some(form) = self.first_step_around(element) {
            return self.begin_first_step(&form);
        }
        let Some(form) = self.form_around(element) else { return };
        // The password of the second step is a try of its own, however soon it comes.
        let same = |current: &OpenAttempt| !current.is_first_step && current.watched(writer::now()).is_same_try(trigger == Trigger::Submit);
        if !self.page.alive() || self.current.borrow().as_ref().is_some_and(same) {
            return;
        }
        let entry = self.fields.entry(&form);
        let captcha = self.page.document.query_selector(selectors::CAPTCHA).ok().flatten().is_some();
        self.begin(Attempt { trigger, findings: entry.findings, autofilled: entry.autofilled, captcha, ..surroundings() }, &address(&form));
    }

    fn form_around(&self, element: &Element) -> Option<Form> {
        self.fields.forms().iter().find(|f| f.kind == FormKind::SignIn && holds(&f.scope, element)).cloned()
    }

    /// The form around an element, if it asks for the address alone.
    fn first_step_around(&self, element: &Element) -> Option<Form> {
        self.form_around(element).filter(|form| form.password.is_none())
    }

    /// Whether the page still asks for the address alone: only then its words are about that step.
    pub(super) fn is_at_first_step(&self) -> bool {
        let forms = self.fields.forms();
        let mut steps = forms.iter().filter(|form| form.kind == FormKind::SignIn).peekable();
        steps.peek().is_some() && steps.all(|form| form.password.is_none())
    }

    /// The address was sent on its own. That is no login yet: nothing is written down, unless the site refuses it.
    fn begin_first_step(self: &Rc<Self>, form: &Form) {
        let is_same = |current: &OpenAttempt| current.watched(writer::now()).is_same_try(false);
        if address(form).is_empty() || !self.page.alive() || self.current.borrow().as_ref().is_some_and(is_same) {
            return;
        }
        let at = writer::now();
        let id = EventId::new(at, writer::random());
        let open = OpenAttempt {
            findings: self.fields.entry(form).findings,
            before: self.digests_shown(),
            is_first_step: true,
            ..OpenAttempt::new(id.clone(), at, true)
        };
        *self.current.borrow_mut() = Some(open);
        self.fields.observe_styles();
        let waiting = self.wait_for(PendingAttempt { attempt: id, at, tab: self.page.tab(), is_first_step: true });
        writer::store(&[waiting]);
    }
}

/// What stands in the field for the address.
fn address(form: &Form) -> String {
    form.mail.as_ref().map(HtmlInputElement::value).unwrap_or_default()
}

/// What every attempt says of its page.
pub(super) fn surroundings() -> Attempt {
    Attempt { page: writer::address(), viewport: writer::viewport(), cookies: writer::cookies(), ..Attempt::default() }
}
