//! Where a known text stands in another, however it was written there: in
//! another width, with other blanks, hyphens or brackets.

use std::ops::Range;

/// The places of `known` in `text`, in bytes, in order and apart from each
/// other. A text of nothing but blanks and joints is nowhere.
pub(crate) fn places(text: &str, known: &str) -> Vec<Range<usize>> {
    let known: Vec<char> = known.chars().filter(|c| !joins(*c)).map(fold).collect();
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !joins(*c)).map(|(at, c)| (at, fold(c))).collect();
    let mut places = Vec::new();
    let mut from = 0;
    while !known.is_empty() && from + known.len() <= letters.len() {
        let here = &letters[from..from + known.len()];
        // A number that goes on is another number.
        let cut = |inside: Option<&char>, beside: Option<&(usize, char)>| {
            inside.is_some_and(char::is_ascii_digit) && beside.is_some_and(|(_, c)| c.is_ascii_digit())
        };
        let before = from.checked_sub(1).and_then(|at| letters.get(at));
        let whole = !cut(known.first(), before) && !cut(known.last(), letters.get(from + known.len()));
        if whole && here.iter().map(|(_, c)| c).eq(known.iter()) {
            let last = here.last().map_or(0, |(at, _)| *at);
            let end = text.get(last..).and_then(|rest| rest.chars().next()).map_or(last, |c| last + c.len_utf8());
            places.push(here[0].0..end);
            from += known.len();
        } else {
            from += 1;
        }
    }
    places
}

/// What may stand between the letters of a name, a number or a date.
fn joins(c: char) -> bool {
    c.is_whitespace() || "-－ー‐‑–—−/／.．()（）".contains(c)
}

fn fold(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, known: &str) -> Vec<&'a str> {
        places(text, known).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_text_is_found_however_it_is_written() {
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
