//! What is masked before anything of the site's words is kept.
//!
//! The site may repeat what was typed. Mail addresses are masked wherever they
//! stand; texts that are known to stand in a field right now are masked by
//! their value; query values are never kept at all.

use super::event::Address;
use crate::site::phrases;

/// What stands in the place of something masked. Of fixed length: the length
/// of what was there is nobody's business either.
pub const MASK: &str = "***";

/// The shortest field text that is masked by its value: masking every «a» of
/// a message because «a» is in a field would destroy the message.
const SHORTEST_KNOWN: usize = 3;

/// Masks mail addresses, and every text of `known` (what the fields hold).
#[must_use]
pub fn message(text: &str, known: &[String]) -> String {
    let mut masked = text.to_owned();
    // The longest first: it may hold the others.
    let mut rest: Vec<&str> = known.iter().map(|k| k.trim()).filter(|k| k.chars().count() >= SHORTEST_KNOWN).collect();
    while let Some(longest) = (0..rest.len()).max_by_key(|&i| rest[i].len()) {
        masked = without(&masked, rest.swap_remove(longest));
    }
    mail_addresses(&masked)
}

/// The text with each `known` masked.
fn without(text: &str, known: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = phrases::place_of(known, rest).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        out.push_str(MASK);
        rest = after.get(known.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Masks everything that looks like a mail address, full-width signs included.
/// What stays is the domain's shape that helps nobody find a person: nothing.
#[must_use]
pub fn mail_addresses(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    // `from`: not yet written. `run`: where the part before a coming at sign
    // would begin; kept while walking, so that the work stays linear.
    let (mut from, mut run, mut at) = (0, 0, 0);
    while at < chars.len() {
        if is_at(&chars, at) {
            let after = at + at_length(&chars, at);
            let end = (after..chars.len()).take_while(|&i| is_domain(chars[i])).last().map_or(after, |i| i + 1);
            if run < at && end > after {
                out.extend(&chars[from..run]);
                out.push_str(MASK);
                out.push('@');
                out.push_str(MASK);
                (from, run, at) = (end, end, end);
                continue;
            }
        }
        if !is_local(chars[at]) {
            run = at + 1;
        }
        at += 1;
    }
    out.extend(&chars[from..]);
    out
}

/// An at sign: `@`, `＠`, or `%40` as it stands in addresses of pages.
fn is_at(chars: &[char], i: usize) -> bool {
    matches!(chars[i], '@' | '＠') || percent_forty(chars, i)
}

fn percent_forty(chars: &[char], i: usize) -> bool {
    chars[i] == '%' && chars.get(i + 1) == Some(&'4') && chars.get(i + 2) == Some(&'0')
}

fn at_length(chars: &[char], i: usize) -> usize {
    if percent_forty(chars, i) { 3 } else { 1 }
}

/// Characters of the part before the at sign, full-width ones too.
fn is_local(c: char) -> bool {
    let c = narrow(c);
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_domain(c: char) -> bool {
    let c = narrow(c);
    c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

/// The half-width form of a full-width sign.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Takes a page's address apart and keeps what names no person: host, path
/// (masked) and the names of the query's keys.
#[must_use]
pub fn address(host: &str, path: &str, query: &str) -> Address {
    let path = path.split('/').map(segment).collect::<Vec<_>>().join("/");
    let mut keys: Vec<String> = Vec::new();
    for pair in query.trim_start_matches('?').split('&') {
        let key = pair.split('=').next().unwrap_or_default();
        if key.is_empty() || keys.len() >= 20 {
            continue;
        }
        // A key without a value may itself be a value (`?taro@example.jp`, `?<token>`).
        let key = if pair.contains('=') { segment(key) } else { MASK.to_owned() };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Address { host: host.to_owned(), path, query: keys }
}

/// A path segment or key name; long or mixed ones are tokens and are masked.
fn segment(text: &str) -> String {
    let token = text.len() > 24 || (text.len() >= 12 && text.bytes().any(|b| b.is_ascii_digit()));
    if token || text.contains('@') || phrases::has(text, "%40") { MASK.to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_masked_wherever_they_stand() {
        for (text, masked) in [
            ("taro@example.jp", "***@***"),
            ("「taro.y+x@mail.example.jp」は登録されていません", "「***@***」は登録されていません"),
            ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ です", "***@*** です"),
            ("a@b.jp,c@d.jp", "***@***,***@***"),
            ("?mail=taro%40example.jp&x=1", "***@***&x=1"),
            ("docomo: .taro..x.@docomo.ne.jp", "docomo: ***@***"),
        ] {
            assert_eq!(mail_addresses(text), masked, "{text}");
        }
    }

    #[test]
    fn harmless_words_stay_word_for_word() {
        for text in ["入力内容をご確認のうえ、もう一度お試しください。（E-2041）", "「@」がありません", "＠", "a @ b", "E-1234", "🔑"]
        {
            assert_eq!(message(text, &[]), text);
        }
    }

    #[test]
    fn what_stands_in_a_field_is_masked_by_its_value() {
        assert_eq!(message("xabcabc-abca", &["abc".to_owned()]), "x******-***a");
        assert_eq!(message("秘密です。秘密秘密", &["秘密".to_owned(), "密です".to_owned()]), "秘***。秘密秘密");
        let known = ["taro".to_owned(), "natsu-2041".to_owned(), "a".to_owned()];
        assert_eq!(message("natsu-2041 では入れません: taro a", &known), "*** では入れません: *** a");
    }

    #[test]
    fn query_values_are_never_kept() {
        let address = address("hapitas.jp", "/auth/signin/", "?redirect=%2Fmypage&mail=taro%40example.jp&abc");
        assert_eq!(address.query, ["redirect", "mail", "***"]);
        assert_eq!(address.path, "/auth/signin/");
    }

    #[test]
    fn tokens_and_addresses_in_a_path_are_masked() {
        assert_eq!(address("h", "/auth/reset/0a1b2c3d4e5f6a7b/x", "").path, "/auth/reset/***/x");
        assert_eq!(address("h", "/u/taro@example.jp", "").path, "/u/***");
    }
}
