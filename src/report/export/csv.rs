//! The record as a table for spreadsheets: UTF-8 with a byte order mark
//! (without it Excel reads Japanese as Shift_JIS), CRLF, one row per event.

use csv::{Terminator, WriterBuilder};

use crate::journal::event::{Address, Event, Fact, Means};
use crate::report::description::noted;
use crate::report::event_parts::{address, findings, page_key};
use crate::report::record::Record;
use crate::report::sums::{Sum, by_kind};
use crate::report::time::Local;
use crate::report::{key, one_line};

/// The keys of the header's sentences, one per column.
pub const COLUMNS: [&str; 8] = ["csv_time", "csv_zone", "csv_kind", "csv_what", "csv_page", "csv_status", "csv_findings", "csv_attempt"];

/// The text of the file. `say` gives the sentence for a key, such as
/// `outcome_refused`, in the language asked for.
#[must_use]
pub fn table(record: &Record, say: &dyn Fn(&str) -> String) -> String {
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::from("\u{feff}"));
    let mut push = |cells: [String; COLUMNS.len()]| {
        // Rows of one length into memory have no way to fail.
        let _ = rows.write_record(cells.iter().map(|cell| neutralise(cell).into_owned()));
    };
    push(COLUMNS.map(say));
    for (position, event) in record.events.iter().enumerate() {
        let local = Local::new(event.at, event.zone);
        let (page, status) = place(event);
        push([
            local.stamp(),
            format!("UTC{}", local.offset()),
            say(&key("kind", &event.fact)),
            what(record, position, event, say),
            page.map(address).unwrap_or_default(),
            status.map(|s| s.to_string()).unwrap_or_default(),
            findings(event).iter().map(|f| noted(f.code, say)).collect::<Vec<_>>().join(" / "),
            record.attempt_id(position).map(|id| id.as_str().to_owned()).unwrap_or_default(),
        ]);
    }
    // The writer only adds ASCII between the bytes of the cells.
    String::from_utf8(rows.into_inner().unwrap_or_default()).unwrap_or_default()
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
        other => one_line::line(other, event.zone, say).unwrap_or_default(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::message;
    use crate::journal::event::OpenFinding;
    use crate::journal::event::tests::event;
    use crate::journal::event::{Clearing, DataKind};
    use crate::report::record::tests::record;
    use crate::report::sums::tests::cleared as one;

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
