//! The site's own words on the page: which texts may be an answer to an
//! attempt. No selector for them is known, so several ways are tried.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::dom::{all, pointed, put_in_order, shown_text, style_of, visible};
use super::engine::Engine;
use super::place::colour;
use crate::site::{phrases, selectors};

/// How many texts are taken from one page.
const MOST: usize = 30;
/// A text found by its phrase alone is a sentence or two, not an article (characters).
const LONGEST_BY_PHRASE: usize = 400;
/// How many text nodes are searched for phrases.
const MOST_NODES: usize = 4000;

/// The texts that stand on the page now and look like messages, in document order, without doubles.
pub(super) fn shown(engine: &Engine) -> Vec<String> {
    elements(engine).iter().map(text_of).collect()
}

/// The elements of those texts.
pub(super) fn elements(engine: &Engine) -> Vec<Element> {
    let Some(body) = engine.document.body() else { return Vec::new() };
    let mut found: Vec<Element> = all::<Element>(&body, selectors::MESSAGE).into_iter().filter(is_message).collect();
    found.extend(by_phrase(engine, &body));
    found.extend(pointed("message").filter(is_message));
    for form in engine.forms.borrow().iter() {
        let near = form.scope.parent_element().unwrap_or_else(|| form.scope.clone());
        found.extend(all::<Element>(&near, "p,span,div,li,strong,font,b,em").into_iter().filter(is_red));
    }
    // The outermost of those that hold each other; document order.
    let mut outer: Vec<Element> = Vec::new();
    for element in found {
        if outer.iter().any(|o| o.contains(Some(&element))) {
            continue;
        }
        outer.retain(|o| !element.contains(Some(o)));
        outer.push(element);
    }
    put_in_order(&mut outer, |a, b| a.compare_document_position(b) & Node::DOCUMENT_POSITION_FOLLOWING != 0);
    let mut texts: Vec<String> = Vec::new();
    outer.retain(|element| {
        let text = text_of(element);
        let new = !text.is_empty() && !texts.contains(&text);
        if new {
            texts.push(text);
        }
        new
    });
    outer.truncate(MOST);
    outer
}

/// An element's text as it is shown, without the blanks around it.
pub(super) fn text_of(element: &Element) -> String {
    shown_text(element).trim().to_owned()
}

/// Something that is called a message, is visible, and holds no part of a form.
pub(super) fn is_message(element: &Element) -> bool {
    !matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA" | "BUTTON" | "FORM" | "IMG")
        && element.query_selector("input,select,textarea,button,form").ok().flatten().is_none()
        && visible(element)
}

/// Text in red, in or around the form.
fn is_red(element: &Element) -> bool {
    let own_text = (0..element.child_nodes().length())
        .filter_map(|i| element.child_nodes().get(i))
        .any(|n| n.node_type() == Node::TEXT_NODE && !n.node_value().unwrap_or_default().trim().is_empty());
    let red = || colour(&style_of(element, "color")).is_some_and(|[r, g, b, _]| r > 130.0 && r > 1.8 * g && r > 1.8 * b);
    own_text && is_message(element) && red()
}

/// Short texts that hold one of the phrases.
fn by_phrase(engine: &Engine, body: &Element) -> Vec<Element> {
    let mut found: Vec<Element> = Vec::new();
    let Ok(walker) = engine.document.create_tree_walker_with_what_to_show(body, 4) else { return found };
    for _ in 0..MOST_NODES {
        let Ok(Some(node)) = walker.next_node() else { break };
        let Some(text) = node.node_value().filter(|t| t.len() > 5 && phrases::holds(t, &phrases::ANSWER)) else { continue };
        let Some(element) = node.parent_element() else { continue };
        let plain = !matches!(element.tag_name().as_str(), "SCRIPT" | "STYLE" | "NOSCRIPT" | "A" | "BUTTON" | "LABEL" | "OPTION" | "TITLE");
        if plain && text.chars().count() <= LONGEST_BY_PHRASE && element.unchecked_ref::<Node>().is_connected() && is_message(&element) {
            found.push(element);
        }
    }
    found
}

/// A text as a number, to compare it later without keeping it (FNV-1a).
pub(super) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
