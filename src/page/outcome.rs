//! What the page tells about an attempt: once when it is loaded, and again
//! whenever something appears on it.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::attempt::{Current, stated};
use super::engine::Engine;
use super::known::{self, Known};
use super::{dom, events, finder, record, trouble, words};
use crate::journal::event::{Appeared, EventId, FormKind, LONGEST_MESSAGE, Outcome, PageSeen, SiteMessage};
use crate::journal::json::FromPage;
use crate::journal::plain;
use crate::journal::redact;
use crate::journal::waiting;
use crate::message::Message;
use crate::site::{phrases, selectors};
use crate::webext::storage;

/// How long after loading a page without an attempt its standing texts are learnt, in milliseconds.
const LEARN_AFTER: u32 = 1200;
/// A clearing asks for the panel on the page that it has loaded, for this long, in milliseconds.
const CLEARING_FRESH: i64 = 120_000;
/// A link or button text longer than this is no «ログアウト», in characters.
const LONGEST_LINK: usize = 20;

/// Takes in what the storage held when the page began.
pub(super) fn told(engine: &Rc<Engine>, waiting: &str, cleared: &str, usual: &str) {
    *engine.waiting.borrow_mut() = waiting::read(waiting, record::now());
    *engine.known.borrow_mut() = Known::read(usual);
    let cleared = cleared.to_owned();
    when_ready(engine, move |engine| {
        report(engine);
        after_clearing(engine, &cleared);
    });
}

/// Runs `then` once the document is parsed.
fn when_ready(engine: &Rc<Engine>, then: impl FnOnce(&Rc<Engine>) + 'static) {
    if engine.document.ready_state() != "loading" {
        return then(engine);
    }
    let there = Rc::downgrade(engine);
    EventListener::once_with_options(&engine.document, "DOMContentLoaded", EventListenerOptions::default(), move |_| {
        if let Some(engine) = there.upgrade() {
            then(&engine);
        }
    })
    .forget();
}

/// The page's report: whose answer is it, and what does it say?
fn report(engine: &Rc<Engine>) {
    if engine.waiting.borrow().is_empty() {
        return learn(engine);
    }
    // Where every waiting attempt knows its tab, this page has to know its own first.
    let all_known = engine.waiting.borrow().iter().all(|w| w.tab.is_some());
    if all_known { engine.with_tab(answer) } else { answer(engine) }
}

fn answer(engine: &Rc<Engine>) {
    let waits = engine.waiting.borrow().clone();
    let Some(waits) = waiting::answered_in(&waits, engine.tab.get()).cloned() else { return };
    if engine.reported.replace(true) || engine.current.borrow().is_some() {
        return;
    }
    engine.rescan();
    let form = finder::kind_shown(&engine.forms.borrow());
    let signed_in = signed_in(engine);
    let whole = if form == FormKind::SignIn { None } else { trouble::of_site(engine) };
    let decided = signed_in == Some(true) || form == FormKind::SignIn || whole.is_some();
    let attempt = Some(waits.attempt.clone());
    let page =
        PageSeen { page: record::address(), status: trouble::status(), form, signed_in, trouble: whole, attempt, took: trouble::took() };
    let answered = if decided { answered(engine, &waits.attempt) } else { Vec::new() };
    record::write_with(engine, FromPage::PageSeen(page), |_| answered);
    if signed_in == Some(true) {
        return;
    }
    *engine.current.borrow_mut() = Some(Current::new(waits.attempt, waits.at, false));
    if let Some(observer) = engine.observer.borrow().as_ref() {
        events::observe(engine, observer, true);
    }
    say_new(engine, Appeared::WithPage);
    if form == FormKind::SignIn {
        ask_panel(engine);
    }
}

/// The keys that say an attempt is answered.
fn answered(engine: &Engine, attempt: &EventId) -> Vec<(String, String)> {
    let mut list = engine.waiting.borrow_mut();
    list.retain(|w| w.attempt != *attempt);
    vec![("waiting".to_owned(), waiting::write(&list)), (waiting::answered_key(attempt), String::new())]
}

/// An element of the page has changed since the attempt.
pub(super) fn touched(engine: &Engine, element: &Element) {
    if let Some(current) = engine.current.borrow_mut().as_mut()
        && current.touched.len() < 100
    {
        current.touched.push(element.clone());
    }
}

/// Looks at a page that has changed while an attempt waits.
pub(super) fn scan(engine: &Rc<Engine>) {
    if engine.current.borrow().is_none() || !engine.alive() {
        return;
    }
    let here = engine.current.borrow().as_ref().is_some_and(|c| c.here);
    let form = finder::kind_shown(&engine.forms.borrow());
    if here && form != FormKind::SignIn && signed_in(engine) == Some(true) {
        return state(engine, Outcome::In);
    }
    if say_new(engine, Appeared::Later) && form == FormKind::SignIn {
        if here {
            settle(engine);
        }
        ask_panel(engine);
    }
}

/// The attempt made on this page has its answer on this page.
fn settle(engine: &Engine) {
    let attempt = engine.current.borrow().as_ref().map(|c| c.id.clone());
    if let Some(attempt) = attempt {
        store(&answered(engine, &attempt));
    }
}

/// States how the current attempt stands; the same is not stated twice.
pub(super) fn state(engine: &Rc<Engine>, outcome: Outcome) {
    let id = {
        let mut current = engine.current.borrow_mut();
        let Some(current) = current.as_mut().filter(|c| c.stated != Some(outcome)) else { return };
        current.stated = Some(outcome);
        current.id.clone()
    };
    record::write(engine, stated(&id, outcome));
    if outcome == Outcome::In {
        settle(engine);
        engine.current.take();
    }
}

/// Writes down every text that is new since the attempt. Says whether there was one.
fn say_new(engine: &Engine, appeared: Appeared) -> bool {
    let elements = words::elements(engine);
    // What stands in a field right now may stand in the message too.
    let typed: Vec<String> = engine.fields.borrow().iter().map(|w| w.input.value()).collect();
    let (mut new, mut digests) = (Vec::new(), Vec::new());
    let (attempt, findings) = {
        let mut current = engine.current.borrow_mut();
        let Some(current) = current.as_mut() else { return false };
        for element in &elements {
            let text = words::text_of(element);
            let digest = words::digest(&text);
            let again = || current.touched.iter().any(|t| t.contains(Some(element)) || element.contains(Some(t)));
            let stood = current.before.contains(&digest) && !again();
            if !engine.known.borrow().is_usual(digest) && !stood && !current.said.contains(&digest) {
                current.said.push(digest);
                digests.push(digest);
                new.push(text);
            }
        }
        current.touched.clear();
        (current.id.clone(), current.findings.clone())
    };
    for text in &new {
        let (text, cut) = cut(&redact::message(text, &typed));
        let message = SiteMessage {
            text,
            cut,
            page: record::address(),
            status: trouble::status(),
            appeared,
            attempt: Some(attempt.clone()),
            findings: findings.clone(),
        };
        record::write(engine, FromPage::SiteMessage(message));
    }
    if let Some(item) = known::answered(engine, &digests) {
        store(&[item]);
    }
    !new.is_empty()
}

/// At most [`LONGEST_MESSAGE`] characters, and how many there were if more.
pub(super) fn cut(text: &str) -> (String, Option<u32>) {
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((at, _)) => (text.get(..at).unwrap_or_default().to_owned(), u32::try_from(text.chars().count()).ok()),
        None => (text.to_owned(), None),
    }
}

/// Learns which texts stand on this site without any attempt, so that they are not taken for an answer.
fn learn(engine: &Rc<Engine>) {
    let there = Rc::downgrade(engine);
    Timeout::new(LEARN_AFTER, move || {
        let Some(engine) = there.upgrade() else { return };
        if engine.current.borrow().is_some() || !engine.alive() {
            return;
        }
        if let Some(notice) = trouble::notice(&engine) {
            record::write(&engine, FromPage::Notice(notice));
        }
        if let Some(item) = known::learn(&engine) {
            store(&[item]);
        }
    })
    .forget();
}

fn store(items: &[(String, String)]) {
    if let Ok(promise) = storage::set_now(items) {
        record::quietly(promise);
    }
}

/// Whether the page shows that somebody is logged in, or out.
fn signed_in(engine: &Engine) -> Option<bool> {
    let root = engine.document.document_element()?;
    if dom::all::<Element>(&root, selectors::SIGNED_IN).iter().any(dom::visible) {
        return Some(true);
    }
    let says = |word: &str| {
        dom::all::<Element>(&root, "a,button").iter().any(|e| {
            let label = dom::label(e);
            label.chars().count() <= LONGEST_LINK && phrases::has(&label, word) && dom::visible(e)
        })
    };
    if says(phrases::LOG_OUT) { Some(true) } else { None }
}

/// Asks for the panel, once for each attempt.
fn ask_panel(engine: &Engine) {
    if !engine.panel_asked.replace(true) {
        record::tell(&Message::Panel(Engine::is_translation()));
    }
}

/// A clearing from the panel or the popup has loaded this page: the panel shows what it did.
fn after_clearing(engine: &Rc<Engine>, cleared: &str) {
    let mut words = cleared.split(' ');
    let at = words.next().and_then(plain::read_decimal);
    let tab = words.next().and_then(plain::read_decimal);
    let (Some(at), Some(tab)) = (at, tab) else { return };
    if record::now() - at > CLEARING_FRESH || finder::kind_shown(&engine.forms.borrow()) != FormKind::SignIn {
        return;
    }
    engine.with_tab(move |engine| {
        if engine.tab.get().map(i64::from) == Some(tab) {
            ask_panel(engine);
        }
    });
}
