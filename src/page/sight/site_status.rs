//! Trouble of the site as a whole, and how the page was loaded.

use web_sys::{Document, Element};

use super::forms::{self, Form};
use super::site_texts;
use crate::form::site_status;
use crate::form::texts::shape;
use crate::journal::event::{FormKind, Notice, SiteMessage, Trouble};
use crate::page::ui::dom;
use crate::page::writer;

/// Trouble that the site tells of although nobody tried anything (`is_usual`:
/// whether the text of a shape stands on the site anyway).
pub(crate) fn notice(document: &Document, forms: &[Form], is_usual: impl Fn(u32) -> bool) -> Option<Notice> {
    let whole = if forms::kind_shown(forms) == FormKind::None { of_site(document) } else { None };
    let said = site_texts::found(document, forms).into_iter().map(|(_, text)| text).collect();
    let (trouble, text) = site_status::noticed(whole, said, |text| !is_usual(shape(text)))?;
    let text = text.map(|text| SiteMessage::masked(&text, &site_texts::typed(document)).0);
    Some(Notice { page: writer::address(), trouble, text, status: status() })
}

/// A state of the whole site, told by the title, a heading or the HTTP status.
pub(crate) fn of_site(document: &Document) -> Option<Trouble> {
    let headings = document.document_element().map(|root| dom::all::<Element>(&root, "h1,h2")).unwrap_or_default();
    let headings = headings.iter().filter_map(|heading| heading.text_content());
    let titles: Vec<String> = [document.title()].into_iter().chain(headings).collect();
    site_status::of_page(titles.iter().map(String::as_str), status())
}

/// The HTTP status of this page, where the browser tells.
pub(crate) fn status() -> Option<u16> {
    navigation("responseStatus").map(|status| status as u16)
}

/// From the request for this page to the first byte of it, in milliseconds.
pub(crate) fn took() -> Option<u32> {
    navigation("responseStart").map(|took| took as u32)
}

/// What the browser noted of how this page was loaded; `None` where it is zero.
fn navigation(name: &str) -> Option<f64> {
    let entry = dom::window()?.performance()?.get_entries_by_type("navigation").get(0);
    js_sys::Reflect::get(&entry, &name.into()).ok()?.as_f64().filter(|value| *value > 0.0)
}
