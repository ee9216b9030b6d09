//! What is masked before anything of the site's words is kept.
//!
//! The site may repeat what was typed, or what it knows of the person. Masked
//! are: what stands in a field right now, by its value; mail addresses; long
//! random texts; in web addresses the values; telephone numbers but those of
//! services; numbers as long as a card's; names with their 様 or さん; and behind
//! their own words birth dates, postal codes, member numbers, passwords and keys.
//! What identifies the incident stays: codes of errors, of requests and of
//! cases, whatever they look like, times, dates, prices, points, versions.
//!
//! One function does it for the page, the background, the letter, the look at
//! what is shared and the picture: [`places`]; [`masked`] puts the masks there.
//! The text is first read as a person reads it (`signs`: width, what cannot be
//! seen, entities, percent signs, dashes, blanks), then judged, and what is found
//! goes back to what really stood there; the rest stays letter for letter.
//!
//! Every step walks the text once. What cannot be told from a harmless word is
//! left: a name by itself, a street, a password in a sentence that stood in no field.

mod address;
mod birth;
mod label;
mod mail;
mod name;
mod number;
mod signs;
mod token;
mod typed;
mod value;
mod view;
mod web;

use std::ops::Range;

pub use address::{Address, address};
pub use token::is_token;
pub use typed::places_of;

use view::View;

/// What stands in the place of something masked. Of fixed length: the length
/// of what was there is nobody's business either.
pub const MASK: &str = "***";

/// What stands beside a mask may tell more than before; after so many rounds nothing does.
const MOST_ROUNDS: usize = 4;

/// What is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What stands in a field.
    Typed,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A number as long as a card's.
    Card,
    /// A birth date.
    Birth,
    /// A postal code.
    Postal,
    /// A number or name by which somebody is known.
    Member,
    /// A person's name.
    Name,
    /// A random text, or a secret behind its word.
    Token,
    /// A value in a web address.
    Web,
    /// Name and password ahead of a web address's host.
    Login,
    /// The mark between two values of a web address, which is written in one way.
    Mark,
}

impl Kind {
    /// What is put there.
    fn mask(self) -> &'static str {
        match self {
            Self::Mail => "***@***",
            Self::Login => "",
            Self::Mark => "&",
            _ => MASK,
        }
    }
}

/// Something in a text that names a person or lets somebody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// Where in a text something is to be masked, in order and apart from each
/// other. `typed`: what the fields hold; from three characters on it is looked
/// for, in every width, case and code.
#[must_use]
pub fn places(text: &str, typed: &[String]) -> Vec<Place> {
    let signs = signs::signs(text, true);
    let known = if typed.is_empty() { Vec::new() } else { typed::places(text, &signs, typed) };
    let mut view = View::of(signs);
    for at in known {
        view.hide_bytes(at.start, at.end);
        view.places.push(Place { kind: Kind::Typed, at });
    }
    web::mask(&mut view);
    mail::mask(&mut view);
    value::mask(&mut view);
    name::mask(&mut view);
    joined(view.places)
}

/// The text with everything masked that names a person or lets somebody in.
/// Twice is the same as once. It may be longer than before.
#[must_use]
pub fn masked(text: &str, typed: &[String]) -> String {
    let mut masked = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let mut next = String::with_capacity(masked.len());
        let mut from = 0;
        for Place { kind, at } in places(&masked, typed) {
            next.push_str(masked.get(from..at.start).unwrap_or_default());
            next.push_str(kind.mask());
            from = at.end;
        }
        next.push_str(masked.get(from..).unwrap_or_default());
        if next == masked {
            break;
        }
        masked = next;
    }
    masked
}

/// In order; of places that lie over each other one, of the longer one's kind.
fn joined(mut places: Vec<Place>) -> Vec<Place> {
    // A text full of them has many that are in order already.
    places.sort_by_key(|place| place.at.start);
    let mut joined: Vec<Place> = Vec::with_capacity(places.len());
    for place in places {
        match joined.last_mut().filter(|last| place.at.start < last.at.end) {
            Some(last) => {
                if place.at.len() > last.at.len() {
                    last.kind = place.kind;
                }
                last.at.end = last.at.end.max(place.at.end);
            }
            None => joined.push(place),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_words_stay_word_for_word() {
        for text in ["入力内容をご確認のうえ、もう一度お試しください。（E-2041）", "「@」がありません", "＠", "a @ b", "E-1234", "🔑"]
        {
            assert_eq!(masked(text, &[]), text);
        }
    }

    #[test]
    fn what_stands_in_a_field_is_masked_by_its_value() {
        assert_eq!(masked("xabcabc-abca", &["abc".to_owned()]), "x******-***a");
        assert_eq!(masked("秘密です。秘密秘密", &["秘密".to_owned(), "密です".to_owned()]), "秘***。秘密秘密");
        let known = ["taro".to_owned(), "natsu-2041".to_owned(), "a".to_owned()];
        assert_eq!(masked("natsu-2041 では入れません: taro a", &known), "*** では入れません: *** a");
    }
}
