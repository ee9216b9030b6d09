//! What can be pointed at, and how it will be found again.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, Node};

use crate::journal::storage::pointed::{self, PathStep, Role};
use crate::page::sight::site_texts::is_message;
use crate::page::ui::dom::{all, shown_text, style_of, visible};
use crate::page::ui::hosts;

/// Kinds of `input` that text is typed into.
const TYPED: [&str; 6] = ["text", "email", "tel", "url", "search", "password"];
/// A text longer than this is no message but a page, in characters.
const LONGEST: usize = 3000;
/// How many texts are offered to the arrow keys.
const MOST: usize = 400;

/// Everything that can be pointed at as `role`, in document order.
pub(crate) fn candidates(document: &Document, role: Role) -> Vec<Element> {
    let Some(body) = document.body() else { return Vec::new() };
    if role != Role::Message {
        return all::<Element>(&body, "input").into_iter().filter(is_field).collect();
    }
    let mut found: Vec<Element> = Vec::new();
    for element in all::<Element>(&body, "*").iter().filter(|e| has_own_text(e)) {
        let Some(whole) = sentence(element) else { continue };
        if !found.contains(&whole) {
            found.push(whole);
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// What is pointed at where the mouse is. `our_host` is looked through.
pub(crate) fn at(document: &Document, role: Role, (x, y): (f32, f32), our_host: &Element) -> Option<Element> {
    let under: Vec<Element> = document
        .elements_from_point(x, y)
        .iter()
        .filter_map(|e| e.dyn_into::<Element>().ok())
        .filter(|e| e != our_host && !e.matches(hosts::ALL).unwrap_or(false))
        .collect();
    if role == Role::Message {
        return under.first().and_then(sentence);
    }
    // A label may lie over its field; a box around a field stands for it if it holds no other.
    under.iter().find(|e| is_field(e)).cloned().or_else(|| {
        let top = under.first()?;
        let labelled = top.closest("label").ok().flatten().and_then(|l| l.get_attribute("for"));
        let named = labelled.and_then(|id| document.get_element_by_id(&id)).filter(is_field);
        let mut inside = all::<Element>(top, "input").into_iter().filter(is_field);
        named.or_else(|| inside.next().filter(|_| inside.next().is_none()))
    })
}

fn is_field(element: &Element) -> bool {
    element.dyn_ref::<HtmlInputElement>().is_some_and(|input| TYPED.contains(&input.type_().as_str())) && visible(element)
}

fn has_own_text(element: &Element) -> bool {
    let nodes = element.child_nodes();
    (0..nodes.length())
        .filter_map(|i| nodes.get(i))
        .any(|n| n.node_type() == Node::TEXT_NODE && !n.node_value().unwrap_or_default().trim().is_empty())
}

/// The whole sentence that an element is a part of, if it may be a message.
fn sentence(element: &Element) -> Option<Element> {
    let mut whole = element.clone();
    while style_of(&whole, "display").starts_with("inline") {
        match whole.parent_element().filter(is_message) {
            Some(above) if above.tag_name() != "BODY" => whole = above,
            _ => break,
        }
    }
    let tag = whole.tag_name();
    let readable = !matches!(tag.as_str(), "HTML" | "BODY" | "SCRIPT" | "STYLE" | "NOSCRIPT" | "OPTION" | "LABEL")
        && !whole.matches(hosts::ALL).unwrap_or(false)
        && whole.closest("button,a").ok().flatten().is_none();
    let length = shown_text(&whole).trim().chars().take(LONGEST + 1).count();
    (readable && (1..=LONGEST).contains(&length) && is_message(&whole)).then_some(whole)
}

/// What a screen reader is told of a candidate: the label of a field, the words of a message. Never a value.
pub(crate) fn name_of(document: &Document, role: Role, element: &Element) -> String {
    let text = match role {
        Role::Message => shown_text(element),
        Role::Mail | Role::Password => {
            let own = |name: &str| element.get_attribute(name).filter(|text| !text.trim().is_empty());
            let label = || {
                let id = element.id();
                let labels = document.query_selector_all("label[for]").ok()?;
                let labels = (0..labels.length()).filter_map(|i| labels.get(i)?.dyn_into::<Element>().ok());
                let named = labels.into_iter().find(|l| !id.is_empty() && l.get_attribute("for").as_ref() == Some(&id));
                named.or_else(|| element.closest("label").ok().flatten())?.text_content()
            };
            own("aria-label").or_else(label).or_else(|| own("placeholder")).unwrap_or_default()
        }
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect()
}

/// The selector by which the element will be found again: it fits this one and no other.
pub(crate) fn selector(document: &Document, role: Role, element: &Element) -> Option<String> {
    let mut steps = Vec::new();
    let mut at = Some(element.clone());
    while let Some(here) = at {
        let named = |name: &str| here.get_attribute(name).unwrap_or_default();
        steps.push(PathStep { tag: here.local_name(), id: named("id"), name: named("name"), class: named("class"), nth: nth(&here) });
        at = here.parent_element();
    }
    pointed::selectors(&steps, role).into_iter().find(|selector| {
        let found = document.query_selector_all(selector);
        found.is_ok_and(|found| found.length() == 1 && found.get(0).is_some_and(|one| one == **element))
    })
}

/// Which of its parent's children of its tag an element is, from 1.
pub(crate) fn nth(element: &Element) -> u32 {
    let tag = element.tag_name();
    let mut before = element.previous_element_sibling();
    let mut nth = 1;
    while let Some(sibling) = before {
        nth += u32::from(sibling.tag_name() == tag);
        before = sibling.previous_element_sibling();
    }
    nth
}
