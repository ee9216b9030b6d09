//! Dashes and the long vowel mark for a hyphen: on a Japanese keyboard one key types both.

use super::char_context::{CharContext, Mark};
use super::{Code, Field};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    // Behind punctuation it belongs to no word.
    let is_sign = matches!(here.previous, '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' | '｡'..='･');
    match (here.c, here.after.filter(|_| !is_sign)) {
        // In a kana word it is a letter; the word is told of as a whole.
        ('ー', Some(code @ Code::Kana)) | ('ｰ', Some(code @ Code::HalfwidthKana)) => Some(Mark::told(here, code)),
        ('ー' | 'ｰ' | '−' | '－' | '\u{2010}'..='\u{2015}' | '─', _) => Some(match here.field {
            Field::Mail => Mark::repaired(here, Code::Dash, Some('-')).likely(),
            Field::Password => Mark::told(here, Code::Dash),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_findings, assert_silent, mail, password};
    use super::*;

    #[test]
    fn each_becomes_a_hyphen_in_an_address() {
        for dash in "ーｰ−－‐‑‒–—―─".chars() {
            let typed = format!("ta{dash}ro@gmail.com");
            assert_finding(&mail(&typed), Code::Dash, Likely, Some("ta-ro@gmail.com"));
        }
    }

    #[test]
    fn in_a_password_it_is_only_told() {
        assert_finding(&password("taーro"), Code::Dash, Likely, None);
        assert_silent(&password("ta-ro"));
    }

    #[test]
    fn a_long_vowel_in_a_word_belongs_to_the_word() {
        assert_findings(&password("たろー"), &[(Code::Kana, 0, 3)]);
        assert_findings(&password("ﾀﾛｰ"), &[(Code::HalfwidthKana, 0, 3)]);
    }
}
