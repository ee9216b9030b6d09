//! Numbers in a text that are better not shared in public although the record
//! keeps them: dates that may be of a birth, balances of points, and long ones of
//! whatever kind. Telephones are told by [`crate::redact`].

use std::ops::Range;

use super::LeakKind;

/// From so many digits on a number may be a member's, an order's, a card's.
const LONG: usize = 7;
/// Words behind a number that make it a balance.
const POINTS: [&str; 6] = ["ポイント", "pt", "Pt", "PT", "points", "point"];
/// Who is alive was born in one of these years.
const BORN: std::ops::RangeInclusive<u32> = 1900..=2020;
const ERAS: [&str; 5] = ["大正", "昭和", "平成", "令和", "明治"];

/// The numbers, in bytes of the text, in order.
pub(super) fn numbers(text: &str) -> Vec<(LeakKind, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(|c| digit(c).is_some())).map(|at| from + at) {
        let end = end_of(text, start);
        let number = text.get(start..end).unwrap_or_default();
        let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if let Some((kind, more)) = kind(number, before, behind) {
            found.push((kind, start..end + more));
        }
        from = end;
    }
    found
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Behind the last digit of a number and of what it is joined with, such as `1980年1月2日` or `090-1234`.
fn end_of(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut joint = false;
    for (at, c) in text.get(start..).unwrap_or_default().char_indices() {
        if digit(c).is_some() {
            (end, joint) = (start + at + c.len_utf8(), false);
        } else if joint || !"-－ー‐−/／.．,，年月 ()（）".contains(c) {
            break;
        } else {
            joint = true;
        }
    }
    end
}

fn kind(number: &str, before: &str, behind: &str) -> Option<(LeakKind, usize)> {
    let groups: Vec<Vec<u32>> = number.split(|c| digit(c).is_none()).filter(|group| !group.is_empty()).map(digits).collect();
    let count: usize = groups.iter().map(Vec::len).sum();
    let behind_blank = behind.trim_start();
    if let Some(word) = POINTS.iter().find(|word| behind_blank.starts_with(**word)) {
        return Some((LeakKind::Points, behind.len() - behind_blank.len() + word.len()));
    }
    if is_birth_date(&groups, before) {
        return Some((LeakKind::Born, if behind.starts_with('日') { '日'.len_utf8() } else { 0 }));
    }
    let first = groups.first()?;
    // A date of today's troubles is no such number, nor is a version.
    let date = groups.len() == 3 && first.len() == 4 && groups.iter().skip(1).all(|group| group.len() <= 2);
    let version = number.contains('.') && groups.len() > 2;
    (count >= LONG && !date && !version).then_some((LeakKind::LongNumber, 0))
}

fn digits(group: &str) -> Vec<u32> {
    group.chars().filter_map(digit).collect()
}

fn is_birth_date(groups: &[Vec<u32>], before: &str) -> bool {
    let value = |group: &Vec<u32>| group.iter().fold(0_u32, |value, digit| value.saturating_mul(10).saturating_add(*digit));
    let of_a_date = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    let values: Vec<u32> = groups.iter().map(value).collect();
    let era = ERAS.iter().any(|era| before.trim_end().ends_with(era));
    match (values.as_slice(), groups) {
        ([year, month, day, ..], _) => (BORN.contains(year) || era) && of_a_date(*month, *day),
        ([year, _], _) => BORN.contains(year) && era,
        ([whole], [digits]) if digits.len() == 8 => BORN.contains(&(whole / 10_000)) && of_a_date(whole / 100 % 100, whole % 100),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(LeakKind, &str)> {
        numbers(text).into_iter().map(|(kind, place)| (kind, &text[place])).collect()
    }

    #[test]
    fn numbers_about_a_person_are_found() {
        for (text, kind, number) in [
            ("1980年1月2日生まれ", LeakKind::Born, "1980年1月2日"),
            ("昭和55年3月4日", LeakKind::Born, "55年3月4日"),
            ("19800102", LeakKind::Born, "19800102"),
            ("残高は12,345 ポイントです", LeakKind::Points, "12,345 ポイント"),
            ("500pt", LeakKind::Points, "500pt"),
            ("会員番号 12345678", LeakKind::LongNumber, "12345678"),
            ("4111 1111 1111 1111", LeakKind::LongNumber, "4111 1111 1111 1111"),
        ] {
            assert_eq!(found(text), [(kind, number)], "{text}");
        }
    }

    #[test]
    fn days_counts_versions_and_codes_are_not() {
        for text in ["11月20日から 7回", "2026年11月20日 21:04", "2026-11-20", "Chrome 142.0.7444.59", "E-2041", "10 または 11", "HTTP 503"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_hundred_kilobytes_are_walked_once() {
        for worst in ["1", "1 ", "1年", "０", "昭和1"] {
            let _ = numbers(&worst.repeat(100_000 / worst.len()));
        }
    }
}
