//! Kana, kanji, their punctuation and signs (①, ㈱): Japanese input was on, perhaps in the
//! middle of a conversion (えx). What was meant cannot be known. A password
//! may really have been chosen in kana, and an internationalised address may
//! hold kanji: likely, never certain.

use super::Code;
use super::char_context::{CharContext, Mark};

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    match here.c {
        '\u{2460}'..='\u{2473}'
        | '\u{3001}'..='\u{303f}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3200}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' => Some(Mark::told(here, Code::Kana)),
        '\u{ff61}'..='\u{ff9f}' => Some(Mark::told(here, Code::HalfwidthKana)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_findings, mail, password};
    use super::*;

    #[test]
    fn kana_and_kanji_are_told() {
        assert_finding(&mail("たろう@gmail.com"), Code::Kana, Likely, None);
        assert_finding(&password("太郎"), Code::Kana, Likely, None);
        assert_finding(&mail("ﾀﾛｳ@gmail.com"), Code::HalfwidthKana, Likely, None);
    }

    #[test]
    fn so_is_an_unfinished_conversion() {
        assert_findings(&password("えx"), &[(Code::Kana, 0, 1)]);
        assert_findings(&password("ｐあsｓ"), &[(Code::FullwidthText, 0, 1), (Code::Kana, 1, 2), (Code::FullwidthText, 3, 4)]);
    }

    #[test]
    fn punctuation_of_japanese_input_counts() {
        assert_findings(&password("a、「b」"), &[(Code::Kana, 1, 3), (Code::Kana, 4, 5)]);
        assert_findings(&password("a①㈱㌔"), &[(Code::Kana, 1, 4)]);
    }
}
