//! Blanks: at the ends, inside an address, and those that are no plain blank.

use super::characters::{Here, Mark};
use super::{Code, Field};

/// A blank of any kind.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}') || is_odd(c)
}

/// Beyond the table: line and paragraph separators, and the empty signs of Braille and Hangul.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3164}')
}

pub(super) fn check(here: &Here<'_>) -> Option<Mark> {
    match here.c {
        '\u{3000}' => Some(Mark::repaired(here, Code::FullwidthSpace, None)),
        ' ' | '\t' if here.at_edge => Some(Mark::repaired(here, Code::BlankEnds, None).by_choice()),
        ' ' | '\t' if here.field == Field::Mail && !here.quoted => Some(Mark::repaired(here, Code::BlankInside, None)),
        c if is_odd(c) => Some(Mark::repaired(here, Code::OddSpace, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Input;
    use super::super::Severity::{Certain, Likely};
    use super::super::tests::{assert_finding, assert_findings, assert_silent, mail, password};
    use super::*;

    #[test]
    fn at_the_ends_it_is_told_in_both_fields() {
        assert_finding(&mail("taro@gmail.com "), Code::BlankEnds, Likely, Some("taro@gmail.com"));
        assert_finding(&password("\tsecret"), Code::BlankEnds, Likely, Some("secret"));
        assert_findings(
            &password(" secret \u{200b} "),
            &[(Code::BlankEnds, 0, 1), (Code::BlankEnds, 7, 8), (Code::ZeroWidth, 8, 9), (Code::BlankEnds, 9, 10)],
        );
    }

    #[test]
    fn inside_it_is_told_in_an_address_only() {
        assert_finding(&mail("ta ro@gmail.com"), Code::BlankInside, Certain, Some("taro@gmail.com"));
        assert_silent(&password("pass word"));
        assert_silent(&mail("\"ta ro\"@example.com"));
    }

    #[test]
    fn after_a_word_of_a_passphrase_another_word_may_come() {
        assert_silent(&Input { complete: false, ..password("correct ") });
        assert_findings(&Input { complete: false, ..password(" correct") }, &[(Code::BlankEnds, 0, 1)]);
    }

    #[test]
    fn other_spaces_are_told_everywhere() {
        assert_finding(&mail("taro@gmail.com\u{3000}"), Code::FullwidthSpace, Certain, Some("taro@gmail.com"));
        assert_finding(&password("pass\u{3000}word"), Code::FullwidthSpace, Likely, Some("password"));
        for space in ['\u{a0}', '\u{2003}', '\u{200a}', '\u{2028}', '\u{202f}', '\u{205f}', '\u{2800}', '\u{3164}'] {
            let typed = format!("taro{space}@gmail.com");
            assert_finding(&mail(&typed), Code::OddSpace, Certain, Some("taro@gmail.com"));
        }
    }
}
