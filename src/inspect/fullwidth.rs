//! Full-width letters, digits and symbols (U+FF01–FF5E), as Japanese input makes
//! them, and their small forms (U+FE50–FE6B).

use super::char_context::{CharContext, Mark};
use super::{Code, Field};

/// From a full-width form to its ASCII twin.
const DISTANCE: u32 = 0xfee0;
/// The small forms from U+FE50 on.
const SMALL: &[u8; 28] = b",,..;:?!-(){}()#&*+-<>=\\\\$%@";

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let narrow = match here.c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(here.c as u32 - DISTANCE),
        '\u{fe50}'..='\u{fe6b}' => SMALL.get(here.c as usize - 0xfe50).map(|byte| char::from(*byte)),
        _ => return None,
    };
    let code = match here.c {
        '＠' | '﹫' if here.field == Field::Mail => Code::FullwidthAt,
        '＿' => Code::FullwidthUnderscore,
        _ => Code::FullwidthText,
    };
    Some(Mark::repaired(here, code, narrow))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::{Certain, Likely};
    use super::super::tests::{assert_finding, assert_findings, mail, password};
    use super::*;

    #[test]
    fn the_at_sign_has_a_code_of_its_own() {
        assert_finding(&mail("taro＠gmail.com"), Code::FullwidthAt, Certain, Some("taro@gmail.com"));
        assert_finding(&password("taro＠"), Code::FullwidthText, Likely, Some("taro@"));
    }

    #[test]
    fn letters_digits_and_symbols_become_ascii() {
        assert_finding(&mail("ｔ１＋@gmail.com"), Code::FullwidthText, Certain, Some("t1+@gmail.com"));
        assert_finding(&password("Ａ！"), Code::FullwidthText, Likely, Some("A!"));
    }

    #[test]
    fn the_underscore_has_a_code_of_its_own() {
        assert_finding(&mail("ta＿ro@gmail.com"), Code::FullwidthUnderscore, Certain, Some("ta_ro@gmail.com"));
        assert_finding(&password("ta＿ro"), Code::FullwidthUnderscore, Likely, Some("ta_ro"));
    }

    #[test]
    fn small_forms_are_narrowed_as_well() {
        assert_finding(&mail("taro﹫gmail.com"), Code::FullwidthAt, Certain, Some("taro@gmail.com"));
        assert_finding(&mail("taro@gmail﹒com"), Code::FullwidthDot, Certain, Some("taro@gmail.com"));
        assert_finding(&mail("taro@gmail﹐com"), Code::CommaForDot, Likely, Some("taro@gmail.com"));
        assert_finding(&password("a﹩﹪"), Code::FullwidthText, Likely, Some("a$%"));
    }

    #[test]
    fn narrower_rows_win() {
        let text = "ａ－～＂＇￥＿";
        assert_findings(
            &password(text),
            &[
                (Code::FullwidthText, 0, 1),
                (Code::Dash, 1, 2),
                (Code::WaveDash, 2, 3),
                (Code::SmartQuote, 3, 5),
                (Code::Yen, 5, 6),
                (Code::FullwidthUnderscore, 6, 7),
            ],
        );
    }
}
