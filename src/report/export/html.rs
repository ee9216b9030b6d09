//! The record as one HTML file that needs nothing else: style and pictures
//! are inside, there is no script, and it prints well.

use crate::named::Named;
use crate::report::description::{Description, Title, tell};
use crate::report::figures::Figures;
use crate::report::heat_map::{Orientation, table};
use crate::report::markup::{Element, element};
use crate::report::time::Local;
use crate::report::wording::Wording;
use crate::report::{Extras, Picture, Record, outline};

const STYLE: &str = include_str!("html.css");
/// Even if a browser saw a script where there is none, it would not run it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The text of the file. `made`: when it is made.
#[must_use]
pub fn page(record: &Record, extras: &Extras, made: Local, words: &Wording<'_>) -> String {
    let figures = Figures::of(record);
    let title = words.text("report_title");
    let header = element("header")
        .with(element("p").attr("class", "quiet").text(&title))
        .with(element("h1").text(outline::headline(&figures, words)))
        .with(element("p").attr("class", "quiet").text(written(made, words)));
    let body = element("body")
        .with(header)
        .with(facts(&figures, extras, words))
        .with_all(hours(&figures, words))
        .with_all(said(&figures, words))
        .with_all(pictures(&extras.pictures, words))
        .with_all(events(record, words));
    document(&title, body, words)
}

/// A whole file around its body, which gets its last line here.
pub(in crate::report) fn document(title: &str, body: Element, words: &Wording<'_>) -> String {
    let head = element("head")
        .with(element("meta").attr("charset", "utf-8"))
        .with(element("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY))
        .with(element("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1"))
        .with(element("title").text(title))
        .with(element("style").style(STYLE));
    let body = body.with(element("footer").with(element("p").attr("class", "quiet").text(words.text("report_by"))));
    let page = element("html").attr("lang", words.text("language")).with(head).with(body);
    format!("<!DOCTYPE html>\n{}\n", page.markup())
}

/// When a file was made.
pub(in crate::report) fn written(made: Local, words: &Wording<'_>) -> String {
    let written = format!("{} {} (UTC{})", words.whole_day(made), made.clock(), made.offset());
    words.with("named", &[&words.text("report_made"), &written])
}

pub(in crate::report) fn section(title: &str, words: &Wording<'_>) -> Element {
    element("section").with(element("h2").text(words.text(title)))
}

fn facts(figures: &Figures, extras: &Extras, words: &Wording<'_>) -> Element {
    let address = extras.address.as_ref().map(|address| (words.text("report_address"), address.clone()));
    let facts = address.into_iter().chain(outline::facts(figures, words));
    section("section_facts", words).with(pairs(facts.map(|(name, value)| (name, vec![value]))))
}

/// Facts, each with its name and one or more lines.
pub(in crate::report) fn pairs(facts: impl Iterator<Item = (String, Vec<String>)>) -> Element {
    let pairs = facts.map(|(name, lines)| {
        let values = lines.into_iter().map(|line| element("dd").with(apart(line)));
        element("div").with(element("dt").text(name)).with_all(values)
    });
    element("dl").with_all(pairs)
}

fn hours(figures: &Figures, words: &Wording<'_>) -> Option<Element> {
    (figures.week.most() > 0).then(|| section("heat_title", words).with(table(&figures.week, Orientation::Wide, words)))
}

pub(in crate::report) fn said(figures: &Figures, words: &Wording<'_>) -> Option<Element> {
    let items = figures.said.iter().map(|said| {
        let more = element("p").attr("class", "quiet").text(outline::said(said, words));
        element("li").with(quote(&said.text, words)).with(more)
    });
    (!figures.said.is_empty()).then(|| section("section_said", words).with(element("ol").with_all(items)))
}

pub(in crate::report) fn pictures(pictures: &[Picture], words: &Wording<'_>) -> Option<Element> {
    let figures = pictures.iter().map(|picture| {
        let when = words.second(picture.at);
        let image = element("img").attr("src", picture.address()).attr("alt", words.with("picture_of", &[&when]));
        element("figure").with(image).with(element("figcaption").text(when))
    });
    (!pictures.is_empty()).then(|| section("section_pictures", words).with_all(figures))
}

fn events(record: &Record, words: &Wording<'_>) -> Option<Element> {
    let rows = (0..record.events.len()).rev().map(|position| row(record, position, &tell(record, position, words), words));
    (!record.events.is_empty()).then(|| section("section_events", words).with(events_table(rows, words)))
}

/// The table of events around its rows.
pub(in crate::report) fn events_table(rows: impl Iterator<Item = Element>, words: &Wording<'_>) -> Element {
    let column = |name: &str| element("th").attr("scope", "col").text(words.text(name));
    let head = element("tr").with(column("column_time")).with(column("column_kind")).with(column("column_what"));
    element("table").attr("class", "events").with(element("thead").with(head)).with(element("tbody").with_all(rows))
}

/// An event as a row of it.
pub(in crate::report) fn row(record: &Record, position: usize, told: &Description, words: &Wording<'_>) -> Element {
    let event = &record.events[position];
    let local = Local::new(event.at, event.zone);
    let time = element("time").attr("datetime", local.iso()).text(words.second(local));
    element("tr")
        .with(element("td").with(time))
        .with(element("td").text(words.text(&format!("word_{}", told.kind.name()))))
        .with(what(told, words))
}

fn what(told: &Description, words: &Wording<'_>) -> Element {
    let first = match &told.title {
        Title::Sentence(sentence) => element("p").with(element("b").text(sentence)),
        Title::Quote(said) => quote(said, words),
    };
    let result = told.result.iter().map(|result| element("p").text(result));
    let more = (!told.more.is_empty()).then(|| element("p").attr("class", "quiet").with(apart(told.more.join(&words.text("list_dot")))));
    element("td").with(first).with_all(result).with_all(more)
}

/// Words of the site, whole, in their quotation marks.
fn quote(said: &str, words: &Wording<'_>) -> Element {
    let quoted = element("bdi").attr("class", "said").text(said);
    element("p").text(words.text("quote_open")).with(quoted).text(words.text("quote_close"))
}

/// Text whose direction touches nothing around it.
fn apart(text: String) -> Element {
    element("bdi").text(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};
    use crate::report::samples::weeks;
    use crate::report::wording::tests::sentences;

    fn page_of(record: &Record, extras: &Extras) -> String {
        let (ja, made) = (sentences("ja"), Local::new(1_795_349_471_000, 540));
        page(record, extras, made, &Wording::new(&ja, made))
    }

    #[test]
    fn the_page_of_a_small_record() {
        let page = page_of(&weeks(2), &Extras::default()).replace(STYLE, "…");
        insta::assert_snapshot!(page.replace("<tr>", "\n<tr>").replace("<section>", "\n<section>"));
    }

    #[test]
    fn words_of_the_site_are_shown_and_never_run() {
        let said = "<script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}\u{0}";
        let record = Record::new(vec![attempt(0, None, "a"), message(1, None, said, None)], vec![], 2);
        let page = page_of(&record, &Extras::default());
        assert!(!page.contains("<script") && !page.contains("<img") && page.contains("&lt;script&gt;"), "{page}");
    }

    #[test]
    fn pictures_and_the_address_are_inside_only_when_they_are_given() {
        let record = weeks(1);
        assert!(!page_of(&record, &Extras::default()).contains("data:image"));
        let picture = Picture { at: Local::new(0, 540), png: vec![0x89, b'P', b'N', b'G'] };
        let page = page_of(&record, &Extras { address: Some("taro@example.jp".into()), pictures: vec![picture] });
        assert!(page.contains("src=\"data:image/png;base64,iVBORw==\""), "{page}");
        assert!(page.contains("taro@example.jp"));
    }

    #[test]
    fn nothing_in_it_points_elsewhere() {
        let page = page_of(&weeks(5), &Extras::default());
        for outside in ["http:", "https:", "href=", "url(", "@import", "<script", "<link"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}
