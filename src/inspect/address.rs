//! The parts of a mail address in its folded view.

use std::ops::Range;

use super::Span;
use super::bounds::{self, is_numeric};
use super::folded::Folded;

/// The longest domain there can be (RFC 1035); what is longer is not looked at.
const LONGEST_DOMAIN: usize = 253;

/// A mail address, seen through the characters it is typed in.
pub(super) struct Address<'a> {
    pub(super) folded: &'a Folded,
    /// Whether the person has finished typing.
    pub(super) complete: bool,
    /// The address without what is wrapped around it.
    pub(super) bounds: Range<usize>,
    /// Where each of several addresses lies, if there are several.
    pub(super) choices: Vec<Range<usize>>,
    /// The first and the last @ within the bounds.
    pub(super) ats: Option<(usize, usize)>,
    /// The domain in lower case, without superfluous dots; empty where there is none to speak of.
    pub(super) name: Vec<u8>,
    /// For each byte of `name` its index in the folded view.
    places: Vec<usize>,
}

impl<'a> Address<'a> {
    pub(super) fn of(folded: &'a Folded, complete: bool) -> Self {
        let bounds::Bounds { address: bounds, choices } = bounds::bounds(folded);
        let units = folded.units().get(bounds.clone()).unwrap_or_default();
        let last = units.iter().rposition(|&unit| unit == b'@');
        let first = if folded.quoted { last } else { units.iter().position(|&unit| unit == b'@') };
        let ats = first.zip(last).map(|(first, last)| (bounds.start + first, bounds.start + last));
        let mut address = Self { folded, complete, bounds, choices, ats, name: Vec::new(), places: Vec::new() };
        address.read_name();
        address
    }

    /// What stands before the last @, or everything.
    pub(super) fn local(&self) -> &[u8] {
        let end = self.ats.map_or(self.bounds.end, |(_, last)| last);
        self.folded.units().get(self.bounds.start..end).unwrap_or_default()
    }

    /// Where in the folded view the domain lies; empty if it is missing, an
    /// IP number in brackets, or longer than any domain.
    pub(super) fn domain(&self) -> Range<usize> {
        let start = self.ats.map_or(self.bounds.end, |(_, last)| last + 1);
        let numeric = is_numeric(self.folded.units().get(start..).unwrap_or_default());
        if numeric || self.bounds.end - start > LONGEST_DOMAIN { start..start } else { start..self.bounds.end }
    }

    /// Where a part of `name` was typed.
    pub(super) fn name_span(&self, part: Range<usize>) -> Span {
        match self.places.get(part) {
            Some([only]) => self.folded.span(*only, only + 1),
            Some([first, .., last]) => self.folded.span(*first, last + 1),
            _ => Span::default(),
        }
    }

    fn read_name(&mut self) {
        for index in self.domain() {
            match self.folded.units().get(index) {
                Some(b'.') if self.name.last().is_none_or(|&last| last == b'.') => {}
                Some(unit) => {
                    self.name.push(unit.to_ascii_lowercase());
                    self.places.push(index);
                }
                None => {}
            }
        }
        if self.name.last() == Some(&b'.') {
            self.name.pop();
            self.places.pop();
        }
    }
}
