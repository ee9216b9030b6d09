//! 「アット」 and 「ドット」 written as they are spoken, or in brackets against
//! robots: `taro（アット）example.jp`, `taro[at]example[dot]jp`, `taro<@>example.jp`.

use super::char_context::{CharContext, Instead, Mark};
use super::{Code, Field, encoded};
use crate::unseen::{is_blank, is_invisible};

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

/// Only between brackets, where nothing else can be meant.
const BRACKETED: &[(&str, Code, char)] = &[
    ("@マーク", Code::SpelledAt, '@'),
    ("@", Code::SpelledAt, '@'),
    ("at", Code::SpelledAt, '@'),
    ("a", Code::SpelledAt, '@'),
    ("dot", Code::SpelledDot, '.'),
];

/// A word, the code of its finding, and the sign that it stands for, with its length in the text in bytes.
type Word = (usize, Code, char);

/// Whether something that [`begins_with_at`] knows may begin with this character.
pub(super) fn may_begin(c: char) -> bool {
    is_at(c) || matches!(c, 'ア' | 'あ' | 'ｱ') || closing(c).is_some()
}

/// Whether the text begins with an @ or with what stands for one. `signed`: there is one that is written as one.
pub(super) fn begins_with_at(text: &str, signed: bool) -> bool {
    let first = text.chars().next().unwrap_or_default();
    is_at(first) || spelled(first, text, signed).is_some_and(|(_, code, _)| code == Code::SpelledAt)
}

/// Whether the text begins with a dot that is written out.
pub(super) fn begins_with_dot(text: &str) -> bool {
    text.chars().next().and_then(|first| spelled(first, text, true)).is_some_and(|(_, code, _)| code == Code::SpelledDot)
}

/// Where the word stands in `taro at example.jp`, in bytes: a word between blanks, and a dot further on.
pub(super) fn word_at(text: &str) -> Option<usize> {
    let mut places = text.match_indices(['a', 'A', 'ａ', 'Ａ']).map(|(at, _)| at);
    let at = places.find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let name = before.trim_end_matches(is_unseen);
        before.get(name.len()..).is_some_and(|gap| gap.contains(is_blank))
            && name.ends_with(|c: char| narrow(c).is_ascii_alphanumeric())
            && between(text.get(*at..).unwrap_or_default(), "at").is_some()
    })?;
    let domain = text.get(at + between(text.get(at..)?, "at")?..)?;
    has_dot_inside(domain).then_some(at)
}

/// Whether a dot, however it is written, stands between other characters.
fn has_dot_inside(domain: &str) -> bool {
    let (mut rest, mut named, mut dotted) = (domain, false, false);
    while let Some(c) = rest.chars().next() {
        let (length, is_dot) = if is_unseen(c) {
            let start = skip(rest);
            let word = between(start, "dot");
            (rest.len() - start.len() + word.unwrap_or(0), word.is_some())
        } else if is_dot(c) {
            (c.len_utf8(), true)
        } else {
            match spelled(c, rest, true).filter(|(_, code, _)| *code == Code::SpelledDot).map(|(bytes, ..)| bytes) {
                Some(bytes) => (bytes, true),
                None => bracketed_dot(c, rest).map_or((c.len_utf8(), false), |bytes| (bytes, true)),
            }
        };
        if is_dot {
            dotted |= named;
        } else if !is_unseen(c) {
            if dotted && narrow(c).is_ascii_alphanumeric() {
                return true;
            }
            named = true;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

pub(super) fn check(here: &CharContext<'_>) -> Option<Mark> {
    if here.field == Field::Password {
        return None;
    }
    if is_blank(here.c) {
        // Once for each run of them.
        let start = Some(here.rest).filter(|_| !here.in_gap).map(skip)?;
        let blanks = here.rest.len() - start.len();
        let at = between(start, "at").filter(|_| here.instead == Some(Instead::Word) && here.to_at == blanks);
        let dot = || between(start, "dot").filter(|_| here.in_domain).map(|bytes| (bytes, Code::SpelledDot, '.'));
        let (bytes, code, meant) = at.map(|bytes| (bytes, Code::SpelledAt, '@')).or_else(dot)?;
        return Some(Mark::repaired(here, code, Some(meant)).offered().over(blanks + bytes));
    }
    let (bytes, code, meant) = spelled(here.c, here.rest, here.signed).or_else(|| {
        let bytes = bracketed_dot(here.c, here.rest).filter(|_| here.in_domain)?;
        Some((bytes, Code::SpelledDot, '.'))
    })?;
    // The blanks behind it part nothing: they go with it.
    let bytes = here.rest.len() - here.rest.get(bytes..)?.trim_start_matches(is_blank).len();
    Some(Mark::repaired(here, code, Some(meant)).likely().over(bytes))
}

/// The sign itself, in any width.
pub(super) fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠' | '﹫')
}

/// What is written out at the beginning of the text; `first` is its first character.
/// Beside a real @, a word in brackets may be a comment.
fn spelled(first: char, text: &str, signed: bool) -> Option<Word> {
    if let Some(close) = closing(first) {
        let inside = text.get(first.len_utf8()..)?;
        let word = skip(inside);
        let in_code = || Some((encoded::at_length(word)?, Code::SpelledAt, '@'));
        let (bytes, code, meant) = any(WORDS, word).or_else(|| any(BRACKETED, word)).or_else(in_code)?;
        let behind = skip(word.get(bytes..)?);
        let end = behind.chars().next().filter(|c| narrow(*c) == close)?;
        let comment = signed && code == Code::SpelledAt && word.starts_with(|c: char| narrow(c).is_ascii() && !is_at(c));
        return (!comment).then_some((text.len() - behind.len() + end.len_utf8(), code, meant));
    }
    if matches!(first, 'ア' | 'あ' | 'ｱ' | 'ド' | 'ど' | 'ﾄ') { any(WORDS, text) } else { None }
}

/// `[.]`, which is a dot in the domain; how long it is in bytes.
fn bracketed_dot(first: char, text: &str) -> Option<usize> {
    let close = closing(first)?;
    let inside = skip(text.get(first.len_utf8()..)?);
    let behind = inside.trim_start_matches(|c| is_dot(c) || is_unseen(c));
    let end = behind.chars().next().filter(|c| narrow(*c) == close)?;
    (behind.len() < inside.len()).then(|| text.len() - behind.len() + end.len_utf8())
}

/// What is a dot in a domain, or becomes one there.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．' | '。' | '｡' | '﹒' | ',' | '，' | '、' | '﹐' | '﹑' | '・' | '･')
}

/// Of the words the one that the text begins with.
fn any(words: &[(&str, Code, char)], text: &str) -> Option<Word> {
    words.iter().find_map(|(word, code, meant)| Some((length(word, text)?, *code, *meant)))
}

/// How many bytes at the beginning of the text are this word. Blanks and
/// invisible characters within count as part of it: without them it would be there too.
fn length(word: &str, text: &str) -> Option<usize> {
    let (mut word, mut rest) = (word.chars(), text.chars());
    // The first one at once: else each blank of a long run would search the whole run.
    if word.next() != rest.next().map(narrow) {
        return None;
    }
    for wanted in word {
        let met = rest.find(|c| !is_unseen(*c))?;
        if narrow(met) != wanted {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// How many bytes at the beginning are this word and the blanks behind it, of which there is one at least.
fn between(text: &str, word: &str) -> Option<usize> {
    // At once: else each letter would look at the whole of a long gap behind it.
    if text.chars().next().map(narrow) != word.chars().next() {
        return None;
    }
    let mut rest = text.chars();
    for wanted in word.chars() {
        if rest.find(|c| !is_invisible(*c)).map(narrow) != Some(wanted) {
            return None;
        }
    }
    let behind = rest.as_str();
    let next = skip(behind);
    let gap = behind.get(..behind.len() - next.len())?;
    (gap.contains(is_blank) && !next.is_empty()).then_some(text.len() - next.len())
}

fn skip(text: &str) -> &str {
    text.trim_start_matches(is_unseen)
}

fn is_unseen(c: char) -> bool {
    is_blank(c) || is_invisible(c)
}

/// In half width and small letters; other characters as they are.
fn narrow(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '﹫' => '@',
        _ => c,
    };
    c.to_ascii_lowercase()
}

/// What closes a bracket, in half width.
fn closing(open: char) -> Option<char> {
    Some(match narrow(open) {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〔' => '〕',
        '〈' => '〉',
        '《' => '》',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Severity::Likely;
    use super::super::repaired;
    use super::super::tests::{assert_finding, assert_findings, assert_none, assert_silent, mail, password};
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
    fn what_is_written_against_robots_is_read() {
        for at in [
            "（アット）",
            "(at)",
            "[at]",
            "{at}",
            "＜@＞",
            "<@>",
            "[@]",
            "(＠)",
            "【あっと】",
            "（ａｔ）",
            " (at) ",
            "(@マーク)",
            "( AT )",
            "(a)",
        ] {
            assert_eq!(repaired(&mail(&format!("taro{at}gmail.com"))).as_deref(), Some("taro@gmail.com"), "{at}");
        }
        for dot in ["(dot)", "[.]", "（ドット）", " [dot] "] {
            assert_eq!(repaired(&mail(&format!("taro@gmail{dot}com"))).as_deref(), Some("taro@gmail.com"), "{dot}");
        }
        assert_eq!(repaired(&mail("taro(at)gmial(dot)com")).as_deref(), Some("taro@gmail.com"));
    }

    #[test]
    fn english_words_count_between_blanks_where_there_is_no_sign() {
        for typed in ["taro at gmail.com", "taro AT gmail dot com", "taro  at  gmail.com"] {
            assert_eq!(repaired(&mail(typed)).as_deref(), Some("taro@gmail.com"), "{typed}");
        }
        for typed in ["I am at home", "at gmail.com", "taro at hapitas@gmail.com", "taroatgmail.com", "taro at"] {
            assert_none(&mail(typed), Code::SpelledAt);
        }
    }

    #[test]
    fn brackets_around_anything_else_are_none() {
        assert_silent(&mail("(work)taro@example.com"));
        assert_silent(&mail("taro@[192.168.0.1]"));
        assert_none(&mail("(atelier)taro@example.com"), Code::SpelledAt);
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
