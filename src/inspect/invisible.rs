//! Characters that cannot be seen: without width, or setting the direction.

use super::characters::{Here, Mark};
use super::{Code, Field};

const JOINER: char = '\u{200d}';

/// Not to be seen, and no blank.
pub(super) fn is_invisible(c: char) -> bool {
    is_zero_width(c) || is_direction(c)
}

/// Beyond the table: U+2061–2064, which are invisible as well.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{180e}')
}

/// Beyond the table: U+061C, the Arabic mark.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

pub(super) fn check(here: &Here<'_>) -> Option<Mark> {
    match here.c {
        // 👨‍👩‍👧 in a password is one sign that holds joiners.
        JOINER if here.field == Field::Password && is_pictograph(here.previous) => None,
        c if is_zero_width(c) => Some(Mark::repaired(here, Code::ZeroWidth, None)),
        c if is_direction(c) => Some(Mark::repaired(here, Code::DirectionMark, None)),
        _ => None,
    }
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::super::Severity::{Certain, Likely};
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn without_width() {
        for c in "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{180e}".chars() {
            let typed = format!("taro@gm{c}ail.com");
            assert_finding(&mail(&typed), Code::ZeroWidth, Certain, Some("taro@gmail.com"));
        }
        assert_finding(&password("\u{feff}secret"), Code::ZeroWidth, Likely, Some("secret"));
    }

    #[test]
    fn setting_the_direction() {
        for c in "\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}".chars() {
            let typed = format!("taro@gmail.com{c}");
            assert_finding(&mail(&typed), Code::DirectionMark, Certain, Some("taro@gmail.com"));
        }
    }

    #[test]
    fn a_family_in_a_password_is_silent() {
        assert_silent(&password("👨\u{200d}👩\u{200d}👧❤\u{fe0f}\u{200d}🔥"));
    }
}
