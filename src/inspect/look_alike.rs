//! Letters of other scripts, and ligatures, that look like Latin ones; after
//! the confusables of Unicode UTS #39, those that stand for one ASCII letter.
//! A word that is really written in Greek or Cyrillic is silent.

use super::Code;
use super::char_context::{CharContext, Mark};

/// Greek and Cyrillic letters that pass for Latin ones, sorted.
const TWINS: &[u16] = &[
    0x0370, 0x037f, 0x0391, 0x0392, 0x0395, 0x0396, 0x0397, 0x0399, 0x039a, 0x039c, 0x039d, 0x039f, 0x03a1, 0x03a4, 0x03a5, 0x03a7, 0x03b1,
    0x03b3, 0x03b9, 0x03bd, 0x03bf, 0x03c1, 0x03c5, 0x03f2, 0x03f3, 0x03f9, 0x0405, 0x0406, 0x0408, 0x0410, 0x0412, 0x0415, 0x041a, 0x041c,
    0x041d, 0x041e, 0x0420, 0x0421, 0x0422, 0x0423, 0x0425, 0x0430, 0x0435, 0x043e, 0x0440, 0x0441, 0x0443, 0x0445, 0x0455, 0x0456, 0x0458,
    0x04ae, 0x04af, 0x04bb, 0x04c0, 0x04cf, 0x0501, 0x050c, 0x051a, 0x051b, 0x051c, 0x051d,
];

fn is_twin(c: char) -> bool {
    u16::try_from(c as u32).is_ok_and(|c| TWINS.binary_search(&c).is_ok())
}

fn is_greek_or_cyrillic(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}')
}

/// The word in which the walk is, as far as it matters here.
#[derive(Default)]
pub(super) struct Word {
    /// Where it ends, in bytes.
    end: usize,
    /// It holds a letter that nobody takes for a Latin one.
    other_script: bool,
}

impl Word {
    /// Whether the character at `offset`, with which `rest` begins, stands in a word that is
    /// really written in Greek or Cyrillic. Each word is read once: before its first such
    /// letter there are only Latin ones.
    pub(super) fn is_other_script(&mut self, offset: usize, rest: &str) -> bool {
        if offset >= self.end && rest.starts_with(is_greek_or_cyrillic) {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || is_greek_or_cyrillic(c));
            let word = rest.get(..rest.len() - after.len()).unwrap_or_default();
            self.end = offset + word.len();
            self.other_script = word.chars().any(|c| is_greek_or_cyrillic(c) && !is_twin(c));
        }
        offset < self.end && self.other_script
    }
}

/// İ ı ſ ɑ ɡ K, Roman numerals, letters in circles, ligatures, mathematical letters.
fn is_variant(c: char) -> bool {
    matches!(
        c,
        '\u{130}' | '\u{131}' | '\u{17f}' | '\u{251}' | '\u{261}' | '\u{212a}'
            | '\u{2160}'..='\u{217f}' | '\u{24b6}'..='\u{24e9}' | '\u{fb00}'..='\u{fb06}' | '\u{1d400}'..='\u{1d7ff}'
    )
}

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    let passes = is_variant(here.c) || (!here.other_script && is_twin(here.c));
    passes.then(|| Mark::told(here, Code::LookAlike))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_silent, mail, password};
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(TWINS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn twins_and_variants_are_told() {
        for c in "аеорсухѕіјАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧοİıﬁⅰⓐ𝐚".chars() {
            let typed = format!("pa{c}ss");
            assert_finding(&password(&typed), Code::LookAlike, Likely, None);
        }
        assert_finding(&mail("tаro@example.com"), Code::LookAlike, Likely, None);
    }

    #[test]
    fn another_alphabet_is_silent() {
        for text in ["пароль", "κωδικός", "contraseña", "Passwört", "비밀번호"] {
            assert_silent(&password(text));
        }
        assert_silent(&mail("почта@почта.рф"));
        assert_finding(&mail("почта@gmаil.com"), Code::LookAlike, Likely, None);
    }
}
