//! What is masked before anything of the site's words is kept.
//!
//! The site may repeat what was typed, or what it knows of the person. Masked
//! are: what stands in a field right now, by its value; mail addresses; long
//! random texts; in web addresses the values; telephone numbers but those of
//! services; numbers as long as a card's; and behind their own words birth
//! dates, postal codes and member numbers. Error codes, times, dates, prices,
//! points and opening hours stay: they are what support asks for.
//!
//! In two steps, because every page carries the code of the first: [`message`]
//! runs in the page, before anything is stored, and masks what stands in the
//! fields and mail addresses. [`words`] runs when the background takes the
//! event in ([`super::blocks::arrived`]), and in every reader that comes before it.
//!
//! Every step walks the text once. What cannot be told from a harmless word is
//! left: a person's name, a street, a password in a sentence that stood in no field.

mod address;
mod digits;
mod labelled;
mod mail;
mod tokens;

use crate::site::phrases;

pub use address::address;
pub use mail::mail_addresses;
pub(super) use tokens::is_token;

/// What stands in the place of something masked. Of fixed length: the length
/// of what was there is nobody's business either.
pub const MASK: &str = "***";

/// The shortest field text that is masked by its value: masking every «a» of
/// a message because «a» is in a field would destroy the message.
const SHORTEST_KNOWN: usize = 3;

/// The first step: masks mail addresses, and every text of `known` (what the fields hold).
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

/// The whole of it, but for the fields: masks what names a person in any text. Twice the same as once.
#[must_use]
pub fn words(text: &str) -> String {
    digits::numbers(&labelled::values(&mail_addresses(&tokens::tokens(text))))
}

/// The half-width form of a full-width sign.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_words_stay_word_for_word() {
        for text in ["入力内容をご確認のうえ、もう一度お試しください。（E-2041）", "「@」がありません", "＠", "a @ b", "E-1234", "🔑"]
        {
            assert_eq!((message(text, &[]).as_str(), words(text).as_str()), (text, text));
        }
    }

    #[test]
    fn what_stands_in_a_field_is_masked_by_its_value() {
        assert_eq!(message("xabcabc-abca", &["abc".to_owned()]), "x******-***a");
        assert_eq!(message("秘密です。秘密秘密", &["秘密".to_owned(), "密です".to_owned()]), "秘***。秘密秘密");
        let known = ["taro".to_owned(), "natsu-2041".to_owned(), "a".to_owned()];
        assert_eq!(message("natsu-2041 では入れません: taro a", &known), "*** では入れません: *** a");
    }
}
