//! The watch over an attempt that was made on this page: does a captcha open,
//! does the page go away, was nothing sent at all?

use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Document, Element};

use super::state::Attempts;
use crate::form::outcome::is_challenge;
use crate::journal::attempts::pending;
use crate::journal::event::json::FromPage;
use crate::journal::event::{Outcome, OutcomeStatement, Witness};
use crate::page::ui::dom;
use crate::page::writer;
use crate::site::selectors;

/// How often it is looked whether a captcha has opened, in milliseconds.
const CAPTCHA_LOOK: u32 = 400;
/// By then it is looked whether the check of the fields has kept the form here, and whether
/// the page's script had an answer that nobody could read, in milliseconds.
const LOOK_BACK: u32 = 8000;

impl Attempts {
    /// From here on the page is watched for what comes of the attempt.
    pub(super) fn watch(self: &Rc<Self>) {
        self.fields.observe_styles();
        self.watch_leaving();
        let started = writer::now();
        self.watch_captcha(started);
        let since = clock();
        let this = Rc::downgrade(self);
        Timeout::new(LOOK_BACK, move || {
            let Some(this) = this.upgrade() else { return };
            let watched = this.current.borrow().as_ref().filter(|c| c.at <= started).map(|c| c.watched(started));
            let (Some(watched), sent) = (watched, sent_by_script(since)) else { return };
            if watched.is_unread(sent) {
                this.state(Outcome::Unknown);
            } else if watched.is_kept_back() && !sent {
                this.state(Outcome::NotSent);
            }
        })
        .forget();
    }

    /// Only now: a listener for `beforeunload` that is always there keeps pages out of the back/forward cache.
    fn watch_leaving(self: &Rc<Self>) {
        let Some(window) = dom::window() else { return };
        let this = Rc::downgrade(self);
        let leaving = Closure::once_into_js(move || {
            if let Some(this) = this.upgrade() {
                this.mark_leaving();
            }
        });
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        let _ = window.add_event_listener_with_callback_and_add_event_listener_options("beforeunload", leaving.unchecked_ref(), &options);
    }

    fn watch_captcha(self: &Rc<Self>, started: i64) {
        let this = Rc::downgrade(self);
        *self.captcha_watch.borrow_mut() = Some(Interval::new(CAPTCHA_LOOK, move || {
            let Some(this) = this.upgrade() else { return };
            if writer::now() - started > pending::PATIENCE {
                // Dropping the interval inside its own call is put off to the next turn.
                Timeout::new(0, move || drop(this.captcha_watch.take())).forget();
            } else if is_captcha_open(&this.page.document) {
                this.state(Outcome::Captcha);
            }
        }));
    }

    /// The browser's own check of the fields has found something, and keeps the form here.
    pub(crate) fn checked(&self) {
        if let Some(current) = self.current.borrow_mut().as_mut() {
            current.checked = true;
        }
    }

    fn mark_leaving(&self) {
        if let Some(current) = self.current.borrow_mut().as_mut() {
            current.leaving = true;
        }
    }

    /// The page goes away.
    pub(crate) fn leave(&self) {
        self.stop();
        self.mark_leaving();
    }

    /// The page came back out of the back/forward cache: what it waited for has been answered elsewhere.
    pub(crate) fn came_back(&self) {
        self.current.take();
    }

    /// States how the current attempt stands; the same is not stated twice.
    pub(super) fn state(&self, outcome: Outcome) {
        let attempt = {
            let mut current = self.current.borrow_mut();
            let Some(current) = current.as_mut().filter(|current| current.stated != Some(outcome)) else { return };
            current.stated = Some(outcome);
            current.id.clone()
        };
        self.write_first_step();
        self.page.write(FromPage::Outcome(OutcomeStatement { attempt, outcome, by: Witness::Page }));
        if outcome == Outcome::In {
            self.settle();
            self.current.take();
        }
    }
}

fn is_captcha_open(document: &Document) -> bool {
    let Some(root) = document.document_element() else { return false };
    let asks = |frame: &Element| is_challenge(&dom::rect_of(frame)) && dom::visible(frame);
    dom::all(&root, selectors::CAPTCHA_CHALLENGE).iter().any(asks)
}

/// The page's own clock, which nobody sets and by which the browser's list of requests tells its times: milliseconds
/// since the page began. Between it and the time of day lies what a busy machine slept when the page began.
fn clock() -> f64 {
    dom::window().and_then(|w| w.performance()).map_or(0.0, |performance| performance.now())
}

/// Whether a request of the page's own script that began after `since` (by [`clock`]) is over.
fn sent_by_script(since: f64) -> bool {
    let Some(performance) = dom::window().and_then(|w| w.performance()) else { return false };
    performance.get_entries_by_type("resource").iter().any(|entry| {
        let get = |name: &str| js_sys::Reflect::get(&entry, &name.into()).unwrap_or_default();
        let kind = get("initiatorType").as_string().unwrap_or_default();
        matches!(kind.as_str(), "fetch" | "xmlhttprequest" | "beacon") && get("startTime").as_f64().is_some_and(|t| t >= since)
    })
}
