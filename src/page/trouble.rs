//! Trouble of the site as a whole, and how the page was loaded.

use web_sys::Element;

use super::engine::Engine;
use super::{dom, finder, outcome, record, words};
use crate::journal::event::{FormKind, Notice, Trouble};
use crate::journal::redact;

/// Trouble that the site tells of although nobody tried anything: on a page
/// that is nothing but that, or in words that did not stand there before.
pub(super) fn notice(engine: &Engine) -> Option<Notice> {
    let whole = if finder::kind_shown(&engine.forms.borrow()) == FormKind::None { of_site(engine) } else { None };
    let said = words::shown(engine).into_iter().find(|text| {
        let new = || !engine.known.borrow().is_usual(words::digest(text));
        Trouble::announced(text).is_some() && (whole.is_some() || new())
    });
    let trouble = whole.or_else(|| Trouble::announced(said.as_deref()?))?;
    let text = said.map(|text| outcome::cut(&redact::message(&text, &[])).0);
    Some(Notice { page: record::address(), trouble, text, status: status() })
}

/// A state of the whole site, told by the title, a heading or the HTTP status.
pub(super) fn of_site(engine: &Engine) -> Option<Trouble> {
    let mut words = engine.document.title();
    if let Some(root) = engine.document.document_element() {
        for heading in dom::all::<Element>(&root, "h1,h2") {
            words.push_str(&heading.text_content().unwrap_or_default());
        }
    }
    Trouble::announced(&words).or_else(|| status().filter(|s| *s >= 500).map(|_| Trouble::ServerError))
}

/// The HTTP status of this page, where the browser tells.
pub(super) fn status() -> Option<u16> {
    navigation("responseStatus").map(|status| status as u16)
}

/// From the request for this page to the first byte of it, in milliseconds.
pub(super) fn took() -> Option<u32> {
    navigation("responseStart").map(|took| took as u32)
}

/// What the browser noted of how this page was loaded; `None` where it is zero.
fn navigation(name: &str) -> Option<f64> {
    let entry = dom::window()?.performance()?.get_entries_by_type("navigation").get(0);
    js_sys::Reflect::get(&entry, &name.into()).ok()?.as_f64().filter(|value| *value > 0.0)
}
