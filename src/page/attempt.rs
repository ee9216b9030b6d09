//! An attempt to log in, written down before the page goes away.
//!
//! The site's button is `type="button"` and its script calls `form.submit()`,
//! so usually no `submit` event comes: the click itself is the attempt.

use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, Node};

use super::engine::Engine;
use super::{dom, events, finder, known, outcome, record, words};
use crate::journal::event::{Attempt, EventId, FormKind, OpenFinding, Outcome, Stated, Trigger, Witness};
use crate::journal::json::FromPage;
use crate::journal::waiting::{self, Waiting};
use crate::site::selectors;

/// Click, Enter and `submit` of one try come within this time, in milliseconds.
const ONE_TRY: i64 = 1500;
/// How often it is looked whether a captcha has opened, in milliseconds.
const CAPTCHA_LOOK: u32 = 400;
/// If nothing has left the page by then, nothing was sent, in milliseconds.
const NOTHING_SENT: u32 = 8000;

/// The attempt that this page has made or has to answer.
pub(super) struct Current {
    pub(super) id: EventId,
    pub(super) at: i64,
    pub(super) findings: Vec<OpenFinding>,
    /// Made on this very load of the page, not on the one before.
    pub(super) here: bool,
    /// By another company's button: nothing that is done in the form belongs to it.
    pub(super) otherwise: bool,
    /// A page load has begun.
    pub(super) leaving: bool,
    /// What this page has stated of it.
    pub(super) stated: Option<Outcome>,
    /// Texts that stood on the page when it was made, as digests.
    pub(super) before: Vec<u32>,
    /// Texts that were written down for it, as digests.
    pub(super) said: Vec<u32>,
    /// Elements that have changed since.
    pub(super) touched: Vec<Element>,
}

impl Current {
    pub(super) fn new(id: EventId, at: i64, here: bool) -> Self {
        Self {
            id,
            at,
            findings: Vec::new(),
            here,
            otherwise: false,
            leaving: false,
            stated: None,
            before: Vec::new(),
            said: Vec::new(),
            touched: Vec::new(),
        }
    }
}

/// A click anywhere.
pub(super) fn clicked(engine: &Rc<Engine>, target: &EventTarget) {
    let Some(target) = target.dyn_ref::<Element>() else { return };
    if let Some(button) = finder::button_at(target).filter(finder::is_login_button) {
        made(engine, Some(&button), Trigger::Button);
    } else if let Some(way) = finder::other_way(target)
        && finder::kind_shown(&engine.forms.borrow()) == FormKind::SignIn
        && engine.alive()
    {
        begun(engine, Attempt { way, ..surroundings() }, "");
    }
}

/// A `submit` event.
pub(super) fn submitted(engine: &Rc<Engine>, target: &EventTarget) {
    made(engine, Some(target), Trigger::Submit);
}

/// Something that may have set off a login in the sign-in form that holds `target`.
pub(super) fn made(engine: &Rc<Engine>, target: Option<&EventTarget>, trigger: Trigger) {
    let Some(node) = target.and_then(|t| t.dyn_ref::<Node>()) else { return };
    let form = engine.forms.borrow().iter().find(|f| f.kind == FormKind::SignIn && f.scope.contains(Some(node))).cloned();
    let Some(form) = form else { return };
    if !engine.alive() || is_same_try(engine, trigger) {
        return;
    }
    let fields: Vec<_> = engine
        .fields
        .borrow()
        .iter()
        .filter(|w| Some(&w.input) == form.mail.as_ref() || Some(&w.input) == form.password.as_ref())
        .cloned()
        .collect();
    let keyboard = engine.keyboard.get();
    let focused = engine.document.active_element();
    let findings: Vec<OpenFinding> = fields
        .iter()
        .flat_map(|w| {
            let here = focused.as_ref().is_some_and(|f| dom::same(f, &w.input));
            w.open(engine, if here { keyboard } else { keyboard.left() })
        })
        .collect();
    let autofilled = fields.iter().any(|w| w.input.matches(":autofill").unwrap_or(false));
    let captcha = engine.document.query_selector(selectors::CAPTCHA).ok().flatten().is_some();

    let address = form.mail.as_ref().map(web_sys::HtmlInputElement::value).unwrap_or_default();
    begun(engine, Attempt { trigger, findings, autofilled, captcha, ..surroundings() }, &address);
}

/// What every attempt says of its page.
fn surroundings() -> Attempt {
    Attempt { page: record::address(), viewport: record::viewport(), cookies: record::cookies(), ..Attempt::default() }
}

/// Writes the attempt down and waits for what comes of it. `address`: what stands in the mail field.
fn begun(engine: &Rc<Engine>, attempt: Attempt, address: &str) {
    let at = record::now();
    // What another company's button opens is its own affair: that nothing leaves this page says nothing.
    let otherwise = !attempt.way.is_mail();
    let findings = attempt.findings.clone();
    let id = write(engine, attempt, address, at);
    let before = words::shown(engine).iter().map(|t| words::digest(t)).collect();
    *engine.current.borrow_mut() = Some(Current { findings, before, otherwise, leaving: otherwise, ..Current::new(id, at, true) });
    engine.panel_asked.set(false);
    watch(engine);
}

/// Writes the attempt together with the key `waiting`, in one batch.
fn write(engine: &Rc<Engine>, attempt: Attempt, address: &str, at: i64) -> EventId {
    let tab = engine.tab.get();
    let first = engine.current.borrow().is_none();
    let mut list = engine.waiting.take();
    list.retain(|w| w.tab != tab && at - w.at < waiting::PATIENCE);
    let id = record::write_with(engine, FromPage::Attempt(attempt), |id| {
        list.push(Waiting { attempt: id.clone(), at, tab });
        let mut items = vec![("waiting".to_owned(), waiting::write(&list))];
        items.extend(engine.memory.candidate(address, id, at));
        // What stands here before the first attempt is no answer to it.
        if first {
            items.extend(known::learn(engine));
        }
        items
    });
    *engine.waiting.borrow_mut() = list;
    id
}

fn is_same_try(engine: &Engine, trigger: Trigger) -> bool {
    let current = engine.current.borrow();
    let Some(current) = current.as_ref().filter(|c| c.here && !c.otherwise) else { return false };
    let age = record::now() - current.at;
    // What a script sends after a solved captcha belongs to the click that opened it.
    let after_captcha = trigger == Trigger::Submit && current.stated == Some(Outcome::Captcha);
    age < ONE_TRY && current.said.is_empty() || after_captcha
}

/// From here on the page is watched for what comes of it.
fn watch(engine: &Rc<Engine>) {
    if let Some(observer) = engine.observer.borrow().as_ref() {
        events::observe(engine, observer, true);
    }
    // Only now: a listener for `beforeunload` that is always there keeps pages out of the back/forward cache.
    if let Some(window) = dom::window() {
        let there = Rc::downgrade(engine);
        let leaving = Closure::once_into_js(move || {
            if let Some(engine) = there.upgrade()
                && let Some(current) = engine.current.borrow_mut().as_mut()
            {
                current.leaving = true;
            }
        });
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        let _ = window.add_event_listener_with_callback_and_add_event_listener_options("beforeunload", leaving.unchecked_ref(), &options);
    }
    let there = Rc::downgrade(engine);
    let started = record::now();
    *engine.captcha_watch.borrow_mut() = Some(Interval::new(CAPTCHA_LOOK, move || {
        let Some(engine) = there.upgrade() else { return };
        if record::now() - started > waiting::PATIENCE {
            // Dropping the interval inside its own call is put off to the next turn.
            let later = Rc::clone(&engine);
            Timeout::new(0, move || drop(later.captcha_watch.take())).forget();
        } else if captcha_open(&engine) {
            outcome::state(&engine, Outcome::Captcha);
        }
    }));
    let there = Rc::downgrade(engine);
    Timeout::new(NOTHING_SENT, move || {
        let Some(engine) = there.upgrade() else { return };
        let silent = engine
            .current
            .borrow()
            .as_ref()
            .is_some_and(|c| c.here && !c.leaving && c.said.is_empty() && c.stated.is_none() && c.at <= started);
        if silent && !sent_by_script(started) {
            outcome::state(&engine, Outcome::NotSent);
        }
    })
    .forget();
}

fn captcha_open(engine: &Engine) -> bool {
    let Some(root) = engine.document.document_element() else { return false };
    dom::all::<Element>(&root, selectors::CAPTCHA_CHALLENGE).iter().any(|frame| {
        let rect = dom::Rect::of(frame);
        // A challenge that waits out of sight stands far above the page.
        rect.width() > 150.0 && rect.bottom > 0.0 && dom::visible(frame)
    })
}

/// Whether the page's own script has sent something since `from` (ms since the epoch).
fn sent_by_script(from: i64) -> bool {
    let Some(performance) = dom::window().and_then(|w| w.performance()) else { return false };
    let since = from as f64 - performance.time_origin();
    performance.get_entries_by_type("resource").iter().any(|entry| {
        let get = |name: &str| js_sys::Reflect::get(&entry, &name.into()).unwrap_or_default();
        let kind = get("initiatorType").as_string().unwrap_or_default();
        matches!(kind.as_str(), "fetch" | "xmlhttprequest" | "beacon") && get("startTime").as_f64().is_some_and(|t| t >= since)
    })
}

/// The page goes away.
pub(super) fn leaving(engine: &Engine) {
    engine.captcha_watch.take();
    engine.scan_due.take();
    if let Some(current) = engine.current.borrow_mut().as_mut() {
        current.leaving = true;
    }
}

/// The page came back out of the back/forward cache: what it waited for has been answered elsewhere.
pub(super) fn came_back(engine: &Engine) {
    engine.current.take();
}

/// States an outcome of the current attempt.
pub(super) fn stated(id: &EventId, outcome: Outcome) -> FromPage {
    FromPage::Outcome(Stated { attempt: id.clone(), outcome, by: Witness::Page })
}
