//! 「アット」 and 「ドット」 written as they are spoken.

use super::blanks::is_blank;
use super::characters::{Here, Mark};
use super::invisible::is_invisible;
use super::{Code, Field};

/// Longer words before those that they begin with.
const WORDS: &[(&str, Code, char)] = &[
    ("アットマーク", Code::SpelledAt, '@'),
    ("アット", Code::SpelledAt, '@'),
    ("あっとまーく", Code::SpelledAt, '@'),
    ("あっと", Code::SpelledAt, '@'),
    ("ｱｯﾄﾏｰｸ", Code::SpelledAt, '@'),
    ("ｱｯﾄ", Code::SpelledAt, '@'),
    ("ドット", Code::SpelledDot, '.'),
    ("どっと", Code::SpelledDot, '.'),
    ("ﾄﾞｯﾄ", Code::SpelledDot, '.'),
];

/// Whether the text begins with a word for @.
pub(super) fn begins_with_at(text: &str) -> bool {
    WORDS.iter().any(|(word, code, _)| *code == Code::SpelledAt && length(word, text).is_some())
}

/// How many bytes at the beginning of the text are this word. Blanks and
/// invisible characters within count as part of it: without them it would be there too.
fn length(word: &str, text: &str) -> Option<usize> {
    let (mut word, mut rest) = (word.chars(), text.chars());
    // The first one at once: else each blank of a long run would search the whole run.
    if word.next() != rest.next() {
        return None;
    }
    for wanted in word {
        let met = rest.find(|&c| !is_blank(c) && !is_invisible(c))?;
        if met != wanted {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

pub(super) fn check(here: &Here<'_>) -> Option<Mark> {
    if here.field == Field::Password || !matches!(here.c, 'ア' | 'あ' | 'ｱ' | 'ド' | 'ど' | 'ﾄ') {
        return None;
    }
    let (bytes, code, meant) = WORDS.iter().find_map(|(word, code, meant)| Some((length(word, here.rest)?, *code, *meant)))?;
    Some(Mark::repaired(here, code, Some(meant)).likely().over(bytes))
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::tests::{assert_finding, assert_findings, mail, password};
    use super::*;

    #[test]
    fn each_word_becomes_its_sign() {
        for word in ["アットマーク", "アット", "あっとまーく", "あっと", "ｱｯﾄﾏｰｸ", "ｱｯﾄ"] {
            let typed = format!("taro{word}gmail.com");
            assert_finding(&mail(&typed), Code::SpelledAt, Likely, Some("taro@gmail.com"));
        }
        for word in ["ドット", "どっと", "ﾄﾞｯﾄ"] {
            let typed = format!("taro@gmail{word}com");
            assert_finding(&mail(&typed), Code::SpelledDot, Likely, Some("taro@gmail.com"));
        }
    }

    #[test]
    fn the_domain_after_the_word_is_looked_at() {
        assert_findings(
            &mail("taroアットgmialドットcom"),
            &[(Code::SpelledAt, 4, 7), (Code::DomainTypo, 7, 18), (Code::SpelledDot, 12, 15)],
        );
    }

    #[test]
    fn blanks_do_not_part_a_word() {
        assert_finding(&mail("taroア ッ\u{200b}トgmail.com"), Code::SpelledAt, Likely, Some("taro@gmail.com"));
    }

    #[test]
    fn in_a_password_they_are_kana() {
        assert_findings(&password("ドット"), &[(Code::Kana, 0, 3)]);
    }
}
