//! Tells what the finder saw of this page: structure only. No text of the page
//! is read but a button's label, of which only is told whether it logs in; no
//! value of a field is read at all.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use crate::journal::storage::pointed::Role;
use crate::page::sight::forms;
use crate::page::ui::dom;
use crate::page::watchman;
use crate::report::diagnostic::{self, Diagnostic, ElementOutline, FormOutline, MOST};
use crate::site::{hosts, selectors};

/// The attributes that the finder looks at.
const ATTRIBUTES: [&str; 8] = ["id", "name", "class", "type", "role", "autocomplete", "inputmode", "aria-hidden"];

/// The [`Diagnostic`] of this page as JSON; empty where there is no page.
pub fn diagnose() -> String {
    let seen = dom::document().and_then(|document| look(&document));
    seen.and_then(|seen| serde_json::to_string(&seen).ok()).unwrap_or_default()
}

fn look(document: &Document) -> Option<Diagnostic> {
    let root = document.document_element()?;
    let count = |selector: &str| root.query_selector_all(selector).map_or(0, |list| list.length());
    let found = forms::of_engine();
    let forms = found.iter().map(|f| FormOutline { kind: f.kind, mail: f.mail.is_some(), password: f.password.is_some() }).collect();
    let path = document.location().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let (fields, buttons) = (dom::all::<Element>(&root, "input"), dom::all::<Element>(&root, selectors::BUTTON_LIKE));
    Some(Diagnostic {
        state: watchman::get("state").as_string().unwrap_or_default(),
        sign_in_address: hosts::is_sign_in_path(&path),
        forms,
        selectors: selectors::all().into_iter().map(|s| (s.to_owned(), count(s))).collect(),
        pointed: Role::ALL.iter().map(|r| (r.as_str().to_owned(), watchman::pointed(r.as_str()).is_some())).collect(),
        field_count: u32::try_from(fields.len()).unwrap_or(u32::MAX),
        fields: fields.iter().take(MOST).map(seen).collect(),
        button_count: u32::try_from(buttons.len()).unwrap_or(u32::MAX),
        buttons: buttons.iter().take(MOST).map(seen).collect(),
        frames: count("iframe,frame"),
        shadow_roots: dom::all::<Element>(&root, "*").iter().filter(|e| e.shadow_root().is_some()).count().try_into().unwrap_or(u32::MAX),
    })
}

fn seen(element: &Element) -> ElementOutline {
    let mut attributes = vec![("tag".to_owned(), diagnostic::attribute(&tag(element)))];
    for name in ATTRIBUTES {
        if let Some(value) = element.get_attribute(name) {
            attributes.push((name.to_owned(), diagnostic::attribute(&value)));
        }
    }
    let logs_in = element.matches(selectors::BUTTON_LIKE).unwrap_or(false) && forms::is_login_button(element);
    ElementOutline { attributes, path: diagnostic::path(&path(element)), visible: dom::visible(element.unchecked_ref()), logs_in }
}

fn tag(element: &Element) -> String {
    element.tag_name().to_ascii_lowercase()
}

/// Tags from the root down, each with its number among its parent's children of that tag.
fn path(element: &Element) -> String {
    let mut path = String::new();
    let mut at = Some(element.clone());
    while let Some(here) = at {
        let step = format!("{}:{}", tag(&here), super::targets::nth(&here));
        path = if path.is_empty() { step } else { format!("{step}>{path}") };
        at = here.parent_element();
    }
    path
}
