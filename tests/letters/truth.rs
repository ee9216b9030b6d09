//! Each date and each number of a text is looked up in the written record, by
//! code that shares nothing with what wrote the text.

use std::collections::{BTreeMap, BTreeSet};

use crate::make;
use crate::story::{Failed, Line, Story, all};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A time as the record has it, and as a text in that language may name it: to the minute, to the day.
struct Clock<'a> {
    language: &'a str,
    this_year: &'a str,
}

impl Clock<'_> {
    /// `2026-11-22…` → `11月22日`; with its year if that is another one, or if it is asked for.
    fn day(&self, stamp: &str, with_year: bool) -> String {
        let (year, month, day) = (&stamp[..4], plain(&stamp[5..7]), plain(&stamp[8..10]));
        let other = with_year || year != self.this_year;
        let name = MONTHS[month.parse::<usize>().expect("a month") - 1];
        match (self.language, other) {
            ("ja", false) => format!("{month}月{day}日"),
            ("ja", true) => format!("{year}年{month}月{day}日"),
            (_, false) => format!("{name} {day}"),
            (_, true) => format!("{name} {day}, {year}"),
        }
    }

    fn minute(&self, stamp: &str) -> String {
        let clock = format!("{}:{}", plain(&stamp[11..13]), &stamp[14..16]);
        let day = self.day(stamp, false);
        if self.language == "ja" { format!("{day} {clock}") } else { format!("{day}, {clock}") }
    }

    /// `2026-11`, `2026-11-22`, `2026-11-22T21`: no more exact than that.
    fn recalled(&self, text: &str) -> String {
        let ja = self.language == "ja";
        match text.len() {
            7 => {
                let (year, month) = (&text[..4], plain(&text[5..7]));
                let name = MONTHS[month.parse::<usize>().expect("a month") - 1];
                if ja { format!("{year}年{month}月ごろ") } else { format!("about {name} {year}") }
            }
            10 => self.day(text, false),
            13 => {
                let (day, hour) = (self.day(text, false), plain(&text[11..13]));
                if ja { format!("{day} {hour}時ごろ") } else { format!("{day}, about {hour}:00") }
            }
            _ => self.minute(text),
        }
    }
}

fn plain(number: &str) -> &str {
    number.trim_start_matches('0').get(..).filter(|n| !n.is_empty()).unwrap_or("0")
}

fn fails(line: &Line) -> bool {
    line.word.starts_with("refused") || ["captcha", "no-answer", "down"].contains(&line.word.as_str())
}

/// The attempts since the last that led in.
fn row(story: &Story) -> Vec<&Line> {
    let from = story.lines.iter().rposition(|line| line.word == "in").map_or(0, |place| place + 1);
    story.lines[from..].iter().filter(|line| fails(line) || line.word == "not-sent").collect()
}

fn letters(story: &Story) -> Vec<&Line> {
    story.lines.iter().filter(|line| line.word == "sent").collect()
}

/// Every date that the record holds, as texts may name it, the longest first.
fn dates(story: &Story, clock: &Clock<'_>) -> Vec<String> {
    let (mut dates, language) = (BTreeSet::new(), clock.language);
    for line in &story.lines {
        let minute = clock.minute(&line.stamp);
        // Of a span within a day only the hour of its end is said.
        let hour = minute.rsplit_once(' ').map(|(_, hour)| hour.to_owned());
        dates.extend(
            hour.filter(|_| fails(line)).map(|hour| if language == "ja" { format!(" から {hour} までの") } else { format!(" to {hour}") }),
        );
        dates.insert(minute);
        let parts = line.rest.split([' ', '=']);
        dates.extend(parts.filter(|part| part.starts_with("20") && [7, 10, 13, 16].contains(&part.len())).map(|part| clock.recalled(part)));
    }
    dates.extend(letters(story).iter().map(|line| clock.day(&line.stamp, false)));
    dates.extend(row(story).first().map(|line| clock.day(&line.stamp, false)));
    let now = &story.now.0;
    dates.insert(clock.day(now, false));
    dates.insert(format!("{} {}:00 (UTC+09:00)", clock.day(now, true), &now[11..16]));
    let mut dates: Vec<String> = dates.into_iter().collect();
    dates.sort_by_key(|date| std::cmp::Reverse(date.len()));
    dates
}

/// Every number that may stand in a text, counted from the lines of the record.
fn numbers(story: &Story) -> BTreeSet<usize> {
    let mut numbers = BTreeSet::new();
    let row = row(story);
    numbers.insert(row.iter().filter(|line| fails(line)).count());
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for line in &row {
        *counts.entry(("said", &line.rest)).or_default() += 1;
        *counts
            .entry(("ended", line.word.split_once('-').filter(|(word, _)| *word == "refused").map_or(line.word.as_str(), |(word, _)| word)))
            .or_default() += 1;
    }
    for line in story.lines.iter().filter(|line| ["tried", "cleared", "tested", "reached"].contains(&line.word.as_str())) {
        *counts.entry((&line.word, line.rest.split(' ').next().unwrap_or_default())).or_default() += 1;
    }
    numbers.extend(counts.into_values());
    let letters = letters(story);
    numbers.extend(1..=letters.len() + usize::from(!letters.is_empty()));
    if let Some(last) = letters.last() {
        numbers.insert(row.iter().filter(|line| fails(line) && line.at > last.at).count());
        // Days of the calendar in Japan.
        let day = |at: i64| (at + 9 * 3_600_000).div_euclid(86_400_000);
        numbers.insert(usize::try_from(day(story.now.1) - day(last.at)).expect("after it"));
    }
    let tried =
        story.lines.iter().filter(|line| ["tried", "cleared", "elsewhere", "tested", "reached"].contains(&line.word.as_str())).count();
    // The packet leaves out what is more than eight.
    numbers.extend(tried.checked_sub(8));
    numbers
}

/// Without what is not of the record's times and counts: words of the site, what was typed, names of files, the environment.
fn bare(story: &Story, text: &str) -> String {
    let mut text: String = text
        .lines()
        .filter(|line| !["利用環境", "Environment", "環境：", "With:"].iter().any(|label| line.starts_with(label)))
        .filter(|line| !line.contains("142.0"))
        .collect::<Vec<_>>()
        .join("\n");
    let quoted = |text: &str| {
        // A quotation of the site may have lost its end; nested marks are the site's.
        let mut out = String::new();
        let mut depth = 0_i32;
        for c in text.chars() {
            depth += i32::from(c == '「' || c == '“');
            if depth == 0 {
                out.push(c);
            }
            depth -= i32::from(c == '」' || c == '”');
        }
        out
    };
    for (_, typed) in story.details.given() {
        text = text.replace(typed, "");
    }
    for known in story.attached.iter().map(String::as_str).chain(["1分待っても", "HTTP 503", "HTTP 200", "：40312", ": 40312"]) {
        text = text.replace(known, "");
    }
    quoted(&text)
}

#[test]
fn every_date_and_number_is_of_the_record() -> Result<(), Failed> {
    let mut looked_up = 0;
    for story in all()? {
        for language in ["ja", "en"] {
            let clock = Clock { language, this_year: &story.now.0[..4] };
            let (dates, numbers) = (dates(&story, &clock), numbers(&story));
            for (name, text) in make(&story, language).texts {
                let mut rest = bare(&story, &text);
                for date in &dates {
                    looked_up += rest.matches(date.as_str()).count();
                    rest = rest.replace(date.as_str(), "");
                }
                let odd = [":0", ":1", ":2", ":3", ":4", ":5"].iter().chain(&MONTHS).any(|odd| rest.contains(odd));
                assert!(!odd, "{} {language} {name}: a date that the record has not\n{rest}\n-----\n{text}", story.name);
                for number in rest.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
                    looked_up += 1;
                    let known = number.parse().is_ok_and(|number| numbers.contains(&number));
                    assert!(known, "{} {language} {name}: {number} is not among {numbers:?}\n{rest}\n-----\n{text}", story.name);
                }
            }
        }
    }
    assert!(looked_up > 1000, "{looked_up}");
    Ok(())
}

#[test]
fn the_letter_says_how_often_and_since_when() -> Result<(), Failed> {
    for story in all()? {
        let clock = Clock { language: "ja", this_year: &story.now.0[..4] };
        let failures: Vec<&Line> = row(&story).into_iter().filter(|line| fails(line)).collect();
        let expected = match failures.as_slice() {
            [] => continue,
            [only] => format!("{} にログインを試しましたが、ログインできませんでした。", clock.minute(&only.stamp)),
            [first, .., last] => {
                let told = story.lines.iter().any(|line| line.word == "told");
                let opening = if told { "そのうち記録にあるのは、" } else { "ログインできなかったのは、" };
                let same_day = first.stamp[..10] == last.stamp[..10];
                let (first, last) = (clock.minute(&first.stamp), clock.minute(&last.stamp));
                let last = if same_day { last.rsplit_once(' ').map_or(last.clone(), |(_, minute)| minute.to_owned()) } else { last };
                format!("{opening}{first} から {last} までの {}回です。", failures.len())
            }
        };
        let made = make(&story, "ja");
        for (name, text) in made.texts.iter().filter(|(name, _)| !name.starts_with("share")) {
            assert!(text.contains(&expected), "{} {name}: {expected}\n{text}", story.name);
        }
        if let Some(success) = story.lines.iter().rev().find(|line| line.word == "in") {
            let sentence = format!("最後にログインできたのは、{} です。", clock.minute(&success.stamp));
            assert!(made.texts[0].1.contains(&sentence), "{}: {sentence}\n{}", story.name, made.texts[0].1);
        }
    }
    Ok(())
}

#[test]
fn a_second_letter_names_those_before_it_and_what_has_changed() -> Result<(), Failed> {
    for story in all()? {
        let clock = Clock { language: "ja", this_year: &story.now.0[..4] };
        let (letters, made) = (letters(&story), make(&story, "ja"));
        let Some((_, text)) = made.texts.iter().find(|(name, _)| name == "followup") else {
            assert!(letters.is_empty(), "{}", story.name);
            continue;
        };
        for letter in &letters {
            assert!(text.contains(&clock.day(&letter.stamp, false)), "{}\n{text}", story.name);
        }
        assert!(text.contains(&format!("【{}回目のお問い合わせ", letters.len() + 1)), "{}\n{text}", story.name);
        let last = letters[letters.len() - 1];
        let answered = story.lines.iter().any(|line| line.word == "reply" && line.at > last.at);
        let days = (story.now.1 + 9 * 3_600_000).div_euclid(86_400_000) - (last.at + 9 * 3_600_000).div_euclid(86_400_000);
        assert_eq!(text.contains(&format!("から {days}日が経ちました。")), !answered, "{} {days}\n{text}", story.name);
        let since = row(&story).into_iter().filter(|line| line.at > last.at).count();
        if since == 0 {
            assert!(text.contains("ログインは試しておりません。"), "{}\n{text}", story.name);
        }
    }
    Ok(())
}
