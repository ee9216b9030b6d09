//! What happens on the way to a new password → what is kept of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlInputElement, InputEvent, KeyboardEvent, MutationObserver, MutationObserverInit};

use super::pieces::{Exact, when};
use super::reset::Help;
use super::reset_content::Step;
use super::reset_page::{self, Page, sends};
use super::{dom, finder, record, reset_new};
use crate::inspect::Keyboard;
use crate::journal::event::{About, AddressTested, EventId, Fact, Reminder, ResetStep, SCHEMA};
use crate::journal::memory::comparable;
use crate::journal::resetting::{self, Answer, KEY, LINK_WORKS, Resetting};
use crate::journal::{self, blocks};
use crate::message::Message;
use crate::trying::Trying;
use crate::webext::{i18n, runtime, storage};

/// How long the page has to rest before it is looked at again, in milliseconds.
const REST: u32 = 150;
/// So long before the link ends the person is reminded, in milliseconds.
const BEFORE_END: i64 = 3 * 60 * 60 * 1000;

/// Starts listening.
pub(super) fn listen(help: &Rc<Help>) {
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
            if !dom::resting() {
                happened(&this, event);
            }
        })
        .forget();
    }
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
        && let Some(on) = reset_new::caps_lock(event)
    {
        help.keyboard.set(Keyboard { caps_lock: Some(on), ..help.keyboard.get() });
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
    let unsent = help.here.get() && help.waits.borrow().as_ref().is_some_and(|waits| waits.step == resetting::Step::Password);
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
        "click" => finder::button_at(&target).is_some_and(|button| scope.contains(Some(&button)) && sends(&button)),
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
                wait(help, resetting::Step::Mail, mask);
            }
        }
        Page::New(new) => {
            let first = new.first.value();
            if !first.is_empty() && new.again.as_ref().is_none_or(|again| again.value() == first) {
                wait(help, resetting::Step::Password, None);
            }
        }
        Page::SignIn(_) => {
            // The trial is closed by what comes of this login.
            if help.waits.take().is_some() {
                help.close();
                spawn_local(forget());
            }
        }
        Page::Other => {}
    }
}

/// Writes down at once, for the page may be gone in a moment, what the next one may answer.
pub(super) fn wait(help: &Help, step: resetting::Step, mask: Option<String>) {
    let waits = Resetting { step, at: record::now(), mask, stood: help.stood.borrow().clone() };
    help.here.set(true);
    *help.stands.borrow_mut() = reset_page::told(&help.document).iter().map(|told| told.digest).collect();
    if let Ok(promise) = storage::set_now(&[(KEY.to_owned(), waits.write())]) {
        record::quietly(promise);
    }
    *help.waits.borrow_mut() = Some(waits);
}

/// Nothing is waited for any more.
pub(super) async fn forget() {
    // What stays behind is too old in half an hour.
    let _ = storage::remove(&[KEY]).await;
}

/// The site has answered: the mail was asked for, or an address was tested.
pub(super) async fn answered(waits: &Resetting, answer: Answer) {
    let registered = answer.registered();
    let tested = waits.mask.clone().map(|mask| Fact::AddressTested(AddressTested { mask, registered }));
    let asked = (answer != Answer::Unknown).then_some(Fact::Reset(ResetStep::Asked));
    write(waits, tested.into_iter().chain(asked), None).await;
    forget().await;
}

/// The page after a new password: it was sent, and what is left is to log in with it.
pub(super) async fn passed(help: &Rc<Help>, waits: Resetting) {
    help.here.set(false);
    let next = Resetting { step: resetting::Step::Login, at: record::now(), ..waits.clone() };
    write(&waits, [Fact::Reset(ResetStep::PasswordSent)], Some(&next)).await;
    *help.waits.borrow_mut() = Some(next);
}

/// Writes down what has come of what was waited for, together with what is
/// waited for next. The ids follow from when the form went off: two pages that
/// see the same answer write the same events.
async fn write(of: &Resetting, facts: impl IntoIterator<Item = Fact>, next: Option<&Resetting>) {
    let at = record::now();
    let named = facts.into_iter().zip(1..);
    let events: Vec<journal::Event> = named
        .map(|(fact, n)| journal::Event { v: SCHEMA, id: EventId::new(of.at, n), at, zone: record::zone(), tab: None, view: None, fact })
        .collect();
    let mut items: BTreeMap<String, String> = events.iter().map(|e| (blocks::inbox_key(&e.id), e.to_json())).collect();
    items.extend(next.map(|next| (KEY.to_owned(), next.write())));
    if items.is_empty() {
        return;
    }
    if storage::set(&items).await.is_err() {
        // Where the storage takes nothing, the background holds it in memory.
        events.iter().for_each(|event| record::tell(&Message::Hold(event.to_json())));
    }
    record::tell(&Message::Written(events.into_iter().map(|event| event.id).collect()));
}

/// A reminder, or what became of the mail. Gives the sentence that says how that went.
pub(super) async fn note(help: &Help, step: Step) -> String {
    let asked = help.said.borrow().as_ref().map_or_else(record::now, |said| said.at);
    let (trying, says) = match step {
        Step::Remind => {
            let due = asked + LINK_WORKS - BEFORE_END;
            let set = i18n::text_with("renew_remind_set", &[&when(due, Exact::Minute)]);
            (Trying::Remind(Reminder { about: About::ResetLink, due }), set)
        }
        Step::Mail(came) => {
            let step = if came { ResetStep::MailCame } else { ResetStep::NoMail };
            (Trying::Reset(step), i18n::text("renew_mail_noted"))
        }
        _ => return String::new(),
    };
    if ask(&trying).await { says } else { i18n::text("renew_not_kept") }
}

/// Asks the background; says whether it was done.
async fn ask(trying: &Trying) -> bool {
    match runtime::ask_for(trying).await {
        Ok(answer) => answer.as_string().is_some_and(|text| !text.starts_with("{\"error\"")),
        Err(_) => false,
    }
}
