//! What happens on the way to a new password → what is kept of it.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlInputElement, InputEvent, KeyboardEvent, MutationObserver, MutationObserverInit};

use super::action::ResetAction;
use super::page::{self, Page, sends};
use super::{Help, new_password};
use crate::inspect::Keyboard;
use crate::journal::Event as StoredEvent;
use crate::journal::event::{About, Fact, Reminder, ResetStep};
use crate::journal::storage::keys::RESETTING;
use crate::journal::storage::pending_reset::{self, PendingReset, ResetReply};
use crate::journal::storage::remembered::comparable;
use crate::page::module_writer::{self, WriteResult};
use crate::page::sight::forms;
use crate::page::ui::dom;
use crate::page::ui::pieces::{Exact, when};
use crate::page::{watchman, writer};
use crate::site::reset_link;
use crate::webext::{i18n, storage};

/// How long the page has to rest before it is looked at again, in milliseconds.
const REST: u32 = 150;
/// A page that goes within this time after a press was sent by it, in milliseconds.
const SENT_WITHIN: i64 = 2000;
/// So long before the link ends the person is reminded, in milliseconds.
const BEFORE_END: i64 = 3 * 60 * 60 * 1000;

/// Starts listening.
pub(crate) fn listen(help: &Rc<Help>) {
    let Some(window) = dom::window() else { return };
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    for kind in [
        "input",
        "change",
        "compositionstart",
        "compositionend",
        "focusout",
        "keydown",
        "mousedown",
        "click",
        "submit",
        "pageshow",
        "pagehide",
    ] {
        let this = Rc::clone(help);
        EventListener::new_with_options(&window, kind, options, move |event| {
            if !watchman::resting() {
                happened(&this, event);
            }
        })
        .forget();
    }
    let this = Rc::clone(help);
    // Behind the page's own listeners, which may have kept the form from going off.
    EventListener::new(&window, "submit", move |event| {
        if event.default_prevented() {
            // Whatever becomes of it now, the page's script knows.
            this.pressed.set(None);
        } else if event.is_trusted() && !watchman::resting() {
            gone_off(&this);
        }
    })
    .forget();
    let this = Rc::clone(help);
    let changed = Closure::<dyn FnMut()>::new(move || look_later(&this));
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        options.set_character_data(true);
        options.set_attributes(true);
        let names = ["type", "class", "style", "hidden"];
        options.set_attribute_filter(&names.iter().map(|n| JsValue::from_str(n)).collect::<js_sys::Array>());
        let _ = observer.observe_with_options(&help.document, &options);
    }
    changed.forget();
}

fn look_later(help: &Rc<Help>) {
    let this = Rc::clone(help);
    *help.due.borrow_mut() = Some(Timeout::new(REST, move || spawn_local(async move { this.look().await })));
}

fn happened(help: &Rc<Help>, event: &Event) {
    if event.is_trusted()
        && let Some(on) = new_password::caps_lock(event)
    {
        help.keyboard.set(Keyboard { caps_lock: Some(on), ..help.keyboard.get() });
    }
    if event.is_trusted() && matches!(event.type_().as_str(), "input" | "keydown" | "click" | "submit") {
        help.pressed.set(None);
    }
    match event.type_().as_str() {
        "compositionstart" => help.composing.set(true),
        "compositionend" => help.composing.set(false),
        // Composing, Enter is meant for the input method.
        "keydown" if !event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" && !key.is_composing()) => {}
        "keydown" | "submit" | "click" => sent(help, event),
        // Out of the back/forward cache it would come back with the page.
        "pagehide" => return help.close(),
        "pageshow" => look_later(help),
        _ => {}
    }
    let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
    if event.type_() == "input" && event.is_trusted() {
        changed(help);
    }
    if !composing {
        help.state();
    }
}

/// Something was typed after the form went off: the page has sent nothing.
fn changed(help: &Rc<Help>) {
    let unsent = help.here.get() && help.waits.borrow().as_ref().is_some_and(|waits| waits.step == pending_reset::AwaitedStep::Password);
    if unsent {
        help.here.set(false);
        help.waits.take();
        spawn_local(forget());
    }
}

/// Whether the form on this page may just have gone off.
fn sent(help: &Rc<Help>, event: &Event) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let page = help.page.borrow().clone();
    let scope = match &page {
        Page::Ask(form) | Page::SignIn(form) => &form.scope,
        Page::New(new) => &new.scope,
        Page::Other => return,
    };
    let within = match event.type_().as_str() {
        "click" => forms::button_at(&target).is_some_and(|button| scope.contains(Some(&button)) && sends(&button)),
        "keydown" => target.dyn_ref::<HtmlInputElement>().is_some() && scope.contains(Some(&target)),
        _ => target.contains(Some(scope)) || scope.contains(Some(&target)),
    };
    if !within {
        return;
    }
    match &page {
        Page::Ask(form) => {
            let address = form.mail.as_ref().map(HtmlInputElement::value).unwrap_or_default();
            // Without having been asked, nothing of the address is kept.
            let mask = if help.recorded.get() { comparable(&address).map(|(_, mask)| mask) } else { None };
            if !address.is_empty() {
                wait(help, pending_reset::AwaitedStep::Mail, mask);
                pressed(help, scope);
            }
        }
        Page::New(new) => {
            let first = new.first.value();
            if !first.is_empty() && new.again.as_ref().is_none_or(|again| again.value() == first) {
                wait(help, pending_reset::AwaitedStep::Password, None);
                pressed(help, scope);
            }
        }
        Page::SignIn(_) => {
            // The trial is closed by what comes of this login.
            if let Some(waits) = help.waits.take() {
                help.close();
                // What comes now answers this login.
                spawn_local(end(waits.unseen_events(writer::zone())));
            }
        }
        Page::Other => {}
    }
}

/// Writes down at once, for the page may be gone in a moment, what the next one may answer.
pub(crate) fn wait(help: &Help, step: pending_reset::AwaitedStep, mask: Option<String>) {
    let before = help.waits.take();
    // The same request, pressed once more, or Enter and what comes of it.
    let again = help.here.replace(true) && step.is_mail();
    let step = before.as_ref().map(|before| before.step).filter(|before| again && before.is_mail()).unwrap_or(step);
    // Of the one before nobody saw the answer, and nobody will.
    let unseen = before.filter(|_| !again).map(|before| before.unseen_events(writer::zone()));
    let waits = PendingReset { step, at: writer::now(), mask, stood: help.stood.borrow().clone() };
    *help.stands.borrow_mut() = page::told(&help.document).iter().map(|told| told.digest).collect();
    put(unseen.unwrap_or_default(), &waits);
    *help.waits.borrow_mut() = Some(waits);
}

/// What sends the form was pressed. A script may send it without an event: then the page goes soon.
fn pressed(help: &Rc<Help>, scope: &Element) {
    // A form that the browser itself holds back goes nowhere.
    if scope.matches("form:invalid:not([novalidate])").unwrap_or(false) {
        return;
    }
    help.pressed.set(Some(writer::now()));
    let this = Rc::downgrade(help);
    let leaving = dom::window().map(|window| {
        EventListener::once(&window, "beforeunload", move |_| {
            let Some(help) = this.upgrade() else { return };
            if help.pressed.get().is_some_and(|at| writer::now() - at <= SENT_WITHIN) {
                gone_off(&help);
            }
        })
    });
    *help.leaving.borrow_mut() = leaving;
}

/// The form that was just pressed was seen to go off.
fn gone_off(help: &Help) {
    let Some(waits) = help.waits.borrow().clone().filter(|_| help.pressed.get().is_some()) else { return };
    match waits.step {
        pending_reset::AwaitedStep::Mail => {
            let waits = PendingReset { step: pending_reset::AwaitedStep::MailSent, ..waits };
            put(Vec::new(), &waits);
            *help.waits.borrow_mut() = Some(waits);
        }
        pending_reset::AwaitedStep::Password => passed(help, &waits),
        _ => {}
    }
}

/// Nothing is waited for any more.
async fn forget() {
    // What stays behind is too old in half an hour.
    let _ = storage::remove(&[RESETTING]).await;
}

/// The site has answered: the mail was asked for, or an address was tested.
pub(crate) async fn answered(waits: &PendingReset, answer: ResetReply) {
    end(waits.mail_events(Some(answer), writer::now(), writer::zone())).await;
}

/// Writes down what has come of what was waited for; nothing is waited for any more.
pub(crate) async fn end(events: Vec<StoredEvent>) {
    module_writer::write(texts(events), None).await;
    forget().await;
}

/// A new password was sent, and what is left is to log in with it.
pub(crate) fn passed(help: &Help, waits: &PendingReset) {
    let now = writer::now();
    let next = PendingReset { step: pending_reset::AwaitedStep::Login, at: now, ..waits.clone() };
    help.here.set(false);
    put(vec![waits.password_event(now, writer::zone())], &next);
    *help.waits.borrow_mut() = Some(next);
}

/// Writes what is waited for now and, in the same batch, what has come of what was waited for before.
fn put(events: Vec<StoredEvent>, waits: &PendingReset) {
    let written = module_writer::write(texts(events), Some(RESETTING.with(waits)));
    spawn_local(async move {
        written.await;
    });
}

fn texts(events: Vec<StoredEvent>) -> Vec<module_writer::StoredText> {
    events
        .into_iter()
        .map(|event| {
            let text = event.to_json();
            (event.id, text)
        })
        .collect()
}

/// A reminder, or what became of the mail. Gives the sentence that says how that went.
pub(crate) async fn note(help: &Help, action: ResetAction) -> String {
    let asked = help.said.borrow().as_ref().map_or_else(writer::now, |said| said.at);
    let (fact, says) = match action {
        ResetAction::Remind => {
            let due = asked + reset_link::HOLDS - BEFORE_END;
            let set = i18n::text_with("renew_remind_set", &[&when(due, Exact::Minute)]);
            (Fact::Reminder(Reminder { about: About::ResetLink, due }), set)
        }
        ResetAction::MailCame => (Fact::Reset(ResetStep::MailCame), i18n::text("renew_mail_noted")),
        ResetAction::NoMail => (Fact::Reset(ResetStep::NoMail), i18n::text("renew_mail_noted")),
        _ => return String::new(),
    };
    if module_writer::write(vec![module_writer::event(&fact)], None).await == WriteResult::Lost {
        return i18n::text("renew_not_kept");
    }
    says
}
