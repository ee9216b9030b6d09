//! A text in pieces as people see them: a kana with its voicing mark, a family
//! of pictographs, a flag. Only what a login field may hold by accident is
//! joined; anything else stays a piece of its own, which hides nothing.

use crate::unseen::is_variation;

/// The text in pieces, in order; together they are the text.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(length(rest));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// How long the first piece is, in bytes.
fn length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let Some((_, first)) = characters.next() else { return 0 };
    let (mut flag, mut picture) = (is_flag(first), is_picture(first));
    while let Some(&(at, c)) = characters.peek() {
        if c == '\u{200d}' && picture {
            // A joiner belongs to a picture only if it joins one; elsewhere it is a character that nobody sees.
            let joined = text.get(at + c.len_utf8()..).and_then(|after| after.chars().next()).is_some_and(is_picture);
            if !joined {
                return at;
            }
            characters.next();
            characters.next();
        } else if flag && is_flag(c) {
            flag = false;
            picture = false;
            characters.next();
        } else if is_extending(c) && !first.is_control() && (picture || !is_hidden(first, c)) || is_narrow_voicing(first, c) {
            characters.next();
        } else {
            return at;
        }
    }
    text.len()
}

/// Chooses no form here, and draws nothing.
fn is_hidden(first: char, c: char) -> bool {
    c == '\u{34f}' || is_variation(c) && first.is_ascii_alphabetic()
}

/// Stands on the character before it.
pub(super) fn is_extending(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

/// ﾞ or ﾟ behind a half-width kana.
fn is_narrow_voicing(before: char, c: char) -> bool {
    matches!(before, '\u{ff66}'..='\u{ff9d}') && matches!(c, '\u{ff9e}' | '\u{ff9f}')
}

fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

pub(crate) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        clusters(text).collect()
    }

    #[test]
    fn what_is_seen_as_one_is_one() {
        assert_eq!(pieces("か\u{3099}ﾊﾟe\u{301}"), ["か\u{3099}", "ﾊﾟ", "e\u{301}"]);
        assert_eq!(pieces("👨\u{200d}👩\u{200d}👧🇯🇵👍🏽❤\u{fe0f}"), ["👨\u{200d}👩\u{200d}👧", "🇯🇵", "👍🏽", "❤\u{fe0f}"]);
        assert_eq!(pieces("🇯🇵🇯"), ["🇯🇵", "🇯"]);
    }

    #[test]
    fn what_nobody_sees_is_not_swallowed() {
        assert_eq!(pieces("a\u{200d}b\u{200b}"), ["a", "\u{200d}", "b", "\u{200b}"]);
        assert_eq!(pieces("🔑\u{200d}x"), ["🔑", "\u{200d}", "x"]);
        assert_eq!(pieces("\u{3099}"), ["\u{3099}"]);
        assert_eq!(pieces(""), Vec::<&str>::new());
    }

    #[test]
    fn the_pieces_are_the_text() {
        let all: String = (0..0x3200).filter_map(char::from_u32).chain("🇯🇵👨\u{200d}👩".chars()).collect();
        assert_eq!(clusters(&all).collect::<String>(), all);
    }
}
