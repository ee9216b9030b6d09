//! A long text, shortened for the screen. The record keeps all of it.

/// The beginning of `text` with about `most` characters, or `None` if it is
/// no longer than that. A letter is not parted from its marks, nor an emoji
/// from what follows it.
#[must_use]
pub fn shorten(text: &str, most: usize) -> Option<&str> {
    let mut marks = text.char_indices().skip(most);
    let (mut end, first) = marks.next()?;
    if belongs_to_the_one_before(first) || text[..end].ends_with(JOINER) {
        // Go back to where this cluster begins; a cluster without end is cut anyway.
        let before = text[..end].char_indices().rev().take(16);
        for (at, char) in before {
            end = at;
            if !belongs_to_the_one_before(char) && !text[..at].ends_with(JOINER) {
                break;
            }
        }
    }
    Some(text[..end].trim_end())
}

const JOINER: char = '\u{200d}';

/// Combining marks (Latin, kana voicing), variation selectors, skin tones, joiners.
fn belongs_to_the_one_before(char: char) -> bool {
    matches!(char,
        JOINER | '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(shorten("", 3), None);
        assert_eq!(shorten("入力内", 3), None);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shorten("入力内容を", 3), Some("入力内"));
        assert_eq!(shorten("ab   cd", 4), Some("ab"));
    }

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(shorten("aか\u{3099}b", 2), Some("a"));
        assert_eq!(shorten("ab👩\u{200d}👩\u{200d}👧x", 5), Some("ab"));
        assert_eq!(shorten("ab👩\u{200d}👩\u{200d}👧x", 4), Some("ab"));
    }

    #[test]
    fn a_cluster_without_end_is_cut_anyway() {
        let text = "\u{200d}".repeat(1000);
        assert!(shorten(&text, 500).is_some_and(|t| t.chars().count() >= 480));
    }
}
