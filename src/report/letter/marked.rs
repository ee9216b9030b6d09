//! Text in which some places are marked: what names the person, what is still
//! to be filled in, what is only remembered, words of the site.
//!
//! A mark has to live through a sentence's `$1`, so it stands in the text as a
//! pair of private characters until the text is done. [`clean`] takes these
//! characters out of everything that comes from elsewhere.

use std::ops::Range;
use strum::VariantArray;

use super::Detail;
use crate::report::export::text::readable;

/// What a place in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What the person typed for this.
    Given(Detail),
    /// Nothing was typed for this yet.
    ToFill(Detail),
    /// What the person remembers.
    Remembered,
    /// Words of the site.
    Quoted,
}

/// A marked place: bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where.
    pub at: Range<usize>,
    /// What.
    pub mark: Mark,
}

/// The first of the private characters that open a mark; one of them closes.
const OPEN: u32 = 0xf_0000;
const CLOSE: char = '\u{f00ff}';
const MARKS: u32 = 2 * 7 + 2;

fn number(mark: Mark) -> u32 {
    let of = |detail: Detail| Detail::VARIANTS.iter().zip(0..).find(|(d, _)| **d == detail).map_or(0, |(_, n)| n);
    match mark {
        Mark::Given(detail) => of(detail),
        Mark::ToFill(detail) => 7 + of(detail),
        Mark::Remembered => 14,
        Mark::Quoted => 15,
    }
}

fn opened(c: char) -> Option<Mark> {
    let number = u32::from(c).checked_sub(OPEN).filter(|n| *n < MARKS)?;
    let detail = |n: u32| usize::try_from(n).ok().and_then(|n| Detail::VARIANTS.get(n)).copied();
    match number {
        0..7 => detail(number).map(Mark::Given),
        7..14 => detail(number - 7).map(Mark::ToFill),
        14 => Some(Mark::Remembered),
        _ => Some(Mark::Quoted),
    }
}

/// The text between the characters of a mark.
pub(super) fn marked(mark: Mark, text: &str) -> String {
    let open = char::from_u32(OPEN + number(mark)).unwrap_or(CLOSE);
    format!("{open}{text}{CLOSE}")
}

/// A foreign text as it may stand in a letter: without controls, marks of
/// direction and private characters, and in one line.
pub(crate) fn clean(text: &str) -> String {
    readable(text).chars().filter(|c| !('\u{f0000}'..='\u{ffffd}').contains(c)).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// The text without the characters of its marks, and where these were.
pub(super) fn unmarked(text: &str) -> (String, Vec<Span>) {
    let mut out = String::with_capacity(text.len());
    let (mut spans, mut open) = (Vec::new(), Vec::new());
    for c in text.chars() {
        if let Some(mark) = opened(c) {
            open.push((out.len(), mark));
        } else if c == CLOSE {
            spans.extend(open.pop().map(|(from, mark)| Span { at: from..out.len(), mark }));
        } else {
            out.push(c);
        }
    }
    spans.sort_by_key(|span| span.at.start);
    (out, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_live_through_a_sentence_and_are_found_again() {
        let text = format!("{}と申します。{}", marked(Mark::Given(Detail::Name), "山田"), marked(Mark::Quoted, "「E-1」"));
        let (text, spans) = unmarked(&text);
        assert_eq!(text, "山田と申します。「E-1」");
        let found: Vec<_> = spans.iter().map(|span| (&text[span.at.clone()], span.mark)).collect();
        assert_eq!(found, [("山田", Mark::Given(Detail::Name)), ("「E-1」", Mark::Quoted)]);
    }

    #[test]
    fn every_mark_has_its_own_characters() {
        let details = Detail::VARIANTS.iter().copied().flat_map(|d| [Mark::Given(d), Mark::ToFill(d)]);
        for mark in details.chain([Mark::Remembered, Mark::Quoted]) {
            assert_eq!(unmarked(&marked(mark, "x")).1, [Span { at: 0..1, mark }]);
        }
    }

    #[test]
    fn a_foreign_text_cannot_bring_marks_of_its_own() {
        let foreign = clean(&format!("a\u{202e}\n{}\u{0}", marked(Mark::Remembered, "b")));
        assert_eq!(foreign, "a b");
        assert_eq!(unmarked("\u{f00ff}x\u{f000e}"), ("x".to_owned(), vec![]));
    }
}
