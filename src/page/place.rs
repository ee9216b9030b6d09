//! Where the cards stand: beside the field over free ground, else a slim line
//! under it. A card never covers anything of the site, and moves nothing but,
//! in the narrow case, in answer to a key or click.

use std::rc::Rc;

use web_sys::{Document, Element, HtmlInputElement, Node};

use super::card::{HOSTS, Stand};
use super::dom::{self, Rect, set_style, style_of};
use super::engine::Engine;
use super::watched::Watched;
use crate::journal::plain;
use crate::site::phrases;

/// Between field and card, in CSS pixels.
const GAP: f64 = 16.0;
/// Between two cards, in CSS pixels.
const STACKED: f64 = 8.0;
/// A card is at least this wide to be readable, and at most this wide not to be tiring, in CSS pixels.
const WIDTHS: (f64, f64) = (240.0, 380.0);
/// How many elements are looked at when free ground is sought.
const MOST_ELEMENTS: u32 = 4000;

/// Puts every wanted card in its place.
pub(super) fn settle(engine: &Rc<Engine>, answer: bool) {
    let fields = engine.fields.borrow().clone();
    let mut taken: Vec<Rect> = Vec::new();
    for watched in fields.iter().filter(|w| w.card.wanted()) {
        let Some(host) = watched.card.host.borrow().clone() else { continue };
        // A line stays a line: going and coming would move the page under the person's eyes.
        if watched.card.stand.get() == Stand::Below && host.is_connected() {
            continue;
        }
        watched.card.stand.set(Stand::Beside);
        watched.card.set_class("", Some(is_dark_under(&watched.input)));
        let top = Rect::of(&watched.input).top - 2.0;
        if let Some(rect) = beside(&engine.document, &host, &Wanted { field: &watched.input, tops: &[top], widths: WIDTHS, taken: &taken })
        {
            taken.push(rect);
        } else if answer {
            below(watched, &host);
        } else {
            // Nothing moves unasked: it comes with the next key or click.
            watched.card.stand.set(Stand::Held);
        }
    }
}

/// Cards that wait for a key or click get their line now.
pub(super) fn release(engine: &Rc<Engine>) {
    if engine.fields.borrow().iter().any(|w| w.card.stand.get() == Stand::Held) {
        settle(engine, true);
    }
}

/// What is to stand beside a field; all in CSS pixels of the window.
pub(super) struct Wanted<'a> {
    pub(super) field: &'a Element,
    /// Where its upper edge may be, best first.
    pub(super) tops: &'a [f64],
    /// The least and the greatest width.
    pub(super) widths: (f64, f64),
    /// Ground that others of us have taken: it goes under them.
    pub(super) taken: &'a [Rect],
}

/// Tries to stand beside the field, on the side where lines end first; gives
/// the ground it took. If there is none, the host is taken out of the page.
pub(super) fn beside(document: &Document, host: &Element, wanted: &Wanted<'_>) -> Option<Rect> {
    let root = document.document_element()?;
    let field = Rect::of(wanted.field);
    let dialog = wanted.field.closest("dialog").ok().flatten();
    let height = root.client_height();
    // Where nothing scrolls yet, a card below the edge would bring a scroll bar, and that moves the page.
    let bottom = if root.scroll_height() > height { f64::MAX } else { f64::from(height) };
    let mut room = Rect { left: 0.0, top: f64::MIN, right: f64::from(root.client_width()), bottom };
    if let Some(dialog) = &dialog {
        // A dialog scrolls or cuts what reaches over its edge, and all outside of it is out of reach.
        room = room.within(&Rect::of(dialog));
    }
    let parent = dialog.unwrap_or_else(|| root.clone());
    let mut sides = [(field.right + GAP, room.right - GAP), (room.left + GAP, field.left - GAP)];
    if style_of(&root, "direction") == "rtl" {
        sides.reverse();
    }
    for (from, to) in sides {
        let width = (to - from).min(wanted.widths.1);
        if field.width() < 1.0 || width < wanted.widths.0 {
            continue;
        }
        let left = if from > field.left { from } else { to - width };
        for &top in wanted.tops {
            let mut rect = put(host, &parent, left, top, width);
            for other in wanted.taken.iter() {
                if rect.meets(other) {
                    rect = put(host, &parent, left, other.bottom + STACKED, width);
                }
            }
            if rect.bottom > room.bottom {
                rect = put(host, &parent, left, room.bottom - (rect.bottom - rect.top) - STACKED, width);
            }
            if rect.top >= room.top && !wanted.taken.iter().any(|t| t.meets(&rect)) && is_free(document, &rect, wanted.field) {
                return Some(rect);
            }
        }
    }
    host.remove();
    None
}

/// Stands at a place of the window, without any effect on the page's layout; gives the ground it takes.
fn put(host: &Element, parent: &Element, left: f64, top: f64, width: f64) -> Rect {
    if host.parent_element().as_ref() != Some(parent) {
        let _ = parent.append_child(host);
        set_style(
            host,
            &[("all", "initial"), ("position", "absolute"), ("display", "block"), ("z-index", "2147483646"), ("left", "0"), ("top", "0")],
        );
    }
    set_style(host, &[("width", &px(width))]);
    // Where the origin lies depends on the page (scrolled, positioned, transformed): it is measured.
    let now = Rect::of(host);
    if (now.left - left).abs() <= 1.0 && (now.top - top).abs() <= 1.0 {
        return now;
    }
    // `parseFloat` of the browser: Rust's own costs four kilobytes.
    let number = |property: &str| js_sys::parse_float(&style_of(host, property));
    set_style(host, &[("left", &px(number("left") + left - now.left)), ("top", &px(number("top") + top - now.top))]);
    Rect::of(host)
}

/// Whole pixels: printing fractions would cost ten kilobytes of the script.
fn px(value: f64) -> String {
    [&plain::decimal(value.round() as i64), "px"].concat()
}

/// A line in the flow, behind the field or behind what lays the field out in a row.
fn below(watched: &Watched, host: &Element) {
    watched.card.stand.set(Stand::Below);
    stand_under(&watched.input, host);
    watched.card.set_class("", Some(is_dark_under(&watched.input)));
}

/// Puts a host into the flow, under the line in which the field stands.
pub(super) fn stand_under(field: &HtmlInputElement, host: &Element) {
    let mut anchor: Element = field.clone().into();
    while let Some(parent) = anchor.parent_element().filter(|p| !ends_a_row(p)) {
        anchor = parent;
    }
    let _ = anchor.insert_adjacent_element("afterend", host);
    set_style(
        host,
        &[
            ("all", "initial"),
            ("position", "static"),
            ("display", "block"),
            ("width", "auto"),
            ("min-width", "0"),
            ("float", "none"),
            ("clear", "both"),
            // Where the form itself is a row or grid, a line of its own.
            ("flex", "1 0 100%"),
            ("grid-column", "1 / -1"),
        ],
    );
}

/// Whether a block among the children of this element gets a line of its own,
/// or there is nowhere further out to go. A label would take the line for a
/// part of the field's name.
fn ends_a_row(parent: &Element) -> bool {
    let tag = parent.tag_name();
    if matches!(tag.as_str(), "FORM" | "BODY" | "DIALOG" | "TD" | "FIELDSET") {
        return true;
    }
    let display = style_of(parent, "display");
    let in_row = ["flex", "grid", "inline", "contents"].iter().any(|d| phrases::has(&display, d));
    !in_row && !matches!(tag.as_str(), "LABEL" | "SPAN" | "P")
}

/// Whether nothing of the page stands on that ground beside `field`.
fn is_free(document: &Document, ground: &Rect, field: &Element) -> bool {
    let Some(body) = document.body() else { return false };
    let elements = body.get_elements_by_tag_name("*");
    let range = document.create_range().ok();
    for i in 0..elements.length().min(MOST_ELEMENTS) {
        let Some(element) = elements.item(i) else { continue };
        if !Rect::of(&element).meets(ground) || element.matches(HOSTS).unwrap_or(false) {
            continue;
        }
        let tag = element.tag_name();
        let solid = matches!(
            tag.to_ascii_uppercase().as_str(),
            "INPUT"
                | "BUTTON"
                | "SELECT"
                | "TEXTAREA"
                | "IMG"
                | "IFRAME"
                | "VIDEO"
                | "CANVAS"
                | "SVG"
                | "OBJECT"
                | "EMBED"
                | "METER"
                | "PROGRESS"
        );
        // A picture may be a background; behind the field itself it is only ground.
        let pictured = || !element.contains(Some(field)) && phrases::has(&style_of(&element, "background-image"), "url(");
        if (solid || pictured()) && dom::visible(&element) {
            return false;
        }
        let mut child = element.first_child();
        while let Some(node) = child {
            if node.node_type() == Node::TEXT_NODE
                && !node.node_value().unwrap_or_default().trim().is_empty()
                && let Some(range) = &range
                && range.select_node_contents(&node).is_ok()
                && let Some(rects) = range.get_client_rects()
                && (0..rects.length()).filter_map(|n| rects.item(n)).any(|r| Rect::from(&r).meets(ground))
                && dom::visible(&element)
            {
                return false;
            }
            child = node.next_sibling();
        }
    }
    true
}

/// Whether the page is dark where an element stands: its nearest painted ground decides.
pub(super) fn is_dark_under(element: &Element) -> bool {
    let mut at = element.parent_element();
    while let Some(here) = at {
        if let Some([r, g, b, a]) = colour(&style_of(&here, "background-color"))
            && a > 0.5
        {
            return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110.0;
        }
        at = here.parent_element();
    }
    false
}

/// `rgb(…)` or `rgba(…)` as a computed style gives it: 0–255 and the opacity 0–1.
pub(super) fn colour(text: &str) -> Option<[f64; 4]> {
    let inside = text.split_once('(')?.1.trim_end_matches(')');
    let mut numbers = inside.split([',', ' ', '/']).filter(|p| !p.is_empty()).map(js_sys::parse_float);
    Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next().unwrap_or(1.0)])
}
