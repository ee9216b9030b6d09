//! Where in what was typed or pasted the address itself lies.
//!
//! What is cut off never belongs to the address: brackets, quotes and labels
//! around it, a name in front of it, and whatever stands behind a domain that
//! is whole. Where that is not sure, nothing is cut. A cut is made once: what
//! it leaves has the same bounds.

use std::ops::Range;

use super::folded::{Folded, OPAQUE};
use crate::site::domains;

/// Words that stand before a colon.
const BEFORE_COLON: &[&str] = &[
    "mailto",
    "mail",
    "email",
    "e-mail",
    "mailaddress",
    "emailaddress",
    "e-mailaddress",
    "address",
    "id",
    "loginid",
    "login",
    "user",
    "userid",
    "username",
    "account",
    "to",
    "from",
    "cc",
    "smtp",
];
/// What may go on a domain behind a slip of the finger (`co,jp`) is not longer, and no part of it longer than the second.
const LONGEST_ENDING: (usize, usize) = (7, 3);
/// No known domain is longer, with a few dots too many.
const LONGEST_KNOWN: usize = 32;
/// So many names in front of an address are a person's.
const NAMES: usize = 2;
/// Of more addresses than these nobody is asked which.
const MOST_ADDRESSES: usize = 4;

/// Where the address lies, or where each of several lies.
pub(super) struct Bounds {
    /// In the folded view.
    pub(super) address: Range<usize>,
    /// Two or more whole addresses that differ, in order; else none.
    pub(super) choices: Vec<Range<usize>>,
}

/// Looks for it.
pub(super) fn bounds(folded: &Folded) -> Bounds {
    let units = folded.units();
    let one = |address| Bounds { address, choices: Vec::new() };
    let mut ats = units.iter().enumerate().filter(|(_, unit)| **unit == b'@').map(|(at, _)| at);
    match (ats.next(), ats.next()) {
        _ if folded.quoted => one(0..units.len()),
        (None, _) => one(0..units.len()),
        (Some(at), None) => {
            let end = at + 1 + end(folded, at + 1);
            one(start(folded, at, end)..end)
        }
        _ => of_several(folded),
    }
}

/// Of a text with more than one @.
fn of_several(folded: &Folded) -> Bounds {
    let units = folded.units();
    let whole = Bounds { address: 0..units.len(), choices: Vec::new() };
    let (mut addresses, mut other, mut start) = (Vec::new(), false, 0);
    for index in 0..=units.len() {
        let ends = units.get(index).is_none_or(|unit| is_separator(*unit)) || folded.is_comma(index);
        if !ends && !folded.is_part(index) {
            continue;
        }
        let piece = units.get(start..index).unwrap_or_default();
        if piece.contains(&b'@') {
            let is_address = is_whole_address(piece);
            other |= !is_address;
            addresses.extend(is_address.then_some(start..index));
            if addresses.len() > MOST_ADDRESSES {
                return whole;
            }
        }
        start = if ends { index + 1 } else { index };
    }
    let text = |place: &Range<usize>| units.get(place.clone()).unwrap_or_default();
    let Some(last) = addresses.last().cloned() else { return whole };
    let in_angles = units.get(last.start.wrapping_sub(1)) == Some(&b'<') && units.get(last.end) == Some(&b'>');
    if addresses.iter().all(|place| text(place).eq_ignore_ascii_case(text(&last))) && (!other || in_angles) {
        Bounds { address: last, choices: Vec::new() }
    } else if other {
        whole
    } else {
        Bounds { choices: addresses, ..whole }
    }
}

/// Parts addresses from each other, and stands in none.
fn is_separator(unit: u8) -> bool {
    matches!(unit, b',' | b';' | b':' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'"' | b'\\' | b'|')
}

/// One @, a name before it, and a whole domain behind it.
fn is_whole_address(piece: &[u8]) -> bool {
    let mut parts = piece.split(|&unit| unit == b'@');
    let (name, domain) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut begun = Begun::default();
    domain.iter().for_each(|unit| begun.push(*unit));
    parts.next().is_none() && !name.is_empty() && !name.contains(&OPAQUE) && begun.is_whole() && domain.last() != Some(&b'.')
}

/// A domain as far as it was read.
struct Begun {
    /// How many dots there are behind a label.
    dots: usize,
    /// How long the label is that is being read.
    label: usize,
    /// It is of letters only.
    letters: bool,
    /// The one before it could end a domain.
    ended: bool,
    /// Everything so far may stand in a domain.
    legal: bool,
}

impl Default for Begun {
    fn default() -> Self {
        Self { dots: 0, label: 0, letters: true, ended: false, legal: true }
    }
}

impl Begun {
    fn push(&mut self, unit: u8) {
        if unit == b'.' {
            self.ended = if self.label > 0 { self.can_end() } else { self.ended };
            self.dots += usize::from(self.label > 0);
            (self.label, self.letters) = (0, true);
        } else {
            self.label += 1;
            self.letters &= unit.is_ascii_alphabetic();
            self.legal &= is_legal(unit);
        }
    }

    fn can_end(&self) -> bool {
        self.dots > 0 && self.label >= 2 && self.letters
    }

    /// With a dot in it and letters behind the last one, as every domain has.
    fn is_whole(&self) -> bool {
        self.legal && (self.can_end() || self.label == 0 && self.ended)
    }
}

fn is_legal(unit: u8) -> bool {
    unit.is_ascii_alphanumeric() || matches!(unit, b'-' | b'.' | b'@' | OPAQUE)
}

/// How much of what stands from `from` on is the domain.
fn end(folded: &Folded, from: usize) -> usize {
    let domain = folded.units().get(from..).unwrap_or_default();
    if is_numeric(domain) {
        return domain.len();
    }
    let mut begun = Begun::default();
    for (index, &unit) in domain.iter().enumerate() {
        let blank = folded.is_part(from + index);
        let soft = blank || folded.is_comma(from + index) || matches!(unit, b';' | b'/' | b':');
        if (soft || !is_legal(unit) || unit == OPAQUE) && begun.is_whole() {
            let (before, behind) = domain.split_at(index);
            // `yahoo.co,jp`: a slip of the key next to it, or a blank too many; `gmail.com .`: a dot too many.
            let rest = if blank { behind } else { behind.get(1..).unwrap_or_default() };
            let is_known = is_known(before);
            let goes_on = if is_known { rest.iter().all(|unit| *unit == b'.') } else { may_end(rest) };
            let ends = if unit == OPAQUE && !blank { is_known } else { !soft || !goes_on };
            if ends {
                return index;
            }
        }
        begun.push(unit);
    }
    // Only what parts or closes stands behind: `<taro@gmail>`, `taro@gmail;`.
    let tail = domain.iter().rev().take_while(|&&unit| unit == b'.' || !is_legal(unit)).count();
    let closed = domain.iter().skip(domain.len() - tail).position(|&unit| !is_legal(unit));
    closed.map_or(domain.len(), |at| domain.len() - tail + at)
}

/// Whether this is a domain that is known, superfluous dots aside.
fn is_known(domain: &[u8]) -> bool {
    if domain.len() > LONGEST_KNOWN {
        return false;
    }
    let labels: Vec<&[u8]> = domain.split(|unit| *unit == b'.').filter(|label| !label.is_empty()).collect();
    domains::is_known(&labels.join(&b'.').to_ascii_lowercase())
}

/// Whether this could be the rest of a domain: `jp`, `co.jp`, and what such a text begins with.
fn may_end(rest: &[u8]) -> bool {
    rest.len() <= LONGEST_ENDING.0
        && rest.iter().all(|unit| *unit == b'.' || unit.is_ascii_alphabetic())
        && rest.split(|unit| *unit == b'.').all(|label| label.len() <= LONGEST_ENDING.1)
}

/// Where the name begins; the @ is at `at`, and the address ends at `end`.
fn start(folded: &Folded, at: usize, end: usize) -> usize {
    let closing: Vec<u8> =
        b")]>}\"'`*".iter().copied().filter(|unit| folded.units().get(end..).is_some_and(|behind| behind.contains(unit))).collect();
    let start = after_wrapping(folded, 0, at, &closing);
    let Some(&part) = folded.parts(start, at).last() else { return start };
    if part < at && is_name(folded, start, part) { after_wrapping(folded, part, at, &closing) } else { start }
}

/// Forward, so that what a cut leaves is never cut again: `<mailto:`, `(<`.
/// `closing`: what closes behind the address.
fn after_wrapping(folded: &Folded, from: usize, at: usize, closing: &[u8]) -> usize {
    let local = folded.units().get(..at).unwrap_or_default();
    let last = |wanted: u8| local.iter().rposition(|unit| *unit == wanted);
    let (last_close, last_quote) = (last(b')'), last(b'"'));
    let closes = |unit: u8| closing.contains(&unit);
    let mut start = from;
    for (index, &unit) in local.iter().enumerate().skip(from) {
        let first = index == start;
        // Behind 「山田太郎」 a bracket opens as well.
        let opens = first || local.get(index.wrapping_sub(1)) == Some(&OPAQUE);
        let begins_after = match unit {
            b'<' => first || closes(b'>') || folded.is_part(index),
            b':' => local.get(start..index).is_some_and(can_precede_colon),
            // `mailto://`
            b'/' => first && start > from && local.get(index.wrapping_sub(1)).is_some_and(|before| matches!(before, b':' | b'/')),
            // 「山田太郎 taro@…」: a Japanese name and a blank.
            OPAQUE => local.get(index + 1).is_some_and(|&next| next != OPAQUE) && folded.is_part(index + 1),
            // Without its counterpart it may belong to a legal comment.
            b'(' => opens && closes(b')') || first && last_close < Some(index),
            b'[' => opens && closes(b']') || first,
            b'{' => opens && closes(b'}'),
            b'"' => opens && closes(b'"') || first && last_quote == Some(index),
            quote @ (b'\'' | b'`' | b'*') => opens && closes(quote),
            _ => false,
        };
        if begins_after {
            start = index + 1;
        }
    }
    start
}

fn can_precede_colon(label: &[u8]) -> bool {
    BEFORE_COLON.iter().any(|word| label.eq_ignore_ascii_case(word.as_bytes()))
        || label.first() == Some(&OPAQUE)
        || label.last() == Some(&OPAQUE)
}

/// Whether `Taro Yamada` stands here: words that each begin with a capital letter.
fn is_name(folded: &Folded, start: usize, end: usize) -> bool {
    let mut words = 0;
    let mut from = start;
    for &to in folded.parts(start, end) {
        let word = folded.units().get(from..to).unwrap_or_default();
        let is_name = word.first().is_some_and(u8::is_ascii_uppercase);
        if !is_name || !word.iter().all(|unit| unit.is_ascii_alphabetic() || matches!(unit, b'.' | b'-')) {
            return false;
        }
        (words, from) = (words + 1, to);
    }
    words >= NAMES
}

/// An IP number in brackets, which is a legal domain.
pub(super) fn is_numeric(domain: &[u8]) -> bool {
    domain.iter().find(|&&unit| unit != b'.') == Some(&b'[')
}
