//! What the person remembers, in words: marked as such, and no more exact
//! than it is remembered.

use super::time::Local;
use super::wording::Wording;
use crate::journal::event::{Exactness, OtherPlaceReport, RecalledTime, SelfReport};

/// A time, such as `11月22日 21時ごろ`. `zone`: minutes east of UTC where it was written down.
#[must_use]
pub fn time(time: &RecalledTime, zone: i32, words: &Wording<'_>) -> String {
    let local = Local::new(time.at, zone);
    match time.exact {
        Exactness::Minute => words.minute(local),
        Exactness::Hour => words.with("about_hour", &[&words.day(local), &local.hour().to_string()]),
        Exactness::Day => words.day(local),
        Exactness::Month => words.with("about_month", &[&words.text(&format!("month_{}", local.month())), &local.year().to_string()]),
    }
}

/// The same, marked as the person's own word (自己申告).
#[must_use]
pub fn marked(recalled: &RecalledTime, zone: i32, words: &Wording<'_>) -> String {
    words.with("as_remembered", &[&time(recalled, zone, words)])
}

/// What lies before the record, in parts.
#[must_use]
pub fn before(report: &SelfReport, zone: i32, words: &Wording<'_>) -> Vec<String> {
    let part = |key, recalled: &RecalledTime| words.with("named", &[&words.text(key), &time(recalled, zone, words)]);
    let since = report.since.iter().map(|since| part("fact_told_since", since));
    let parts: Vec<String> = since.chain(report.last_success.iter().map(|success| part("fact_success", success))).collect();
    if parts.is_empty() { vec![words.text("told_skipped")] } else { parts }
}

/// What happened in another place, in parts.
#[must_use]
pub fn elsewhere(elsewhere: &OtherPlaceReport, zone: i32, words: &Wording<'_>) -> Vec<String> {
    let mut parts = vec![time(&elsewhere.when, zone, words), words.say("where", &elsewhere.place)];
    parts.extend(elsewhere.said.as_ref().map(|said| words.quote(said, usize::MAX)));
    parts
}

#[cfg(test)]
mod tests {
    use super::super::wording::tests::sentences;
    use super::*;
    use crate::journal::event::{OtherPlace, Outcome};

    const AT: i64 = 1_795_349_071_000;

    #[test]
    fn a_time_is_no_more_exact_than_it_is_remembered() {
        for (language, expected) in [
            ("ja", ["11月22日 21:04", "11月22日 21時ごろ", "11月22日", "2026年11月ごろ"]),
            ("en", ["Nov 22, 21:04", "Nov 22, about 21:00", "Nov 22", "about Nov 2026"]),
        ] {
            let sentences = sentences(language);
            let words = Wording::new(&sentences, Local::new(AT, 540));
            let all = [Exactness::Minute, Exactness::Hour, Exactness::Day, Exactness::Month];
            assert_eq!(all.map(|exact| time(&RecalledTime { at: AT, exact }, 540, &words)), expected);
        }
    }

    #[test]
    fn what_the_person_told_stands_in_parts() {
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(AT, 540));
        let day = RecalledTime { at: AT, exact: Exactness::Day };
        let report = SelfReport { since: Some(day), last_success: None };
        assert_eq!(before(&report, 540, &words), ["できなくなった時：11月22日"]);
        assert_eq!(before(&SelfReport::default(), 540, &words), ["お答えなし"]);
        let phone = OtherPlaceReport { when: day, place: OtherPlace::PhoneApp, outcome: Outcome::In, said: Some("ようこそ".into()) };
        assert_eq!(elsewhere(&phone, 540, &words), ["11月22日", "スマートフォンのアプリ", "「ようこそ」"]);
        assert_eq!(marked(&day, 540, &words), "11月22日（自己申告）");
    }
}
