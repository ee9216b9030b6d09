//! Characters that cannot be seen: without width, or setting the direction.

use super::char_context::{CharContext, Mark};
use super::reading::is_picture;
use super::{Code, Field};
use crate::unseen::{is_direction, is_invisible, is_variation};

const JOINER: char = '\u{200d}';
/// Signs that are also drawn as pictures.
const SIGNS: &str = "©®‼⁉™ℹ〰〽㊗㊙";
const FLAG: char = '\u{1f3f4}';
const TAG_FIRST: char = '\u{e0020}';
const TAG_LAST: char = '\u{e007f}';

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let belongs = match here.c {
        // 👨‍👩‍👧 is one sign that holds joiners, ❤️ one that holds a choice of form.
        JOINER => here.field == Field::Password && (is_picture(here.previous) || is_variation(here.previous) && here.after.is_none()),
        c if is_variation(c) => {
            let is_key = here.rest.chars().nth(1) == Some('\u{20e3}');
            is_key
                || is_picture(here.previous)
                || SIGNS.contains(here.previous)
                || here.after == Some(Code::Kana) && is_kanji(here.previous)
        }
        // 🏴󠁧󠁢󠁥󠁮󠁧󠁿: a flag and the letters of a land.
        TAG_FIRST..=TAG_LAST => here.after.is_none() && (here.previous == FLAG || is_tag(here.previous)),
        _ => false,
    };
    match here.c {
        _ if belongs => None,
        c if is_direction(c) => Some(Mark::repaired(here, Code::DirectionMark, None)),
        c if is_invisible(c) => Some(Mark::repaired(here, Code::ZeroWidth, None)),
        _ => None,
    }
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_tag(c: char) -> bool {
    matches!(c, TAG_FIRST..=TAG_LAST)
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
    fn whatever_draws_nothing() {
        for c in "\u{fffc}\u{fe0f}\u{34f}\u{115f}\u{ffa0}\u{e0041}\u{3}\u{7f}\u{9f}\u{180e}\u{fff9}\u{2065}".chars() {
            let typed = format!("taro{c}@gmail.com");
            assert_finding(&mail(&typed), Code::ZeroWidth, Certain, Some("taro@gmail.com"));
            let typed = format!("sakura{c}2041");
            assert_finding(&password(&typed), Code::ZeroWidth, Likely, Some("sakura2041"));
        }
    }

    #[test]
    fn the_form_of_a_picture_is_a_part_of_it() {
        for typed in ["❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "™\u{fe0f}", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"] {
            assert_silent(&password(typed));
        }
    }

    #[test]
    fn a_family_in_a_password_is_silent() {
        assert_silent(&password("👨\u{200d}👩\u{200d}👧❤\u{fe0f}\u{200d}🔥"));
    }
}
