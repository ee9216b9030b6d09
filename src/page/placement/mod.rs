//! Where our pieces stand: beside a field over free ground, or in the flow
//! under it. Which ground is free is decided in [`crate::form::ground`].

pub(crate) mod side_card;

use web_sys::{Document, Element, HtmlInputElement};

use crate::form::Rect;
use crate::form::ground::{PageExtent, Search};
use crate::page::sight::ground;
use crate::page::ui::dom::{rect_of, set_style, style_of};
use crate::plain;
use crate::site::phrases;

/// So much higher than its field a card begins, that their first lines stand level, in CSS pixels.
pub(crate) const ABOVE_FIELD: f64 = 2.0;

/// Further under its field a line is not seen with it, in CSS pixels.
const FAR: f64 = 40.0;

/// What is to stand beside a field; all in CSS pixels of the window.
pub(crate) struct PlacementRequest<'a> {
    pub(crate) field: &'a Element,
    /// Where its upper edge may be, best first.
    pub(crate) tops: &'a [f64],
    /// The least and the greatest width.
    pub(crate) widths: (f64, f64),
    /// Ground that others of us have taken: it goes under them.
    pub(crate) taken: &'a [Rect],
}

/// Tries to stand beside the field, on the side where lines end first; gives
/// the ground it took. If there is none, the host is taken out of the page.
pub(crate) fn beside(document: &Document, host: &Element, wanted: &PlacementRequest<'_>) -> Option<Rect> {
    let root = document.document_element()?;
    // What lies above all else, or closes on a press outside of it, holds what belongs to it.
    let dialog = wanted.field.closest("dialog,[popover]").ok().flatten();
    let extent = PageExtent {
        width: f64::from(root.client_width()),
        height: f64::from(root.client_height()),
        page_height: f64::from(root.scroll_height()),
    };
    let search = Search {
        field: rect_of(wanted.field),
        room: extent.room(dialog.as_ref().map(rect_of)),
        rtl: style_of(&root, "direction") == "rtl",
        tops: wanted.tops,
        widths: wanted.widths,
        taken: wanted.taken,
    };
    let parent = dialog.unwrap_or(root);
    let found =
        search.find(|left, top, width| put(host, &parent, left, top, width), |place| ground::is_free(document, place, wanted.field));
    if found.is_none() {
        host.remove();
    }
    found
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
    let now = rect_of(host);
    if (now.left - left).abs() <= 1.0 && (now.top - top).abs() <= 1.0 {
        return now;
    }
    // `parseFloat` of the browser: Rust's own costs four kilobytes.
    let number = |property: &str| js_sys::parse_float(&style_of(host, property));
    set_style(host, &[("left", &px(number("left") + left - now.left)), ("top", &px(number("top") + top - now.top))]);
    rect_of(host)
}

/// Whole pixels: printing fractions would cost ten kilobytes of the script.
fn px(value: f64) -> String {
    [&plain::decimal(value.round() as i64), "px"].concat()
}

/// Puts a host into the flow, under the line in which the field stands, and never far from it.
pub(crate) fn stand_under(field: &HtmlInputElement, host: &Element) {
    let mut anchors: Vec<Element> = vec![field.clone().into()];
    while let Some(parent) = anchors.last().and_then(|anchor| anchor.parent_element()).filter(|parent| !ends_a_row(parent)) {
        anchors.push(parent);
    }
    lie_in_flow(host);
    // What lays out a row may reach far down: then the line stands further in.
    for anchor in anchors.iter().rev() {
        let _ = anchor.insert_adjacent_element("afterend", host);
        if rect_of(host).top - rect_of(field).bottom <= FAR {
            break;
        }
    }
}

fn lie_in_flow(host: &Element) {
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
