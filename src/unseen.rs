//! What nobody sees in a text: the one table for the checks, the card, the lens and the masks.
//!
//! After the characters that Unicode calls default-ignorable, with the controls
//! and U+FFFC, which dictation and copied pictures leave behind.

/// A blank of any kind: it draws nothing, and parts what stands around it.
#[must_use]
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}') || is_odd_blank(c)
}

/// A blank that no key of a Japanese or American keyboard types, line ends
/// and the empty signs of Braille and Hangul among them.
#[must_use]
pub fn is_odd_blank(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}')
        || matches!(c, '\u{205f}' | '\u{2800}' | '\u{3164}')
}

/// Draws nothing and takes no room, and is no blank.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && !matches!(c, '\t'..='\r');
    }
    is_direction(c)
        || is_variation(c)
        || matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

/// Sets the direction of writing.
#[must_use]
pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Chooses the form of the character before it.
#[must_use]
pub fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_both() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            assert!(!(is_blank(c) && is_invisible(c)), "{:x}", c as u32);
            assert!(!c.is_whitespace() || is_blank(c), "{:x}", c as u32);
            assert!(!c.is_control() || is_blank(c) || is_invisible(c), "{:x}", c as u32);
        }
    }

    #[test]
    fn what_is_seen_is_in_neither() {
        for c in "aZ09~!é漢かｶ＠‑–•…".chars() {
            assert!(!is_blank(c) && !is_invisible(c), "{c}");
        }
    }
}
