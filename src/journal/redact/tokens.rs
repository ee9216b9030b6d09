//! Long random texts (session ids, tokens of links), and what stands behind a
//! `?`, `#` or in the path of a web address in a sentence.

use super::MASK;
use super::address::{key_name, masked_path};

/// From this length on a mixed run is a token.
const LONG: usize = 20;
/// From this length on a run of hexadecimal digits with both letters and numbers is one.
const LONG_HEX: usize = 12;

/// Masks tokens, and in web addresses everything that is no name.
pub(super) fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(inside) {
        let (ahead, from) = rest.split_at(start);
        out.push_str(ahead);
        let (run, after) = from.split_at(from.find(|c| !inside(c)).unwrap_or(from.len()));
        match run.find("://") {
            Some(scheme) => web_address(run, scheme + 3, &mut out),
            // A pair that stands alone, such as `token=…`.
            None => pairs(run, &mut out),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Characters of web addresses and tokens.
fn inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+;=%".contains(c)
}

/// `from`: where the host begins.
fn web_address(run: &str, from: usize, out: &mut String) {
    let (scheme, rest) = run.split_at(from);
    out.push_str(scheme);
    let (place, query) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    // What stands ahead of an at sign is a name and a password.
    out.push_str(host.rsplit_once('@').map_or(host, |(_, host)| host));
    out.push_str(&masked_path(path));
    if query.is_empty() {
        return;
    }
    let (query, fragment) = query.split_at(query.find('#').unwrap_or(query.len()));
    for (n, pair) in query.trim_start_matches('?').split(['&', ';']).filter(|p| !p.is_empty()).enumerate() {
        out.push(if n == 0 { '?' } else { '&' });
        if let Some((key, _)) = pair.split_once('=') {
            out.push_str(key_name(key));
            out.push('=');
        }
        out.push_str(MASK);
    }
    if fragment.len() > 1 {
        out.push('#');
        out.push_str(MASK);
    }
}

/// Words between the marks that separate them; the marks stay.
fn pairs(run: &str, out: &mut String) {
    let mut rest = run;
    while !rest.is_empty() {
        let end = rest.find(|c| "?&;=:#/!'".contains(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        // A mail address is masked as one, in the next step.
        let mail = word.contains('@') || word.contains("%40");
        out.push_str(if is_token(word) && !mail { MASK } else { word });
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let (mark, after) = after.split_at(mark);
        out.push_str(mark);
        rest = after;
    }
}

/// Whether a word is random: long, and of letters and digits both; or long and
/// of changing case; or hexadecimal.
pub(in crate::journal) fn is_token(word: &str) -> bool {
    let word = word.trim_matches(['.', '-', '_']);
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    let (digits, lower, upper) = (count(u8::is_ascii_digit), count(u8::is_ascii_lowercase), count(u8::is_ascii_uppercase));
    let letters = lower + upper;
    let hex = word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let mixed = digits >= 3 && letters >= 3;
    // Words change from small to capital letters rarely; random texts all the time.
    let changes = word.as_bytes().windows(2).filter(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()).count();
    let random_case = upper >= 5 && lower >= 5 && changes >= 4;
    hex && word.len() >= LONG_HEX && digits > 0 && letters > 0 || word.len() >= LONG && (mixed || random_case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_texts_are_masked_and_words_stay() {
        for token in [
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP",
            "0a1b2c3d4e5f6a7b",
            "550e8400-e29b-41d4-a716-446655440000",
            "AbCdEfGhIjKlMnOpQrStUv",
            "sess_9f8e7d6c5b4a39281706",
            "03AGdBq25SxXT-pmSeBXjzScW",
        ] {
            assert_eq!(tokens(token), MASK, "{token}");
            assert_eq!(tokens(&format!("値（{token}）")), "値（***）");
        }
        for word in [
            "E-2041",
            "JavaScript",
            "reCAPTCHA",
            "ERR_CONNECTION_TIMED_OUT",
            "2026-11-25",
            "NET::ERR_CERT_AUTHORITY_INVALID",
            "login_error_area_main",
            "11:00-17:00",
        ] {
            assert_eq!(tokens(word), word);
        }
    }

    #[test]
    fn of_a_web_address_the_names_stay() {
        for (text, masked) in [
            ("https://hapitas.jp/auth/signin/", "https://hapitas.jp/auth/signin/"),
            (
                "こちら https://hapitas.jp/auth/reset/?token=abc&lang=ja#top です",
                "こちら https://hapitas.jp/auth/reset/?token=***&lang=***#*** です",
            ),
            ("https://taro:secret@hapitas.jp/u/0a1b2c3d4e5f", "https://hapitas.jp/u/***"),
            ("http://hapitas.jp?taro", "http://hapitas.jp?***"),
            ("/auth/reset/?token=0a1b2c3d4e5f6a7b&x=1", "/auth/reset/?token=***&x=1"),
        ] {
            assert_eq!(tokens(text), masked, "{text}");
        }
    }
}
