//! A letter as it is kept once it is sent: what named the person is replaced.

use strum::VariantArray;

use super::{Detail, Details};
use crate::redact;
use crate::report::Wording;

/// The shortest part of a name, or line of a longer detail, that is looked for by itself, in characters.
const SHORTEST_PART: usize = 2;

/// The place where it is to be filled in, such as `［お名前］`.
#[must_use]
pub(super) fn placeholder(detail: Detail, words: &Wording<'_>) -> String {
    words.with("letter_fill", &[&words.say("letter_detail", &detail)])
}

/// The text with each of the details replaced by its placeholder, wherever and
/// however it is written, and then with everything masked that is masked in
/// the site's words: somebody may have typed another number into the letter.
#[must_use]
pub fn placeholders(text: &str, details: &Details, words: &Wording<'_>) -> String {
    let mut out = text.to_owned();
    for (detail, known) in known(details) {
        let placeholder = placeholder(detail, words);
        // From the last, so that the places ahead stay where they are; none inside a placeholder.
        let taken = brackets(&out, words);
        for place in redact::places_of(&out, &known).into_iter().rev() {
            if !taken.iter().any(|bracket| bracket.start < place.end && place.start < bracket.end) {
                out.replace_range(place, &placeholder);
            }
        }
    }
    redact::masked(&out, &[])
}

/// Every text that gives a detail away, the longest first: it may hold the others.
pub(crate) fn known(details: &Details) -> Vec<(Detail, String)> {
    let mut known: Vec<(Detail, String)> = Vec::new();
    for (detail, typed) in details.given() {
        known.push((detail, typed.to_owned()));
        let parts: Vec<&str> = match detail {
            Detail::Name => typed.split_whitespace().collect(),
            Detail::Postal | Detail::Exchanges | Detail::Services => typed.lines().map(str::trim).collect(),
            Detail::Mail | Detail::Phone | Detail::Born => Vec::new(),
        };
        let parts = parts.into_iter().filter(|part| *part != typed && part.chars().count() >= SHORTEST_PART);
        known.extend(parts.map(|part| (detail, part.to_owned())));
    }
    known.sort_by_key(|(_, text)| std::cmp::Reverse(text.chars().count()));
    known
}

/// Where the placeholders stand already.
fn brackets(text: &str, words: &Wording<'_>) -> Vec<std::ops::Range<usize>> {
    let all: Vec<String> = Detail::VARIANTS.iter().map(|detail| placeholder(*detail, words)).collect();
    all.iter().flat_map(|placeholder| text.match_indices(placeholder.as_str()).map(|(at, found)| at..at + found.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::time::Local;
    use crate::report::wording::tests::sentences;

    fn kept(text: &str, details: &Details) -> String {
        let ja = sentences("ja");
        placeholders(text, details, &Wording::new(&ja, Local::new(0, 540)))
    }

    fn taro() -> Details {
        Details {
            name: "山田 太郎".into(),
            mail: "taro@example.jp".into(),
            phone: "090-1234-5678".into(),
            postal: "〒100-0001\n東京都千代田区千代田1-1".into(),
            ..Details::default()
        }
    }

    #[test]
    fn what_was_typed_is_replaced_however_it_is_written() {
        let text = "山田太郎（TARO@example.jp、０９０１２３４５６７８）です。山田より。東京都 千代田区千代田１－１";
        let expected = "［お名前］（［登録メールアドレス］、［電話番号］）です。［お名前］より。［住所］";
        assert_eq!(kept(text, &taro()), expected);
    }

    #[test]
    fn what_else_names_somebody_is_masked() {
        assert_eq!(kept("別のアドレス hanako@example.jp と 080-1111-2222", &taro()), "別のアドレス ***@*** と ***");
        assert_eq!(kept("11月20日 21:04 から 7回（E-2041）", &taro()), "11月20日 21:04 から 7回（E-2041）");
    }

    #[test]
    fn a_placeholder_is_not_taken_for_a_name() {
        let details = Details { name: "お名前".into(), services: "登録".into(), ..Details::default() };
        assert_eq!(
            kept("お名前です。登録 ［登録メールアドレス］", &details),
            "［お名前］です。［利用したサービス］ ［登録メールアドレス］"
        );
    }
}
