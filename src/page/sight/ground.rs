//! Reads what stands on a piece of ground, and how dark it is there.

use web_sys::{Document, Element, Node, Range};

use super::tree::parent;
use crate::form::ground::{Obstacle, stands_on};
use crate::form::{Colour, Rect};
use crate::page::ui::dom::{self, rect_from, rect_of, style_of};
use crate::page::ui::hosts;

/// How many elements are looked at when free ground is sought.
const MOST_ELEMENTS: u32 = 4000;

/// An element of the page, read as far as it is asked.
struct PageElement<'a> {
    element: Element,
    /// What a card is to stand beside.
    field: &'a Element,
    range: Option<&'a Range>,
}

/// Whether nothing of the page stands on that ground beside `field`.
pub(crate) fn is_free(document: &Document, ground: &Rect, field: &Element) -> bool {
    let Some(body) = document.body() else { return false };
    let elements = body.get_elements_by_tag_name("*");
    let range = document.create_range().ok();
    let mut seen = (0..elements.length().min(MOST_ELEMENTS)).filter_map(|n| elements.item(n));
    !seen.any(|element| stands_on(&PageElement { element, field, range: range.as_ref() }, ground))
}

impl Obstacle for PageElement<'_> {
    fn rect(&self) -> Rect {
        rect_of(&self.element)
    }

    fn is_ours(&self) -> bool {
        self.element.matches(hosts::ALL).unwrap_or(false)
    }

    fn tag(&self) -> String {
        self.element.tag_name()
    }

    fn holds_field(&self) -> bool {
        self.element.contains(Some(self.field))
    }

    fn background(&self) -> String {
        style_of(&self.element, "background-image")
    }

    fn is_visible(&self) -> bool {
        dom::visible(&self.element)
    }

    fn has_line(&self, meets: impl Fn(&Rect) -> bool) -> bool {
        let Some(range) = self.range else { return false };
        let mut child = self.element.first_child();
        while let Some(node) = child {
            if node.node_type() == Node::TEXT_NODE
                && !node.node_value().unwrap_or_default().trim().is_empty()
                && range.select_node_contents(&node).is_ok()
                && let Some(rects) = range.get_client_rects()
                && (0..rects.length()).filter_map(|n| rects.item(n)).any(|rect| meets(&rect_from(&rect)))
            {
                return true;
            }
            child = node.next_sibling();
        }
        false
    }
}

/// Whether the page is dark where an element stands: its nearest painted ground decides.
pub(crate) fn is_dark_under(element: &Element) -> bool {
    let mut at = parent(element);
    while let Some(here) = at {
        if let Some(colour) = Colour::read(&style_of(&here, "background-color")).filter(Colour::is_ground) {
            return colour.is_dark();
        }
        at = parent(&here);
    }
    false
}
