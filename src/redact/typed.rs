//! What stands in the fields, wherever and however the site repeats it.

use std::ops::Range;

use super::signs::{Sign, signs};
use crate::site::{domains, hosts};

/// The shortest text that is looked for: masking every «a» of a message
/// because «a» is in a field would destroy the message.
const SHORTEST: usize = 3;
/// From so many letters and digits on a text is also found with joints between its signs.
const SHORTEST_JOINED: usize = 4;
/// So many joints in a row may stand between two signs.
const MOST_JOINTS: usize = 3;

/// How closely a text has to stand there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// Sign by sign, wherever it stands.
    Inside,
    /// Sign by sign, and as a word of its own.
    Word,
    /// With any joints, or none, between its signs.
    Joined,
    /// The same, and no number that goes on.
    WholeNumber,
}

/// Where one of the texts stands, in bytes of `text`.
pub(super) fn places(text: &str, read: &[Sign], typed: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let plain = if text.contains(['%', '&', '\\', '％', '＆', '＼']) { signs(text, false) } else { Vec::new() };
    for typed in typed.iter().filter(|typed| typed.chars().nth(SHORTEST - 1).is_some()) {
        let (whole, plainly) = (folded(typed, true), folded(typed, false));
        look(text, read, &whole, &mut found);
        // As it stands, too: `%40` and `&amp;` may be a part of a password.
        look(text, &plain, &plainly, &mut found);
        if plainly != whole {
            look(text, read, &plainly, &mut found);
        }
        if let Some(at) = whole.iter().rposition(|c| *c == '@') {
            part(read, &whole[..at], &mut found);
            part(read, &whole[at + 1..], &mut found);
        }
    }
    found
}

/// The places of `known` in `text` in bytes, in order and apart from each
/// other, however it is written there: in another width, with other blanks,
/// hyphens or brackets. A text of nothing but blanks and joints is nowhere.
#[must_use]
pub fn places_of(text: &str, known: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    find(&signs(text, true), core(&folded(known, true)), Match::WholeNumber, &mut found);
    found
}

fn look(text: &str, signs: &[Sign], typed: &[char], found: &mut Vec<Range<usize>>) {
    let known = found.len();
    find(signs, typed, Match::Inside, found);
    if typed.len() < SHORTEST {
        // `%41%41` reads as two letters: those are masked where the text writes more than two.
        let mut place = 0;
        found.retain(|at| {
            place += 1;
            place <= known || text.get(at.clone()).is_some_and(|written| written.chars().count() >= SHORTEST)
        });
        return;
    }
    if typed.iter().filter(|c| !joins(**c)).count() >= SHORTEST_JOINED {
        find(signs, core(typed), Match::Joined, found);
    }
}

/// A part of a typed address; the domains that many share, and the site's own name, name nobody.
fn part(signs: &[Sign], part: &[char], found: &mut Vec<Range<usize>>) {
    let text: String = part.iter().collect();
    let shared = domains::is_known(text.as_bytes()) || hosts::DOMAIN.starts_with(&text) || hosts::DOMAIN == text;
    if part.len() >= SHORTEST_JOINED && !shared {
        find(signs, part, Match::Word, found);
    }
}

/// The signs of a text without the blanks at both ends, in small letters. A
/// blank that letters or digits write (`%0a`, `&#32;`) is a part of the text.
fn folded(text: &str, read: bool) -> Vec<char> {
    let signs = signs(text, read);
    let is_written = |sign: &Sign| text.get(sign.from as usize..sign.to as usize).is_some_and(|of| of.contains(char::is_alphanumeric));
    let is_blank = |sign: &Sign| matches!(sign.c, ' ' | '\n') && !is_written(sign);
    let from = signs.iter().take_while(|sign| is_blank(sign)).count();
    let behind = signs.iter().rev().take_while(|sign| is_blank(sign)).count();
    let core = signs.get(from..signs.len() - behind).unwrap_or_default();
    core.iter().map(|sign| sign.c.to_ascii_lowercase()).collect()
}

/// Without the joints at both ends.
fn core(typed: &[char]) -> &[char] {
    let mut core = typed;
    while let [joint, rest @ ..] = core
        && joins(*joint)
    {
        core = rest;
    }
    while let [rest @ .., joint] = core
        && joins(*joint)
    {
        core = rest;
    }
    core
}

/// What may stand between the signs of a name, a number or a date.
fn joins(c: char) -> bool {
    matches!(c, ' ' | '\n' | '-' | 'ー' | '~' | '.' | ',' | '/' | '(' | ')' | '・' | '_')
}

fn find(signs: &[Sign], known: &[char], how: Match, found: &mut Vec<Range<usize>>) {
    let Some(first) = known.first() else { return };
    let mut from = 0;
    while let Some(sign) = signs.get(from) {
        // Most places are done with here.
        let to = if sign.c.to_ascii_lowercase() == *first { end(signs, from, known, how) } else { None };
        if let Some(last) = to.and_then(|to| signs.get(to - 1)) {
            found.push(sign.from as usize..last.to as usize);
        }
        from = to.unwrap_or(from + 1);
    }
}

/// Where the text that begins here ends.
fn end(signs: &[Sign], from: usize, known: &[char], how: Match) -> Option<usize> {
    let joined = matches!(how, Match::Joined | Match::WholeNumber);
    let (mut i, mut k, mut joints, mut apart) = (from, 0, 0, false);
    while let Some(wanted) = known.get(k) {
        let c = signs.get(i)?.c.to_ascii_lowercase();
        if c == *wanted {
            (i, k, joints) = (i + 1, k + 1, 0);
        } else if joined && joins(*wanted) {
            k += 1;
        } else if joined && i > from && joins(c) && joints < MOST_JOINTS {
            (i, joints, apart) = (i + 1, joints + 1, true);
        } else {
            return None;
        }
    }
    let goes_on = |inside: &char, beside: Option<char>, is: fn(&char) -> bool| is(inside) && beside.is_some_and(|c| is(&c));
    let is = if how == Match::Word { char::is_ascii_alphanumeric } else { char::is_ascii_digit };
    // A number that goes on is another number, but what was typed goes in any case if it stands there as it is.
    if how == Match::Word || how == Match::WholeNumber || apart {
        let over = |i: Option<usize>, back: bool| {
            let c = signs.get(i?)?.c;
            let next = if back { i?.checked_sub(1) } else { i?.checked_add(1) };
            if how != Match::Word && joins(c) { signs.get(next?).map(|sign| sign.c) } else { Some(c) }
        };
        if goes_on(known.first()?, over(from.checked_sub(1), true), is) || goes_on(known.last()?, over(Some(i), false), is) {
            return None;
        }
    }
    Some(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, known: &str) -> Vec<&'a str> {
        places_of(text, known).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_known_text_is_found_however_it_is_written() {
        assert_eq!(found("山田　太郎です。山田太郎", "山田 太郎"), ["山田　太郎", "山田太郎"]);
        assert_eq!(found("電話は０９０－１２３４－５６７８です", "090-1234-5678"), ["０９０－１２３４－５６７８"]);
        assert_eq!(found("TARO@Example.jp へ", "taro@example.jp"), ["TARO@Example.jp"]);
        assert_eq!(found("東京都\n千代田区 1-2-3", "東京都千代田区1-2-3"), ["東京都\n千代田区 1-2-3"]);
    }

    #[test]
    fn a_number_that_goes_on_is_another_one() {
        assert_eq!(found("1990 と 19900 と 1990", "1990"), ["1990", "1990"]);
        assert_eq!(found("aaa", "aa"), ["aa"]);
        assert_eq!(found("x", " - "), Vec::<&str>::new());
    }
}
