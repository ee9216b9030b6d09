//! What a random word looks like: a token, a session, a key.

/// From this length on a mixed run is a token.
const LONG: usize = 20;
/// From this length on a run of hexadecimal digits with both letters and numbers is one.
const LONG_HEX: usize = 12;
/// The same where nothing but its length speaks for it.
const LONG_PLAIN_HEX: usize = 16;

/// Of what a word is made.
struct Shape {
    digits: usize,
    lower: usize,
    upper: usize,
    /// How often small letters, capital letters and digits take turns; a word
    /// that begins with a capital letter is one turn, and a mark is none.
    turns: usize,
    hex: bool,
    marks: bool,
}

impl Shape {
    fn of(word: &str) -> Self {
        let mut shape = Self { digits: 0, lower: 0, upper: 0, turns: 0, hex: true, marks: false };
        let mut last = ' ';
        for byte in word.bytes() {
            let (kind, count) = match byte {
                b'0'..=b'9' => ('0', &mut shape.digits),
                b'a'..=b'z' => ('a', &mut shape.lower),
                b'A'..=b'Z' => ('A', &mut shape.upper),
                _ => (' ', &mut 0),
            };
            *count += 1;
            shape.hex &= byte.is_ascii_hexdigit() || byte == b'-';
            shape.marks |= kind == ' ';
            shape.turns += usize::from(kind != last && kind != ' ' && last != ' ' && (last, kind) != ('A', 'a'));
            last = kind;
        }
        shape
    }
}

/// Whether a word is random: long, and of letters and digits that take turns
/// all the time; or long and of changing case; or hexadecimal. A word with a
/// year or a number at its end is none, however long.
pub fn is_token(word: &str) -> bool {
    let word = word.trim_matches(['.', '-', '_']);
    let Shape { digits, lower, upper, turns, hex, marks } = Shape::of(word);
    let letters = lower + upper;
    let long = word.len() >= LONG;
    let mixed = digits >= 3 && letters >= 3 && turns * 5 >= digits + letters;
    let random_case = upper >= 5 && lower >= 5 && turns >= 4 && turns * 9 >= letters * 2;
    let hex = hex && word.len() >= LONG_HEX && digits > 0 && letters > 0;
    let dense = word.len() >= LONG_PLAIN_HEX && digits >= 3 && lower >= 3 && upper >= 3 && turns * 5 >= word.len() * 2;
    hex && (turns > 1 || !marks && word.len() >= LONG_PLAIN_HEX) || long && (mixed || random_case) || dense
}

/// Whether a run of letters, digits, `+`, `/` and `=` is random as a whole: no part of it is a word.
pub(super) fn is_base64(run: &str) -> bool {
    let shape = Shape::of(run);
    let count = shape.digits + shape.lower + shape.upper;
    let is_plain = |part: &str| part.len() > 3 && Shape::of(part).turns == 0;
    count >= LONG && shape.digits > 1 && shape.turns * 10 >= count * 3 && !run.split(['/', '+']).any(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_words_are_told_from_names_with_numbers() {
        for token in ["0a1b2c3d4e5f6a7b", "550e8400-e29b-41d4-a716-446655440000", "AbCdEfGhIjKlMnOpQrStUv", "sess_9f8e7d6c5b4a39281706"] {
            assert!(is_token(token), "{token}");
        }
        for word in [
            "CSRF_TOKEN_MISMATCH_0419",
            "ServiceUnavailableException2026",
            "AutumnSuperPointFestival2026-11",
            "AE-20261125-01",
            "E-20261125-00012345",
            "TheQuickBrownFoxJumpsOverLazyDog",
            "Windows10Chrome142Firefox153",
            "login-error-area-main-2026-11-25",
        ] {
            assert!(!is_token(word), "{word}");
        }
        assert!(is_base64("q3V/8sK2mD9/xZ1pL0aB/7YtR4nWcE+5hGjU6vI="));
        assert!(!is_base64("auth/reset/0a1b2c3d4e5f6a7b8c9d") && !is_base64("2026/11/25/maintenance/0200/0500"));
    }
}
