//! What in a text should not stand in public.

use std::ops::Range;

use serde::Serialize;

use super::numbers::numbers;
use crate::redact::{self, Kind};
use crate::report::letter::{Details, known_parts};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LeakKind {
    /// What the person typed into the letter, such as the name.
    Typed,
    /// Somebody's name.
    Name,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A birth date.
    Born,
    /// A balance of points.
    Points,
    /// A long number, such as a member's.
    LongNumber,
    /// A long random text, such as the end of a link out of a mail.
    Token,
}

impl LeakKind {
    /// The key of the sentence that says why it is better left out.
    #[must_use]
    pub fn key(self) -> String {
        super::super::key("share_leak", &self)
    }
}

/// Something in a text that should not stand in public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// What it is.
    pub kind: LeakKind,
    /// Where it stands, in UTF-16 units, as a field selects.
    pub at: Range<usize>,
}

/// Looks a text over. `details`: what was typed into the letter; `known`: other
/// texts that name the person, such as addresses that the browser remembers.
/// What is found lies in order, and no place lies in another.
#[must_use]
pub fn check(text: &str, details: &Details, known: &[String]) -> Vec<Leak> {
    let mut found: Vec<(LeakKind, Range<usize>)> = Vec::new();
    let typed = known_parts(details).into_iter().map(|(_, typed)| typed).chain(known.iter().cloned());
    for typed in typed.filter(|typed| !typed.trim().is_empty()) {
        found.extend(redact::places_of(text, &typed).into_iter().map(|place| (LeakKind::Typed, place)));
    }
    found.extend(masked(text));
    found.extend(numbers(text));
    // Of what overlaps the longer one stands; of equals the one that says more, which was found first.
    found.sort_by_key(|(_, place)| std::cmp::Reverse(place.len()));
    let mut kept: Vec<(LeakKind, Range<usize>)> = Vec::new();
    for (kind, place) in found {
        if kept.len() < MOST && kept.iter().all(|(_, other)| place.end <= other.start || other.end <= place.start) {
            kept.push((kind, place));
        }
    }
    kept.sort_by_key(|(_, place)| place.start);
    let units = |bytes: usize| text.get(..bytes).unwrap_or_default().encode_utf16().count();
    kept.into_iter().map(|(kind, place)| Leak { kind, at: units(place.start)..units(place.end) }).collect()
}

/// More places than this nobody looks through: the text is not to be shared as it is.
const MOST: usize = 100;

/// What the record would mask.
fn masked(text: &str) -> impl Iterator<Item = (LeakKind, Range<usize>)> {
    redact::places(text, &[]).into_iter().map(|place| {
        let kind = match place.kind {
            Kind::Typed => LeakKind::Typed,
            Kind::Name => LeakKind::Name,
            Kind::Mail => LeakKind::Mail,
            Kind::Phone => LeakKind::Phone,
            Kind::Birth => LeakKind::Born,
            Kind::Card | Kind::Postal | Kind::Member => LeakKind::LongNumber,
            Kind::Token => LeakKind::Token,
            // Without its beginning the rest of a link is of no use to anybody, and neither is the beginning.
            Kind::Web | Kind::Login | Kind::Mark => return (LeakKind::Token, link(text, &place.at)),
        };
        (kind, place.at)
    })
}

/// The whole link of which this is a part.
fn link(text: &str, part: &Range<usize>) -> Range<usize> {
    let inside = |c: &char| matches!(c, '!'..='~' | '！'..='～') && !"()<>[]\"（）＜＞［］，；".contains(*c);
    let ahead = text.get(..part.start).unwrap_or_default().chars().rev().take_while(inside).map(char::len_utf8).sum::<usize>();
    let behind = text.get(part.end..).unwrap_or_default().chars().take_while(inside).map(char::len_utf8).sum::<usize>();
    part.start - ahead..part.end + behind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(LeakKind, String)> {
        let details = Details { name: "山田 太郎".into(), born: "1980年1月2日".into(), ..Details::default() };
        let units: Vec<u16> = text.encode_utf16().collect();
        check(text, &details, &["taro-y".to_owned()])
            .into_iter()
            .map(|leak| (leak.kind, String::from_utf16_lossy(&units[leak.at])))
            .collect()
    }

    #[test]
    fn what_names_somebody_is_found_where_it_stands() {
        for (text, kind, place) in [
            ("ようこそ、佐藤花子様", LeakKind::Name, "佐藤花子"),
            ("電話は090-1234-5678です", LeakKind::Phone, "090-1234-5678"),
            ("０３（１２３４）５６７８", LeakKind::Phone, "０３（１２３４）５６７８"),
            ("+81 90 1234 5678", LeakKind::Phone, "+81 90 1234 5678"),
            ("🔑 山田太郎です", LeakKind::Typed, "山田太郎"),
            ("山田と申します", LeakKind::Typed, "山田"),
            ("1980/1/2 生まれ", LeakKind::Born, "1980/1/2"),
            ("生年月日 1980年1月2日", LeakKind::Typed, "1980年1月2日"),
            ("（hanako@example.jp）まで", LeakKind::Mail, "hanako@example.jp"),
            ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", LeakKind::Mail, "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ"),
            (
                "https://hapitas.jp/reset/?token=0a1b2c3d4e5f6a7b を開く",
                LeakKind::Token,
                "https://hapitas.jp/reset/?token=0a1b2c3d4e5f6a7b",
            ),
        ] {
            assert_eq!(found(text), [(kind, place.to_owned())], "{text}");
        }
        assert_eq!(found("taro-y さん"), [(LeakKind::Typed, "taro-y".to_owned())]);
    }

    #[test]
    fn a_harmless_text_stays_as_it_is() {
        for text in [
            "",
            "ハピタスにログインできません。11月20日から 7回です。「（E-2041）」 Chrome 142、Windows 11",
            "https://hapitas.jp/auth/signin/",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_text_full_of_them_ends() {
        let _ = found(&"taro@example.jp ".repeat(7000));
        assert_eq!(found(&"a@b.jp ".repeat(7000)).len(), MOST);
    }
}
