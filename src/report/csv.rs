//! The record as a table for spreadsheets: UTF-8 with a byte order mark
//! (without it Excel reads Japanese as Shift_JIS), CRLF, one row per event.

use csv_core::{QuoteStyle, Terminator, WriteResult, Writer, WriterBuilder};

use super::record::Record;
use super::sums::{Sum, by_kind};
use super::telling::noted;
use super::time::Local;
use super::told;
use super::{fact_key, key};
use crate::journal::event::{Address, Event, Fact, Means, OpenFinding, PageSeen};

/// The keys of the header's sentences, one per column.
pub const COLUMNS: [&str; 8] = ["csv_time", "csv_zone", "csv_kind", "csv_what", "csv_page", "csv_status", "csv_findings", "csv_attempt"];

/// The text of the file. `say` gives the sentence for a key, such as
/// `outcome_refused`, in the language asked for.
#[must_use]
pub fn table(record: &Record, say: &dyn Fn(&str) -> String) -> String {
    let mut rows = Rows::new();
    rows.push(&COLUMNS.map(say));
    for (position, event) in record.events.iter().enumerate() {
        let local = Local::new(event.at, event.zone);
        let (page, status) = place(event);
        rows.push(&[
            local.stamp(),
            format!("UTC{}", local.offset()),
            say(fact_key(&event.fact)),
            what(record, position, event, say),
            page.map(address).unwrap_or_default(),
            status.map(|s| s.to_string()).unwrap_or_default(),
            findings(event).iter().map(|f| noted(f.code, say)).collect::<Vec<_>>().join(" / "),
            record.attempt_id(position).map(|id| id.as_str().to_owned()).unwrap_or_default(),
        ]);
    }
    rows.text()
}

fn what(record: &Record, position: usize, event: &Event, say: &dyn Fn(&str) -> String) -> String {
    match &event.fact {
        Fact::Attempt(_) => match record.outcome(position).flatten() {
            Some(outcome) => say(&key("outcome", &outcome)),
            None => say("outcome_waiting"),
        },
        Fact::SiteMessage(message) => message.text.clone(),
        Fact::PageSeen(page) => say(&page_key(page)),
        Fact::Outcome(stated) => say(&key("outcome", &stated.outcome)),
        Fact::DataCleared(clearing) => by_kind(clearing).iter().map(|sum| cleared(sum, say)).collect::<Vec<_>>().join(" / "),
        other => told::line(other, event.zone, say).unwrap_or_default(),
    }
}

/// The key of the sentence that says what a page showed.
#[must_use]
pub fn page_key(page: &PageSeen) -> String {
    match (&page.trouble, page.signed_in) {
        (Some(trouble), _) => key("seen", trouble),
        (None, Some(true)) => "seen_signed_in".to_owned(),
        (None, _) => key("seen", &page.form),
    }
}

fn cleared(sum: &Sum, say: &dyn Fn(&str) -> String) -> String {
    let kind = say(&key("data", &sum.kind));
    match (sum.means, sum.before, sum.after) {
        (Means::Removed, Some(before), Some(after)) => format!("{kind} {before} → {after}"),
        (means, _, _) => format!("{kind} {}", say(&key("means", &means))),
    }
}

fn place(event: &Event) -> (Option<&Address>, Option<u16>) {
    match &event.fact {
        Fact::Attempt(attempt) => (Some(&attempt.page), None),
        Fact::SiteMessage(message) => (Some(&message.page), message.status),
        Fact::PageSeen(page) => (Some(&page.page), page.status),
        Fact::Notice(notice) => (Some(&notice.page), notice.status),
        Fact::Picture(picture) => (Some(&picture.page), None),
        Fact::Reached(reached) => (None, reached.status),
        _ => (None, None),
    }
}

/// The findings that were open at an event.
#[must_use]
pub fn findings(event: &Event) -> &[OpenFinding] {
    match &event.fact {
        Fact::Attempt(attempt) => &attempt.findings,
        Fact::SiteMessage(message) => &message.findings,
        _ => &[],
    }
}

/// `hapitas.jp/auth/signin/?next`: the query's names, never its values.
#[must_use]
pub fn address(page: &Address) -> String {
    let mark = if page.query.is_empty() { "" } else { "?" };
    format!("{}{}{mark}{}", page.host, page.path, page.query.join("&"))
}

/// Keeps a spreadsheet from running a cell as a formula: an apostrophe ahead.
/// Spreadsheets look past blanks, and Japanese ones take full-width signs too.
/// A text that already has an apostrophe there gets one more, so that taking
/// one away always gives back what was recorded.
fn neutralise(cell: &str) -> std::borrow::Cow<'_, str> {
    let blank =
        |c: char| c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let inside = cell.trim_start_matches(|c| blank(c) || c == '\'');
    let runs = inside.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if runs { format!("'{cell}").into() } else { cell.into() }
}

/// Rows as they are written.
struct Rows {
    writer: Writer,
    bytes: Vec<u8>,
}

impl Rows {
    fn new() -> Self {
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).build();
        Self { writer, bytes: "\u{feff}".into() }
    }

    fn push<const N: usize>(&mut self, cells: &[String; N]) {
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                self.write(|writer, out| writer.delimiter(out));
            }
            let cell = neutralise(cell);
            let mut rest = cell.as_bytes();
            self.write(|writer, out| {
                let (result, taken, written) = writer.field(rest, out);
                rest = &rest[taken..];
                (result, written)
            });
        }
        self.write(|writer, out| writer.terminator(out));
    }

    /// Calls the writer until it has no more to put out.
    fn write(&mut self, mut step: impl FnMut(&mut Writer, &mut [u8]) -> (WriteResult, usize)) {
        loop {
            let mut out = [0; 1024];
            let (result, written) = step(&mut self.writer, &mut out);
            self.bytes.extend_from_slice(&out[..written]);
            if result == WriteResult::InputEmpty {
                return;
            }
        }
    }

    fn text(self) -> String {
        // The writer only adds ASCII between the bytes of the cells.
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::super::sums::tests::cleared as one;
    use super::*;
    use crate::journal::attempts::tests::message;
    use crate::journal::event::{Clearing, DataKind, tests::event};

    fn read(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix('\u{feff}').expect("begins with the mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect()
    }

    fn key_itself(key: &str) -> String {
        key.to_owned()
    }

    fn what_of(text: &str) -> String {
        let record = Record::new(vec![message(0, None, text, None)], vec![], 0);
        read(&table(&record, &key_itself))[1][3].clone()
    }

    #[test]
    fn one_row_per_event() {
        let text = table(&record(), &key_itself);
        let rows = read(&text);
        assert_eq!(rows.len(), 1 + record().events.len());
        assert_eq!(rows[0], COLUMNS);
        assert_eq!(rows[3][..4], ["1970-01-01 09:00:10", "UTC+09:00", "kind_attempt", "outcome_refused"]);
        assert_eq!(rows[5][3], "入力内容をご確認ください（E-2041）");
        assert_eq!(rows[5][7], rows[3][7], "a message names its attempt");
        assert_eq!(rows.last().map(|r| r[3].as_str()), Some("outcome_waiting"));
        assert_eq!(text.matches("\r\n").count(), rows.len());
        assert_eq!(text.matches('\n').count(), rows.len());
    }

    #[test]
    fn formulas_are_put_to_sleep() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u{3000}=1", "\u{a0}\u{feff}=1", "＝1", "　＋1", "－1", "＠x"]
        {
            assert_eq!(what_of(text), format!("'{text}"), "{text:?}");
        }
        assert_eq!(what_of("'=1"), "''=1", "one apostrophe can always be taken back");
    }

    #[test]
    fn harmless_texts_stay_as_they_are() {
        for text in ["", "入力", "a=b", "'quoted'", "1-2", "ー長音", "  blank", "\u{0}", "🔑", "“x”"] {
            assert_eq!(what_of(text), text);
        }
    }

    #[test]
    fn a_finding_that_asks_has_its_other_sentence() {
        let mut event = message(0, None, "x", None);
        if let Fact::SiteMessage(message) = &mut event.fact {
            message.findings = vec![OpenFinding { field: crate::inspect::Field::Mail, code: crate::inspect::Code::DomainTypo }];
        }
        let record = Record::new(vec![event], vec![], 0);
        assert_eq!(read(&table(&record, &key_itself))[1][6], "noted_domain_typo");
        let without = |key: &str| if key.starts_with("noted") { String::new() } else { key.to_owned() };
        assert_eq!(read(&table(&record, &without))[1][6], "finding_domain_typo");
    }

    #[test]
    fn quotes_commas_and_line_ends_come_back() {
        let long = "長い\"文\",\r\n".repeat(5000);
        for text in ["a,b", "say \"no\"", "one\ntwo", "one\r\ntwo", "\"", ",", &long] {
            assert_eq!(what_of(text), text);
        }
    }

    #[test]
    fn a_clearing_is_one_cell() {
        let done = vec![
            one("hapitas.jp", DataKind::Cookies, Some(12), Some(0), Means::Removed),
            one("hapitas.jp", DataKind::HttpCache, None, None, Means::FetchedAnew),
        ];
        let record = Record::new(vec![event(0, Fact::DataCleared(Clearing { done, unreached: vec![] }))], vec![], 0);
        let rows = read(&table(&record, &key_itself));
        assert_eq!(rows[1][3], "data_cookies 12 → 0 / data_http_cache means_fetched_anew");
    }

    #[test]
    fn every_cell_is_watched_not_only_the_message() {
        let mut event = message(0, None, "x", None);
        if let Fact::SiteMessage(message) = &mut event.fact {
            message.page = Address { host: "=cmd".into(), path: "/".into(), query: vec!["a".into(), "b".into()] };
        }
        let rows = read(&table(&Record::new(vec![event], vec![], 0), &|_| "-x".to_owned()));
        assert_eq!(rows[1][4], "'=cmd/?a&b");
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    }
}
