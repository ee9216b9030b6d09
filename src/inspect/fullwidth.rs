//! Full-width letters, digits and symbols (U+FF01–FF5E), as Japanese input makes them.

use super::characters::{Here, Mark};
use super::{Code, Field};

/// From a full-width form to its ASCII twin.
const DISTANCE: u32 = 0xfee0;

pub(super) fn check(here: &Here<'_>) -> Option<Mark> {
    if !matches!(here.c, '\u{ff01}'..='\u{ff5e}') {
        return None;
    }
    let code = match here.c {
        '＠' if here.field == Field::Mail => Code::FullwidthAt,
        '＿' => Code::FullwidthUnderscore,
        _ => Code::FullwidthText,
    };
    Some(Mark::repaired(here, code, char::from_u32(here.c as u32 - DISTANCE)))
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
