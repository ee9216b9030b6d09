//! Pieces that the cards beside a form are made of.

use js_sys::{Date, Object, Reflect};
use web_sys::{Document, DocumentFragment, Element};

use super::action::{ButtonAction, button};
use super::dom::make;
use crate::webext::i18n;

/// Puts a piece at the end, if it could be made.
pub(crate) fn put(fragment: &DocumentFragment, piece: Option<Element>) {
    if let Some(piece) = piece {
        let _ = fragment.append_child(&piece);
    }
}

/// The first line, with the cross. `close`: what the cross does.
pub(crate) fn headline(document: &Document, key: &str, close: impl ButtonAction) -> Option<Element> {
    let row = make(document, "div", "row", "")?;
    row.append_child(&make(document, "h2", "", &i18n::text(key))?.into()).ok()?;
    let cross = button(document, close, "×", "close")?;
    cross.set_attribute("aria-label", &i18n::text("card_close")).ok()?;
    row.append_child(&cross).ok()?;
    Some(row)
}

/// A row of buttons: what each does, the key of what it says, its class.
pub(crate) fn doors<A: ButtonAction>(document: &Document, doors: &[(A, &str, &str)]) -> Option<Element> {
    let row = make(document, "div", "doors", "")?;
    for (action, key, class) in doors {
        row.append_child(&button(document, *action, &i18n::text(key), class)?.into()).ok()?;
    }
    Some(row)
}

/// One sentence of its own.
pub(crate) fn sentence(document: &Document, key: &str) -> Option<Element> {
    make(document, "p", "", &i18n::text(key))
}

/// The sentences of these keys, as a list.
pub(crate) fn list(document: &Document, keys: &[&str]) -> Option<Element> {
    let list = make(document, "ul", "", "")?;
    for key in keys {
        list.append_child(&make(document, "li", "", &i18n::text(key))?.into()).ok()?;
    }
    Some(list)
}

/// More, behind a line that opens it.
pub(crate) fn more(document: &Document, key: &str, inside: &[Option<Element>]) -> Option<Element> {
    let details = make(document, "details", "", "")?;
    details.append_child(&make(document, "summary", "", &i18n::text(key))?.into()).ok()?;
    for piece in inside.iter().flatten() {
        details.append_child(piece).ok()?;
    }
    Some(details)
}

/// How exactly a time is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exact {
    Minute,
    Second,
}

/// A time in full, as the person's language writes it (11月22日 21:04).
pub(crate) fn when(at: i64, exact: Exact) -> String {
    let options = Object::new();
    let mut parts = vec![("month", "long"), ("day", "numeric"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    if exact == Exact::Second {
        parts.push(("second", "2-digit"));
    }
    for (name, value) in parts {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(&(at as f64).into()).to_locale_string(&i18n::language(), &options).into()
}
