//! A page's address: host, path and the names of the query's keys.

use serde::{Deserialize, Serialize};

use super::MASK;
use super::token::is_token;

/// How many keys of a query are kept.
const MOST_KEYS: usize = 20;
/// The longest name of a key that is kept.
const LONGEST_KEY: usize = 24;
/// More digits than this in a key's name, and it may be a value.
const MOST_DIGITS: usize = 2;

/// A page of the site, without anything that could name a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// For example `hapitas.jp`.
    pub host: String,
    /// The path; mail addresses and long tokens in it are masked.
    pub path: String,
    /// The names of the query's keys; their values are never kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
}

/// Takes a page's address apart and keeps what names no person: host, path
/// (masked) and the names of the query's keys.
#[must_use]
pub fn address(host: &str, path: &str, query: &str) -> Address {
    let mut keys: Vec<String> = Vec::new();
    for pair in query.trim_start_matches('?').split(['&', ';']) {
        let Some((key, _)) = pair.split_once('=') else {
            // A key without a value may itself be a value (`?taro@example.jp`, `?<token>`).
            add(&mut keys, if pair.is_empty() { "" } else { MASK });
            continue;
        };
        add(&mut keys, key_name(key));
    }
    Address { host: host.to_owned(), path: masked_path(path), query: keys }
}

fn add(keys: &mut Vec<String>, key: &str) {
    if !key.is_empty() && keys.len() < MOST_KEYS && !keys.iter().any(|k| k == key) {
        keys.push(key.to_owned());
    }
}

/// A key's name, if it is one: letters, with marks that names have and hardly any digits.
pub(super) fn key_name(key: &str) -> &str {
    let named = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'[' | b']'))
        && key.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS
        && key.len() <= LONGEST_KEY;
    if named { key } else { MASK }
}

/// A path with its tokens masked.
fn masked_path(path: &str) -> String {
    let mut masked = String::with_capacity(path.len());
    for (n, segment) in path.split('/').enumerate() {
        if n > 0 {
            masked.push('/');
        }
        masked.push_str(if hidden(segment) { MASK } else { segment });
    }
    masked
}

/// A segment that names somebody or something single: a token, a mail address, a long number.
pub(super) fn hidden(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    segment.contains('@')
        || segment.contains('%')
        || segment.len() > 24
        || digits >= 5
        || segment.len() >= 12 && digits > 0
        || is_token(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_values_are_never_kept() {
        let address = address("hapitas.jp", "/auth/signin/", "?redirect=%2Fmypage&mail=taro%40example.jp&abc&&=x&redirect=1");
        assert_eq!(address.query, ["redirect", "mail", "***"]);
        assert_eq!(address.path, "/auth/signin/");
    }

    #[test]
    fn names_of_keys_that_may_be_values_are_masked() {
        for key in ["taro@example.jp", "taro%40example.jp", "09012345678", "0a1b2c3d4e", "太郎", "abcdefghijklmnopqrstuvwxyz"] {
            assert_eq!(address("h", "/", &format!("?{key}=1")).query, ["***"], "{key}");
        }
        for key in ["utm_source", "f[name]", "p2", "redirect-to", "g.recaptcha"] {
            assert_eq!(address("h", "/", &format!("?{key}=1")).query, [key]);
        }
    }

    #[test]
    fn tokens_and_addresses_in_a_path_are_masked() {
        assert_eq!(address("h", "/auth/reset/0a1b2c3d4e5f6a7b/x", "").path, "/auth/reset/***/x");
        assert_eq!(address("h", "/u/taro@example.jp", "").path, "/u/***");
        assert_eq!(address("h", "/u/taro%40example.jp/12345", "").path, "/u/***/***");
        assert_eq!(address("h", "/hc/ja/articles/2024", "").path, "/hc/ja/articles/2024");
    }
}
