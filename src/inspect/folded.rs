//! A mail address as it would be after every repair of characters, with the
//! way back to what was typed. Checks of the address look at this, so that
//! `taro＠gmial.com` tells of both, and so that repairing a character never
//! changes what is said of the address.

use super::Span;
use crate::unseen::{is_blank, is_invisible};

/// Stands for every character outside ASCII but quotes and Japanese brackets, which are `(` and `)`.
pub(super) const OPAQUE: u8 = 0xff;

/// One byte per character, each with the place where it was typed.
pub(super) struct Folded {
    units: Vec<u8>,
    places: Vec<Span>,
    /// Before which units a blank was typed, in order.
    parts: Vec<usize>,
    /// Which dots were typed as commas, in order.
    commas: Vec<usize>,
    /// The length of what was typed, in UTF-16 units.
    pub(super) length: u32,
    /// The name stands in quotation marks.
    pub(super) quoted: bool,
}

impl Folded {
    pub(super) fn of_capacity(bytes: usize) -> Self {
        Self {
            units: Vec::with_capacity(bytes),
            places: Vec::with_capacity(bytes),
            parts: Vec::new(),
            commas: Vec::new(),
            length: 0,
            quoted: false,
        }
    }

    /// Adds what the character `typed` becomes; `None` if it goes.
    pub(super) fn push(&mut self, becomes: Option<char>, typed: char, place: Span) {
        let here = self.units.len();
        let Some(c) = becomes else {
            if is_blank(typed) && self.parts.last() != Some(&here) {
                self.parts.push(here);
            }
            return;
        };
        // The form of a picture goes with the picture.
        if is_invisible(c) {
            return;
        }
        if c == '.' && matches!(typed, ',' | '，' | '、' | '﹐' | '﹑') {
            self.commas.push(here);
        }
        self.units.push(match c {
            // A mark of a list opens what follows.
            '・' | '•' | '●' | '■' | '◆' | '※' | '→' | '☆' | '★' | '▶' => b'(',
            '「' | '『' | '【' | '〔' | '〈' | '《' | '“' | '‘' | '«' | '‹' => b'(',
            '」' | '』' | '】' | '〕' | '〉' | '》' | '”' | '’' | '»' | '›' => b')',
            c if c.is_ascii() => c as u8,
            _ => OPAQUE,
        });
        self.places.push(place);
    }

    /// Before which of the units from `start` to `end` a blank was typed, `start` itself not among them.
    pub(super) fn parts(&self, start: usize, end: usize) -> &[usize] {
        let from = self.parts.partition_point(|part| *part <= start);
        let to = self.parts.partition_point(|part| *part <= end);
        self.parts.get(from..to).unwrap_or_default()
    }

    /// Whether a blank was typed before this unit.
    pub(super) fn is_part(&self, index: usize) -> bool {
        self.parts.binary_search(&index).is_ok()
    }

    /// Whether this dot was typed as a comma.
    pub(super) fn is_comma(&self, index: usize) -> bool {
        self.commas.binary_search(&index).is_ok()
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
}
