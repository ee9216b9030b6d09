//! Free ground: where a card of ours stands beside a field. It covers nothing
//! of the site, and moves nothing of it; where there is no such ground there is
//! no place for it, and the caller decides what then.
//!
//! The page is not read here but asked: how large the card is at a place (only
//! the browser can lay out its text), and what an element is, one answer at a
//! time, because each of them is a question to the layout of a whole page.

use super::Rect;
use crate::site::phrases;

/// Between field and card, in CSS pixels.
const GAP: f64 = 16.0;
/// Between two cards, in CSS pixels.
const STACKED: f64 = 8.0;

/// Which part of a page may be stood on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageExtent {
    /// The width of the window without its scroll bar, in CSS pixels.
    pub width: f64,
    /// The height of the window without its scroll bar, in CSS pixels.
    pub height: f64,
    /// The height of the whole page, in CSS pixels.
    pub page_height: f64,
}

impl PageExtent {
    /// Where a card may stand. `dialog`: the dialog around the field, for one
    /// scrolls or cuts what reaches over its edge, and all outside of it is out of reach.
    #[must_use]
    pub fn room(&self, dialog: Option<Rect>) -> Rect {
        // Where nothing scrolls yet, a card below the edge would bring a scroll bar, and that moves the page.
        let bottom = if self.page_height > self.height { f64::MAX } else { self.height };
        let room = Rect { left: 0.0, top: f64::MIN, right: self.width, bottom };
        dialog.map_or(room, |dialog| room.within(&dialog))
    }
}

/// What is looked for, all in CSS pixels of the window.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// The field that it is to stand beside.
    pub field: Rect,
    /// Where it may stand, see [`PageExtent::room`].
    pub room: Rect,
    /// Lines end on the left: that side is tried first.
    pub rtl: bool,
    /// Where its upper edge may be, best first.
    pub tops: &'a [f64],
    /// The least and the greatest width.
    pub widths: (f64, f64),
    /// Ground that others of us have taken: it goes under them.
    pub taken: &'a [Rect],
}

impl Search<'_> {
    /// Tries the side where lines end, then the other one, and gives the ground that was free.
    ///
    /// `put` places the card by its left edge, its upper edge and its width and
    /// gives the ground that it takes there; it stands where it was put last.
    /// `is_free` says whether nothing of the page stands on a ground; it is asked
    /// only of ground that fits otherwise.
    pub fn find(&self, mut put: impl FnMut(f64, f64, f64) -> Rect, is_free: impl Fn(&Rect) -> bool) -> Option<Rect> {
        let Self { field, room, .. } = self;
        let mut sides = [(field.right + GAP, room.right - GAP), (room.left + GAP, field.left - GAP)];
        if self.rtl {
            sides.reverse();
        }
        for (from, to) in sides {
            let width = (to - from).min(self.widths.1);
            if field.width() < 1.0 || width < self.widths.0 {
                continue;
            }
            // Close to the field, on whichever side of it.
            let left = if from > field.left { from } else { to - width };
            for &top in self.tops {
                let mut ground = put(left, top, width);
                for other in self.taken {
                    if ground.meets(other) {
                        ground = put(left, other.bottom + STACKED, width);
                    }
                }
                if ground.bottom > room.bottom {
                    ground = put(left, room.bottom - ground.height() - STACKED, width);
                }
                if ground.top >= room.top && !self.taken.iter().any(|other| other.meets(&ground)) && is_free(&ground) {
                    return Some(ground);
                }
            }
        }
        None
    }
}

/// An element of the page, asked whether it stands in the way. Nothing of it
/// is read before it is needed.
pub trait Obstacle {
    /// The box around it.
    fn rect(&self) -> Rect;
    /// A piece of ours: the caller knows where those stand.
    fn is_ours(&self) -> bool;
    /// The name of its tag, in whichever case.
    fn tag(&self) -> String;
    /// It holds the field that a card is to stand beside.
    fn holds_field(&self) -> bool;
    /// The computed `background-image`.
    fn background(&self) -> String;
    /// It takes up room and is not hidden.
    fn is_visible(&self) -> bool;
    /// Whether `meets` says yes to the box of a line of its own text.
    fn has_line(&self, meets: impl Fn(&Rect) -> bool) -> bool;
}

/// Elements that are seen although no text stands in them.
const SOLID: [&str; 13] =
    ["INPUT", "BUTTON", "SELECT", "TEXTAREA", "IMG", "IFRAME", "VIDEO", "CANVAS", "SVG", "OBJECT", "EMBED", "METER", "PROGRESS"];

/// Whether something of an element stands on that ground: a control, a picture or a line of text.
#[must_use]
pub fn stands_on(element: &impl Obstacle, ground: &Rect) -> bool {
    if !element.rect().meets(ground) || element.is_ours() {
        return false;
    }
    let solid = SOLID.contains(&element.tag().to_ascii_uppercase().as_str());
    // A picture may be a background; behind the field itself it is only ground.
    let pictured = || !element.holds_field() && phrases::has(&element.background(), "url(");
    (solid || pictured() || element.has_line(|line| line.meets(ground))) && element.is_visible()
}

#[cfg(test)]
mod tests;
