//! What every step looks at: the signs of a text, and what was already spoken for.

use super::signs::{HIDDEN, Sign};
use super::{Kind, Place};

/// Stands for a sign that stays and that no later step looks at.
const KEPT: char = '\u{1}';

/// A text while it is masked. Places in it are numbers of signs; beyond both ends is a line break.
pub(super) struct View {
    signs: Vec<Sign>,
    /// What is masked so far, in bytes of the text, in any order.
    pub(super) places: Vec<Place>,
}

impl View {
    pub(super) fn of(signs: Vec<Sign>) -> Self {
        Self { signs, places: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    /// The sign at a place.
    pub(super) fn at(&self, i: usize) -> char {
        self.signs.get(i).map_or('\n', |sign| sign.c)
    }

    /// The sign ahead of a place.
    pub(super) fn before(&self, i: usize) -> char {
        self.at(i.wrapping_sub(1))
    }

    /// The sign at a place as a web address reads it: what percent signs wrote parts nothing there.
    pub(super) fn plain(&self, i: usize) -> char {
        self.signs.get(i).map_or('\n', |sign| if sign.coded && !sign.c.is_ascii_alphanumeric() { '%' } else { sign.c })
    }

    /// Whether the sign at a place is of full width, and the one ahead is not: it is of the sentence.
    pub(super) fn widens(&self, i: usize) -> bool {
        let wide = |i: usize| self.signs.get(i).is_some_and(|sign| sign.c.is_ascii() && !sign.coded && sign.to - sign.from == 3);
        wide(i) && !wide(i.wrapping_sub(1))
    }

    /// Masks these signs.
    pub(super) fn mask(&mut self, kind: Kind, from: usize, to: usize) {
        self.note(kind, from, to);
        self.hide(from, to, HIDDEN);
    }

    /// These signs stay as they are, whatever a later step would say.
    pub(super) fn keep(&mut self, from: usize, to: usize) {
        self.hide(from, to, KEPT);
    }

    /// Notes a place without hiding it from later steps.
    pub(super) fn note(&mut self, kind: Kind, from: usize, to: usize) {
        if let (Some(first), Some(last)) = (self.signs.get(from), self.signs.get(to.wrapping_sub(1))) {
            self.places.push(Place { kind, at: first.from as usize..last.to as usize });
        }
    }

    /// Hides what lies between these bytes of the text.
    pub(super) fn hide_bytes(&mut self, from: usize, to: usize) {
        let first = self.signs.partition_point(|sign| sign.to as usize <= from);
        let last = self.signs.partition_point(|sign| (sign.from as usize) < to);
        self.hide(first, last, HIDDEN);
    }

    fn hide(&mut self, from: usize, to: usize, c: char) {
        for sign in self.signs.get_mut(from..to).unwrap_or_default() {
            sign.c = c;
        }
    }

    /// Whether this word, in small letters, begins at a place; where it ends.
    pub(super) fn word_at(&self, i: usize, word: &str) -> Option<usize> {
        let mut end = i;
        for c in word.chars() {
            if self.at(end).to_ascii_lowercase() != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Which of the words with `|` between them, in small letters, begins at a place; where it ends.
    pub(super) fn any_at(&self, i: usize, words: &str) -> Option<usize> {
        let (mut first, mut from) = ([0; 4], 0);
        let first = self.at(i).to_ascii_lowercase().encode_utf8(&mut first).as_bytes();
        let bytes = words.as_bytes();
        while from < bytes.len() {
            let to = word_end(bytes, from);
            if bytes[from..to].starts_with(first) {
                let found = words.get(from..to).and_then(|word| self.word_at(i, word));
                if found.is_some() {
                    return found;
                }
            }
            from = to + 1;
        }
        None
    }

    /// Which of the words with `|` between them, in small letters, ends ahead of a place; where it
    /// begins. One of Latin letters is a whole word, or a part that begins with a capital letter.
    pub(super) fn any_before(&self, end: usize, words: &str) -> Option<usize> {
        let (mut last, mut from) = ([0; 4], 0);
        let last = self.before(end).to_ascii_lowercase().encode_utf8(&mut last).as_bytes();
        let bytes = words.as_bytes();
        while from < bytes.len() {
            let to = word_end(bytes, from);
            if bytes[from..to].ends_with(last) {
                let found = words.get(from..to).and_then(|word| self.word_before(end, word));
                if found.is_some() {
                    return found;
                }
            }
            from = to + 1;
        }
        None
    }

    fn word_before(&self, end: usize, word: &str) -> Option<usize> {
        let mut from = end;
        for c in word.chars().rev() {
            from = from.checked_sub(1)?;
            if self.at(from).to_ascii_lowercase() != c {
                return None;
            }
        }
        let (ahead, first) = (self.before(from), self.at(from));
        let whole = !first.is_ascii_alphabetic() || !ahead.is_ascii_alphabetic();
        (whole || first.is_ascii_uppercase() && ahead.is_ascii_lowercase()).then_some(from)
    }

    /// The first place from here on whose sign is not of this kind.
    pub(super) fn past(&self, from: usize, is: impl Fn(char) -> bool) -> usize {
        (from..self.len()).find(|i| !is(self.at(*i))).unwrap_or(self.len().max(from))
    }

    /// The place behind a blank, if one stands here.
    pub(super) fn past_blank(&self, i: usize) -> usize {
        i + usize::from(self.at(i) == ' ')
    }

    /// The signs as a text.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.signs.get(from..to).unwrap_or_default().iter().map(|sign| sign.c).collect()
    }
}

/// Where the word ends that begins here, in a list with `|` between its words.
fn word_end(words: &[u8], from: usize) -> usize {
    let mut to = from;
    while words.get(to).is_some_and(|byte| *byte != b'|') {
        to += 1;
    }
    to
}

/// A Latin letter or a digit, or a sign of a mask.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == HIDDEN
}

/// A blank or a line break.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// A letter beyond ASCII that stands in names of mail boxes and of domains: Latin, Greek, Cyrillic.
pub(super) fn is_foreign(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}') && !matches!(c, '×' | '÷')
}

/// Hiragana.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// A letter of Japanese, Chinese or Korean.
pub(super) fn is_ideograph(c: char) -> bool {
    is_hiragana(c)
        || matches!(c, '々'..='〇' | 'ァ'..='ヺ' | 'ー'..='ヾ' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
