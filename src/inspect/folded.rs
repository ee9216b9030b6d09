//! A mail address as it would be after every repair of characters, with the
//! way back to what was typed. Checks of the address look at this, so that
//! `taro＠gmial.com` tells of both, and so that repairing a character never
//! changes what is said of the address.

use super::Span;

/// Stands for every character outside ASCII.
pub(super) const OPAQUE: u8 = 0xff;

/// One byte per character, each with the place where it was typed.
pub(super) struct Folded {
    units: Vec<u8>,
    places: Vec<Span>,
    /// The length of what was typed, in UTF-16 units.
    pub(super) length: u32,
    /// The name stands in quotation marks.
    pub(super) quoted: bool,
}

impl Folded {
    pub(super) fn of_capacity(bytes: usize) -> Self {
        Self { units: Vec::with_capacity(bytes), places: Vec::with_capacity(bytes), length: 0, quoted: false }
    }

    /// Adds what a character becomes; `None` if it goes.
    pub(super) fn push(&mut self, becomes: Option<char>, place: Span) {
        if let Some(c) = becomes {
            self.units.push(if c.is_ascii() { c as u8 } else { OPAQUE });
            self.places.push(place);
        }
    }

    pub(super) fn units(&self) -> &[u8] {
        &self.units
    }

    /// Where the units from `start` up to `end` were typed.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |index: usize| self.places.get(index).copied();
        let start = place(start).map_or(self.length, |place| place.start);
        let end = end.checked_sub(1).and_then(place).map_or(start, |place| place.end);
        Span { start, end: end.max(start) }
    }

    /// Whether something was typed just before this unit that the view leaves out.
    pub(super) fn gap_before(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|index| self.places.get(index));
        matches!((before, self.places.get(index)), (Some(before), Some(here)) if before.end != here.start)
    }
}
