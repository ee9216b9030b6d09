//! When maintenance ends, out of the site's words. Times on the site are Japan's.

use crate::calendar::{self, DAY};

/// Minutes east of UTC.
const JAPAN: i64 = 540;
/// The last time that JavaScript's `Date` knows, in milliseconds since the epoch.
const LATEST: i64 = 8_640_000_000_000_000;
/// An end further away than this, in milliseconds, is none that one waits for.
const FURTHEST: i64 = 3 * DAY;

/// The end that a text names (`11月26日 5:00まで`, `2:00～5:00`, `午前5時頃まで`), in
/// milliseconds since the epoch. `said`: when it was read. `None`: it names none
/// that lies after that, or not plainly.
#[must_use]
pub fn end(text: &str, said: i64) -> Option<i64> {
    let mut text: Vec<char> = text.chars().take(2_000).map(narrow).collect();
    slash_dates(&mut text);
    let clocks = clocks(&text);
    let until = clocks.iter().rev().find(|clock| is_end(&text, clock))?;
    let local = Some(said).filter(|said| (0..=LATEST).contains(said))? + JAPAN * 60_000;
    let midnight = local.div_euclid(DAY) * DAY;
    let day = match date_before(&text, until.from) {
        Some(Date::Full(month, day)) => (-2..=4).map(|n| midnight + n * DAY).find(|at| month_and_day(*at) == (month, day))?,
        Some(Date::Day(day)) => (-2..=4).map(|n| midnight + n * DAY).find(|at| month_and_day(*at).1 == day)?,
        // Without a date it is the next time that the clock shows this.
        None if midnight + until.minutes * 60_000 <= local => midnight + DAY,
        None => midnight,
    };
    let end = day + until.minutes * 60_000 - JAPAN * 60_000;
    (end > said && end - said <= FURTHEST).then_some(end)
}

/// A time of day in a text.
struct Clock {
    /// Its first character and the one after its last.
    from: usize,
    to: usize,
    /// Minutes since midnight; up to 30 hours, as Japanese timetables count on after midnight.
    minutes: i64,
}

/// Full-width digits and signs as their narrow twins; every sign of a span as `~`.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '：' | '／' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '〜' | '～' | '－' | '−' | '–' | '—' | '-' => '~',
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// `2026~11~26` → `2026/11/26`, lest its dashes be taken for spans.
fn slash_dates(text: &mut [char]) {
    for at in 0..text.len() {
        let Some((1_000.., first)) = number(text, at) else { continue };
        let Some((1..=12, second)) = number(text, first + 1) else { continue };
        if text.get(first) == Some(&'~') && text.get(second) == Some(&'~') && number(text, second + 1).is_some() {
            (text[first], text[second]) = ('/', '/');
        }
    }
}

/// Every `5:00`, `5時`, `5時30分`, with 午後 or 翌 counted in.
fn clocks(text: &[char]) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((hour, after)) = number(text, at) else {
            at += 1;
            continue;
        };
        let ahead: String = text[at.saturating_sub(3)..at].iter().collect();
        let (minute, to) = match text.get(after) {
            Some(':') => match number(text, after + 1) {
                Some((minute, to)) => (minute, to),
                None => (99, after),
            },
            // 「3時間」 is no time of day.
            Some('時') if text.get(after + 1) != Some(&'間') => {
                match number(text, after + 1).filter(|(_, to)| text.get(*to) == Some(&'分')) {
                    Some((minute, to)) => (minute, to + 1),
                    None if text.get(after + 1) == Some(&'半') => (30, after + 2),
                    None => (0, after + 1),
                }
            }
            _ => (99, after),
        };
        if hour <= 30 && minute < 60 {
            let later = if ahead.contains("午後") && hour < 12 { 12 } else { 0 };
            let next = if ahead.contains('翌') && hour < 24 { 24 } else { 0 };
            found.push(Clock { from: at, to, minutes: (hour + later + next) * 60 + minute });
        }
        at = to.max(after);
    }
    found
}

/// At most four digits, and where they end.
fn number(text: &[char], at: usize) -> Option<(i64, usize)> {
    let digits: Vec<i64> = text.get(at..)?.iter().take(5).map_while(|c| c.to_digit(10)).map(i64::from).collect();
    (1..=4).contains(&digits.len()).then(|| (digits.iter().fold(0, |n, digit| n * 10 + digit), at + digits.len()))
}

/// Whether it ends a span: 「まで」 follows, or `~` stands before it.
fn is_end(text: &[char], clock: &Clock) -> bool {
    let behind: String = text[clock.to..].iter().take(8).collect();
    let behind = behind.trim_start_matches([' ', '頃', 'ご', 'ろ', '(', '予', '定', ')', '（', '）']);
    let ahead: String = text[clock.from.saturating_sub(16)..clock.from].iter().collect();
    let span = ahead.rsplit('~').next().filter(|_| ahead.contains('~') && !behind.starts_with('~'));
    // Between the sign and the time only a date may stand.
    behind.starts_with("まで")
        || span.is_some_and(|between| between.chars().all(|c| c.is_ascii_digit() || ". 年月日翌午前後/()（）月火水木金土祝".contains(c)))
}

enum Date {
    /// Month and day.
    Full(i64, i64),
    /// Only the day.
    Day(i64),
}

/// The last `2026-11-26`, `11月26日`, `11/26` or `26日` before a place.
fn date_before(text: &[char], place: usize) -> Option<Date> {
    let mut at = 0;
    let mut last = None;
    while at < place {
        match date_at(text, at) {
            Some((date, to)) => (last, at) = (Some(date), to),
            // A number is passed over as a whole.
            None => at = number(text, at).map_or(at + 1, |(_, after)| after),
        }
    }
    last
}

fn date_at(text: &[char], at: usize) -> Option<(Date, usize)> {
    let (first, after) = number(text, at)?;
    let sign = *text.get(after)?;
    let next = || number(text, after + 1);
    match sign {
        '日' => Some((Date::Day(first), after + 1)),
        // A year in front: the month comes after it.
        '年' | '/' | '.' if first > 31 => {
            let (month, after) = next()?;
            let (day, to) = matches!(text.get(after), Some('月' | '/' | '.')).then(|| number(text, after + 1))??;
            Some((Date::Full(month, day), to))
        }
        '月' | '/' => next().map(|(day, to)| (Date::Full(first, day), to)),
        _ => None,
    }
}

/// Month and day of a time in milliseconds since the epoch.
fn month_and_day(at: i64) -> (i64, i64) {
    let date = calendar::date(at.div_euclid(DAY));
    (u8::from(date.month()).into(), date.day().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;

    /// 2026-11-25 23:10 in Japan.
    const SAID: i64 = 1_795_615_800_000;

    /// Hours from 0:00 of the 25th in Japan.
    fn hours(text: &str) -> Option<f64> {
        let midnight = SAID - 23 * HOUR - 10 * 60_000;
        #[expect(clippy::cast_precision_loss)]
        end(text, SAID).map(|at| (at - midnight) as f64 / HOUR as f64)
    }

    #[test]
    fn ends_are_read_out_of_what_such_pages_say() {
        for (text, expected) in [
            ("メンテナンス中です（11月26日 2:00～5:00）", Some(29.0)),
            ("2026年11月25日（水）23:00 ～ 11月26日（木）6:30 の間、メンテナンスを行います", Some(30.5)),
            ("２０２６/１１/２６ ０５：００まで", Some(29.0)),
            ("11/25 22:00〜翌3:00", Some(27.0)),
            ("午前5時頃まで", Some(29.0)),
            ("26日 午後1時30分（予定）まで", Some(37.5)),
            ("25日23:00～25:30", Some(25.5)),
            ("終了予定: 23時半まで", Some(23.5)),
            ("深夜2:00~5:00まで", Some(29.0)),
            ("2026-11-26 05:00 まで", Some(29.0)),
            ("2026.11.25 22:00 - 2026.11.26 04:00", Some(28.0)),
        ] {
            assert_eq!(hours(text), expected, "{text}");
        }
    }

    #[test]
    fn what_names_no_end_has_none() {
        for text in [
            "",
            "ただいまメンテナンス中です",
            "11月25日 21:00～22:00",
            "11月25日 2:00から",
            "3時間ほどお待ちください",
            "平日11:00",
            "11月31日 5:00まで",
            "2027年3月1日 5:00まで",
            "2026-12-26 5:00まで",
            "11月30日 5:00まで",
            "2026-11-26 05:00 に終わるかはわかりません",
            "2026-11-26 5:00開始",
            "99:99まで",
            "受付番号 12345:00まで",
            "〜〜〜::まで時まで",
        ] {
            assert_eq!(hours(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (at, expected) in [(0, (1, 1)), (951_782_400_000, (2, 29)), (1_795_564_800_000, (11, 25)), (1_798_675_200_000, (12, 31))] {
            assert_eq!(month_and_day(at), expected);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_said_an_end_lies_ahead_and_not_far(
            text in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat()),
            said in prop_oneof![4 => 0..LATEST, 1 => any::<i64>()],
        ) {
            if let Some(end) = end(&text, said) {
                prop_assert!(end > said && end - said <= FURTHEST, "{text}");
            }
        }
    }

    const PIECES: [&str; 20] =
        ["11", "月", "/", "26", "日", "5", ":", "00", "時", "半", "30", "分", "まで", "～", "翌", "午後", "頃", " ", "間", "99999"];
}
