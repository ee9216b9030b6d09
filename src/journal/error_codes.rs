//! Error codes in the site's words: what support asks for first.

/// How many codes are taken out of one text.
const MOST: usize = 8;
/// A code is no longer than this, in characters.
const LONGEST: usize = 20;

/// Words after which a code stands, whatever it looks like.
const BEFORE: [&str; 10] =
    ["エラーコード", "エラー番号", "エラーNo", "エラー", "コード", "Error code", "error code", "Error", "ERROR", "HTTP"];

/// The codes in a text, in its order, each once, as they stand there
/// (`E-1234`, the `40312` of «エラーコード：40312», the `503` of «503 Service …»).
#[must_use]
pub fn codes(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut before = 0;
    for (at, word) in words(text) {
        // What stands between the last word and this one, the blank and the colon left out.
        let ahead = text.get(before..at).unwrap_or_default().trim_end_matches(|c: char| " \u{3000}：:（(#＃「[【.".contains(c));
        let named = BEFORE.iter().any(|label| ahead.ends_with(label));
        let word_before = text.get(..before).unwrap_or_default();
        let named = named || (ahead.trim().is_empty() && BEFORE.iter().any(|label| word_before.ends_with(label)));
        let status = text.trim_start().starts_with(word) && is_status(word) && ahead.trim().is_empty();
        if (looks_like_one(word) || named && has_digit(word) || status) && !found.contains(&word) && found.len() < MOST {
            found.push(word);
        }
        before = at + word.len();
    }
    found
}

/// Runs of the letters that codes are made of, and where they begin (in bytes).
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.split(move |c| !inside(c)).filter_map(move |run| {
        let word = run.trim_matches(['-', '_']);
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        (!word.is_empty() && word.len() <= LONGEST).then_some((at, word))
    })
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// Capitals, perhaps a dash, then at least two digits: `E-1234`, `ERR_403`, `HP00123`.
fn looks_like_one(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = word.get(letters..).unwrap_or_default();
    let digits = rest.trim_start_matches(['-', '_']);
    let known_otherwise = matches!(word.get(..letters), Some("UTF" | "ISO" | "SHA" | "MP" | "IE"));
    (1..=5).contains(&letters)
        && digits.len() >= 2
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && has_digit(digits)
        && !known_otherwise
}

fn is_status(word: &str) -> bool {
    word.len() == 3 && matches!(word.as_bytes(), [b'4' | b'5', b'0'..=b'9', b'0'..=b'9'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_pulled_out_as_they_stand() {
        for (text, expected) in [
            ("ログインできませんでした（E-2041）", vec!["E-2041"]),
            ("エラーコード：40312", vec!["40312"]),
            ("エラーコード: A12b / E-1234 / E-1234", vec!["A12b", "E-1234"]),
            ("503 Service Unavailable", vec!["503"]),
            ("HTTP 404", vec!["404"]),
            ("Error code: 1020", vec!["1020"]),
            ("ERR_403 と HP00123", vec!["ERR_403", "HP00123"]),
            ("【エラー】[5001] しばらくお待ちください", vec![]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn times_prices_and_numbers_of_points_are_no_codes() {
        for text in [
            "",
            "11月25日 2:00～5:00",
            "1,200ポイント",
            "0120-123-456",
            "全5回中3回",
            "平日11:00-17:00",
            "UTF-8",
            "パスワードは8文字以上",
            "2026-11-25",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn hostile_texts_give_little() {
        assert_eq!(codes(&"E-12 ".repeat(10_000)), ["E-12"]);
        let many: String = (10..99).map(|n| format!("E-{n} ")).collect();
        assert_eq!(codes(&many).len(), MOST);
        assert_eq!(codes("E-\u{0}1234 🔑"), Vec::<&str>::new());
    }
}
