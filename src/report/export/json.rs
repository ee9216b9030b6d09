//! The record as JSON, for other programs: `docs/log.schema.json` says how.

use serde::Serialize;

use crate::journal::error_codes::codes;
use crate::journal::event::{EventId, Fact, Outcome, Way};
/// The name of the format, its first member, and its version, which changes when a reader of the old one would stumble.
pub use crate::journal::storage::import::{FORMAT, VERSION};
use crate::report::Record;
use crate::report::time::Local;

#[derive(Serialize)]
struct Attempt<'a> {
    id: &'a EventId,
    at: i64,
    /// `null` while it may still be answered.
    outcome: Option<Outcome>,
    way: Way,
    messages: Vec<&'a EventId>,
    /// Error codes in these messages.
    codes: Vec<&'a str>,
}

/// The text of the file. `made`: when and in which zone; `extension`: the version that made it.
/// Every event stands on a line of its own, as this version reads what is stored.
#[must_use]
pub fn log(record: &Record, made: Local, extension: &str) -> String {
    let attempts = record.attempts.iter().map(|attempt| {
        let event = &record.events[attempt.event];
        let messages: Vec<_> = attempt.messages.iter().map(|&m| &record.events[m]).collect();
        let way = if let Fact::Attempt(attempt) = &event.fact { attempt.way } else { Way::Mail };
        let said = messages.iter().filter_map(|m| if let Fact::SiteMessage(m) = &m.fact { Some(codes(&m.text)) } else { None });
        let mut codes: Vec<&str> = said.flatten().collect();
        codes.sort_unstable();
        codes.dedup();
        text(&Attempt {
            id: &event.id,
            at: event.at,
            outcome: attempt.outcome,
            way,
            messages: messages.iter().map(|m| &m.id).collect(),
            codes,
        })
    });
    format!(
        "{{\n\"format\":{},\n\"version\":{VERSION},\n\"made\":{},\n\"extension\":{},\n\"events\":{},\n\"attempts\":{},\n\"unreadable\":{}\n}}\n",
        text(&FORMAT),
        text(&made.iso()),
        text(&extension),
        list(record.events.iter().map(|event| event.to_json())),
        list(attempts),
        list(record.unreadable.iter().map(text)),
    )
}

fn list(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) }
}

fn text<T: Serialize>(value: &T) -> String {
    // Writing strings and numbers into memory has no way to fail.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Event;
    use crate::report::record::tests::record;

    fn read(text: &str) -> serde_json::Value {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn every_event_stands_there_as_it_is_stored() {
        let record = record();
        let text = log(&record, Local::new(0, 540), "0.1.0");
        for event in &record.events {
            assert!(text.contains(&event.to_json()));
        }
        let value = read(&text);
        let back: Vec<Event> = serde_json::from_value(value["events"].clone()).expect("events");
        assert_eq!(back, record.events);
        assert_eq!(value["made"], "1970-01-01T09:00:00.000+09:00");
        assert_eq!(value["unreadable"][0], "{\"v\":7}");
    }

    #[test]
    fn attempts_say_how_they_ended_and_what_was_shown() {
        let record = record();
        let value = read(&log(&record, Local::new(0, 0), "0.1.0"));
        let attempts = value["attempts"].as_array().expect("list");
        assert_eq!(attempts.len(), 4);
        assert_eq!((&attempts[0]["outcome"], &attempts[3]["outcome"]), (&"in".into(), &serde_json::Value::Null));
        assert_eq!(attempts[1]["messages"][0], record.events[4].id.as_str());
        assert_eq!((&attempts[1]["codes"], &attempts[1]["way"]), (&serde_json::json!(["E-2041"]), &"mail".into()));
    }

    #[test]
    fn an_empty_record_is_a_log_too() {
        let value = read(&log(&Record::default(), Local::new(0, 0), "0.1.0"));
        assert_eq!(value["events"], serde_json::json!([]));
    }
}
