//! Where a headline must not be broken. Chromium knows Japanese phrases
//! (`word-break: auto-phrase`); elsewhere a line may end after any character,
//! which tears what is read as one: a word in katakana, a number and its counter.

/// Longer words than this many characters may be broken: a narrow window has no room for them.
const LONGEST: usize = 12;
/// What counts or names the number before it.
const COUNTERS: &str = "年月日時分秒回件枚";

/// The text in pieces, in order; `true`: no line may end inside this one.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut rest, mut plain) = (text, 0);
    while let Some(c) = rest[plain..].chars().next() {
        let length = whole(&rest[plain..]);
        if length == 0 {
            plain += c.len_utf8();
            continue;
        }
        let (before, from_here) = rest.split_at(plain);
        let (word, after) = from_here.split_at(length);
        pieces.extend((!before.is_empty()).then_some((before, false)));
        pieces.push((word, word.chars().count() <= LONGEST));
        (rest, plain) = (after, 0);
    }
    pieces.extend((!rest.is_empty()).then_some((rest, false)));
    pieces
}

/// How many bytes at the beginning of a text are read as one; 0: its first character stands alone.
fn whole(text: &str) -> usize {
    let run = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    let katakana = run(|c| matches!(c, 'ァ'..='ヺ' | 'ー'));
    if katakana > 0 {
        return katakana;
    }
    let digits = run(|c| c.is_ascii_digit() || c == ':');
    let counter = text[digits..].chars().next().filter(|c| COUNTERS.contains(*c));
    if digits > 0 { digits + counter.map_or(0, char::len_utf8) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_katakana_and_numbers_with_their_counter_stay_whole() {
        let text = "11月20日 21:04 から 7回、ログインできていません";
        let whole: Vec<&str> = pieces(text).into_iter().filter(|(_, whole)| *whole).map(|(piece, _)| piece).collect();
        assert_eq!(whole, ["11月", "20日", "21:04", "7回", "ログイン"]);
        assert_eq!(pieces("今日は雨"), [("今日は雨", false)]);
    }

    #[test]
    fn nothing_is_lost_or_added() {
        for text in
            ["", "ログイン", "回回7", "You have not been able to log in since Nov 20, 7 times.", "ー1:月日ログ7", "\u{1f600}7回\u{1f600}"]
        {
            assert_eq!(pieces(text).into_iter().map(|(piece, _)| piece).collect::<String>(), text);
        }
    }

    #[test]
    fn a_word_that_fills_a_narrow_line_may_be_broken() {
        let long = "アイウエオカキクケコサシスセソ";
        assert_eq!(pieces(long), [(long, false)]);
    }
}
