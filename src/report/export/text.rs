//! The record as plain text, to be pasted into a form. Whole, or cut to what
//! a form takes: what matters comes first, and the newest before the older.

use crate::journal::event::Fact;
use crate::report::description::{Description, Kind, Title, tell};
use crate::report::figures::{Figures, Words};
use crate::report::time::Local;
use crate::report::wording::Wording;
use crate::report::{Extras, Record, outline};

/// In a cut version a message has at most about this many characters.
const QUOTED: usize = 120;
/// In a cut version at most so many different messages stand before the rest.
const MESSAGES: usize = 3;

/// How long a form takes a text to be: UTF-16 units, as `maxlength` counts,
/// and a line break is two, as it is when the form is sent.
#[must_use]
pub fn length(text: &str) -> usize {
    text.chars().map(|c| if c == '\n' { 2 } else { c.len_utf16() }).sum()
}

/// The whole record. `made`: when the text is made.
#[must_use]
pub fn whole(record: &Record, extras: &Extras, made: Local, words: &Wording<'_>) -> String {
    let figures = Figures::of(record);
    let mut lines = head(&figures, extras, made, words);
    if !figures.said.is_empty() {
        lines.extend([String::new(), words.text("section_said")]);
        let quoted = |said: &Words| words.quote(&readable(&said.text), usize::MAX);
        lines.extend(figures.said.iter().enumerate().map(|(number, said)| item(number, &quoted(said), said, words)));
    }
    if !record.events.is_empty() {
        lines.extend([String::new(), words.text("section_events")]);
        lines.extend((0..record.events.len()).rev().map(|position| {
            let told = tell(record, position, words);
            let first = format!("{} {}", time(record, position, words), first_line(&told, usize::MAX, words));
            if told.more.is_empty() { first } else { format!("{first}\n  {}", told.more.join(&words.text("list_dot"))) }
        }));
    }
    lines.extend([String::new(), words.text("report_by")]);
    lines.join("\n") + "\n"
}

/// The record in at most `most` of [`length`].
#[must_use]
pub fn cut(record: &Record, extras: &Extras, made: Local, most: usize, words: &Wording<'_>) -> String {
    let figures = Figures::of(record);
    let mut text = Cut { lines: Vec::new(), room: most };
    for line in head(&figures, extras, made, words) {
        text.push(line);
    }
    if !figures.said.is_empty() {
        text.push(format!("\n{}", words.text("section_said")));
        for (number, said) in figures.said.iter().take(MESSAGES).enumerate() {
            text.push(item(number, &one_line(&words.quote(&said.text, QUOTED)), said, words));
        }
    }
    // Words and pages stand with their attempt.
    let mut rest =
        (0..record.events.len()).rev().filter(|p| record.outcome(*p).is_some() || Kind::of(&record.events[*p].fact) == Kind::Remedy);
    let left_out = |count: usize| words.with("left_out", &[&count.to_string()]);
    // Room for the line that says how much is missing.
    let note = length(&left_out(record.events.len())) + 2;
    text.push(format!("\n{}", words.text("section_events")));
    let before = text.lines.len();
    let mut missing = 0;
    for position in rest.by_ref() {
        if !text.push_leaving(in_short(record, position, &figures, words), note) {
            missing += 1;
            break;
        }
    }
    missing += rest.count();
    if text.lines.len() == before && missing == 0 {
        // A heading without anything below it.
        text.lines.pop();
    }
    if missing > 0 {
        text.push(left_out(missing));
    }
    text.lines.join("\n")
}

/// Lines as long as there is room for them.
struct Cut {
    lines: Vec<String>,
    room: usize,
}

impl Cut {
    fn push(&mut self, line: String) -> bool {
        self.push_leaving(line, 0)
    }

    /// Adds a line if so much room is left behind it.
    fn push_leaving(&mut self, line: String, leave: usize) -> bool {
        let needs = length(&line) + 2;
        let fits = needs + leave <= self.room;
        if fits {
            self.room -= needs;
            self.lines.push(line);
        }
        fits
    }
}

fn head(figures: &Figures, extras: &Extras, made: Local, words: &Wording<'_>) -> Vec<String> {
    let mut lines = vec![words.text("report_title"), outline::headline(figures, words)];
    if let Some(address) = &extras.address {
        lines.push(words.with("named", &[&words.text("report_address"), &one_line(address)]));
    }
    lines.extend(outline::facts(figures, words).iter().map(|(name, value)| words.with("named", &[name, value])));
    let day = format!("{} {}", words.whole_day(made), made.clock());
    lines.push(words.with("named", &[&words.text("report_made"), &format!("{day} (UTC{})", made.offset())]));
    lines
}

/// Words of the site under a number, by which the lines below can name them.
fn item(number: usize, quoted: &str, said: &Words, words: &Wording<'_>) -> String {
    format!("{} {quoted} {}", words.with("said_number", &[&(number + 1).to_string()]), outline::said(said, words))
}

fn time(record: &Record, position: usize, words: &Wording<'_>) -> String {
    let event = &record.events[position];
    words.second(Local::new(event.at, event.zone))
}

fn first_line(told: &Description, most: usize, words: &Wording<'_>) -> String {
    let title = match &told.title {
        Title::Sentence(sentence) => sentence.clone(),
        Title::Quote(said) => one_line(&words.quote(said, most)),
    };
    match &told.result {
        Some(result) => format!("{title} {result}"),
        None => title,
    }
}

/// An attempt or a remedy in one line. Words that stand above are named by their number.
fn in_short(record: &Record, position: usize, figures: &Figures, words: &Wording<'_>) -> String {
    let event = &record.events[position];
    let when = words.minute(Local::new(event.at, event.zone));
    let Some(outcome) = record.outcome(position) else {
        let told = tell(record, position, words);
        return one_line(&format!("{when} {} {}", first_line(&told, QUOTED, words), told.more.join(&words.text("list_dot"))));
    };
    let messages = record.lines[position].attempt.and_then(|n| record.attempts.get(n)).map(|attempt| &attempt.messages);
    let said = messages.into_iter().flatten().find_map(|message| match &record.events[*message].fact {
        Fact::SiteMessage(message) => Some(&message.text),
        _ => None,
    });
    let said = said.map(|text| match figures.said.iter().take(MESSAGES).position(|words| words.text == *text) {
        Some(number) => words.with("said_number", &[&(number + 1).to_string()]),
        None => one_line(&words.quote(text, QUOTED / 3)),
    });
    [Some(when), Some(words.outcome(outcome)), said].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Without characters that would change what stands around them: controls
/// and marks of direction. The JSON keeps them.
pub(in crate::report) fn readable(text: &str) -> String {
    text.chars()
        .filter(|c| {
            let direction = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            !direction && (*c == '\n' || !c.is_control())
        })
        .collect()
}

fn one_line(text: &str) -> String {
    readable(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::attempts::tests::{attempt, message};
    use crate::report::record::tests::record;
    use crate::report::samples::weeks;
    use crate::report::wording::tests::sentences;

    const MADE: i64 = 1_795_349_471_000;

    fn with(language: &str, make: impl Fn(&Wording<'_>, Local) -> String) -> String {
        let (sentences, made) = (sentences(language), Local::new(MADE, 540));
        make(&Wording::new(&sentences, made), made)
    }

    #[test]
    fn the_whole_text_in_japanese() {
        insta::assert_snapshot!(with("ja", |words, made| whole(&weeks(3), &Extras::default(), made, words)));
    }

    #[test]
    fn the_cut_text_in_english() {
        insta::assert_snapshot!(with("en", |words, made| cut(&weeks(40), &Extras::default(), made, 1000, words)));
    }

    #[test]
    fn a_cut_text_keeps_the_headline_and_the_newest_and_says_what_is_missing() {
        for most in [1000, 2000] {
            let text = with("ja", |words, made| cut(&weeks(60), &Extras::default(), made, most, words));
            assert!(length(&text) <= most && length(&text) > most - 150, "{}", length(&text));
            let newest = with("ja", |words, _| words.minute(Local::new(weeks(60).events.last().expect("an event").at, 540)));
            assert!(text.contains(&newest) && text.contains("同じ表示") && text.contains("省きました"), "{text}");
        }
        let small = with("ja", |words, made| cut(&record(), &Extras::default(), made, 2000, words));
        assert!(!small.contains("省きました"), "{small}");
    }

    #[test]
    fn an_address_stands_there_only_when_it_is_given() {
        let extras = Extras { address: Some("taro@example.jp".into()), ..Extras::default() };
        let given = with("ja", |words, made| cut(&record(), &extras, made, 1000, words));
        assert!(given.contains("taro@example.jp"), "{given}");
        let not = with("ja", |words, made| whole(&record(), &Extras::default(), made, words));
        assert!(!not.contains('@'), "{not}");
    }

    #[test]
    fn words_of_the_site_cannot_turn_the_text_around() {
        let record = Record::new(vec![attempt(0, None, "a"), message(1, None, "a\u{202e}b\u{0}c\r\nd", None)], vec![], 2);
        let text = with("ja", |words, made| whole(&record, &Extras::default(), made, words));
        assert!(text.contains("「abc\nd」") && text.contains("「abc d」"), "{text}");
    }

    #[test]
    fn length_is_what_a_form_counts() {
        assert_eq!((length("a あ"), length("🔑"), length("a\nb")), (3, 2, 4));
    }

    proptest! {
        #[test]
        fn a_cut_text_is_never_longer_than_asked_for(words in prop::collection::vec(".{0,400}", 0..12), most in 0usize..3000, address in prop::option::of(".{0,300}")) {
            let mut events = Vec::new();
            for (n, text) in words.iter().enumerate() {
                let at = 10_000 * i64::try_from(n).unwrap_or(0);
                events.push(attempt(at, Some(1), &format!("v{n}")));
                events.push(message(at + 500, Some(1), text, None));
            }
            let record = Record::new(events, vec![], 1_000_000);
            let extras = Extras { address, ..Extras::default() };
            let text = with("ja", |words, made| cut(&record, &extras, made, most, words));
            prop_assert!(length(&text) <= most);
        }
    }
}
