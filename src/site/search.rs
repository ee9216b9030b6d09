//! Looking for words in short texts. The standard library's search is made for
//! haystacks and costs the content script two kilobytes; these are sentences.

/// Whether `text` holds one of `words`.
#[must_use]
pub fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| has(text, word))
}

/// Whether `text` holds one of the words that stand in `words` with `|` between them.
#[must_use]
pub fn holds_of(text: &str, words: &str) -> bool {
    let mut from = 0;
    (0..=words.len()).any(|at| {
        let ends = words.as_bytes().get(at).is_none_or(|byte| *byte == b'|');
        let word = words.get(from..at).filter(|_| ends);
        if ends {
            from = at + 1;
        }
        word.is_some_and(|word| has(text, word))
    })
}

/// Whether `text` holds `word`.
#[must_use]
pub fn has(text: &str, word: &str) -> bool {
    place_of(word, text).is_some()
}

/// Where in `text` the first `word` begins, in bytes; an empty one is nowhere.
#[must_use]
pub fn place_of(word: &str, text: &str) -> Option<usize> {
    let (first, word) = word.as_bytes().split_first()?;
    let text = text.as_bytes();
    (0..text.len()).find(|at| text.get(*at) == Some(first) && text.get(at + 1..at + 1 + word.len()) == Some(word))
}

/// The text as parts of words are compared with it: small letters, letters and
/// signs of full width as those of half width, one kind of blank and of
/// apostrophe, and a line for each sentence, with what ends it.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    for letter in text.chars() {
        let letter = match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
            '\u{3000}' | '\u{a0}' | '\t' => ' ',
            '’' => '\'',
            _ => letter,
        };
        let ends = letter == ' ' && folded.as_bytes().last() == Some(&b'.');
        folded.push(if ends { '\n' } else { letter.to_ascii_lowercase() });
        if matches!(letter, '。' | '!' | '?') {
            folded.push('\n');
        }
    }
    folded.push('\n');
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        for text in ["ロック", "アカウントはロックされました", "!ロック"] {
            assert!(has(text, "ロック"), "{text}");
        }
        for text in ["", "ロッ", "ブロ\u{30c3}グ"] {
            assert!(!has(text, "ロック"), "{text}");
        }
        assert_eq!(place_of("ク", "ロックク"), Some(6));
        assert!(!has("a", ""));
        assert!(holds_of("ロック", "a|ロッ|b") && holds_of("b", "a|b") && !holds_of("c", "a|b") && !holds_of("|", "a|b"));
        assert!(holds("Cookie を有効に", &["クッキー", "Cookie"]) && !holds("Cooki", &["Cookie"]));
    }

    #[test]
    fn letters_of_every_width_and_case_are_the_same() {
        assert_eq!(folded("ＩＤ　Ｅｒｒｏｒ？"), "id error?\n\n");
        assert_eq!(folded("Doesn’t match. Try 1.5 again"), "doesn't match.\ntry 1.5 again\n");
    }
}
