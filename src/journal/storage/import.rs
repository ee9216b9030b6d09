//! A saved log that is read back in: all of it or nothing, and where something
//! is wrong, the line is named.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::journal::event::{Event, EventId, Unreadable};

/// The first member of a log of ours.
pub const FORMAT: &str = "login-rescue-log";
/// The latest version of the log's format that is read.
pub const VERSION: u32 = 3;
/// A file larger than this is no log of ours, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Damage {
    /// No log of this extension.
    Foreign,
    /// Saved by a later version of the extension.
    Newer,
    /// Larger than any log.
    TooLarge,
    /// The file ends too early, or a character is wrong, in this line (the first is 1).
    Broken {
        /// Which line.
        line: u32,
    },
    /// An event in this line is none.
    NoEvent {
        /// Which line.
        line: u32,
    },
}

/// What an import changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Events that were added.
    pub added: u32,
    /// Events that the record held already.
    pub known: u32,
    /// Entries that already the saving computer could not read; they stay in the file.
    pub left: u32,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Log<'a> {
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
    #[serde(borrow)]
    unreadable: Vec<&'a RawValue>,
}

/// The events of a saved log, each id once, and how many entries stay in the file.
///
/// # Errors
/// [`Damage`] says what is wrong and where; then nothing was read.
pub fn read(text: &str) -> Result<(Vec<Event>, usize), Damage> {
    if text.len() > LARGEST {
        return Err(Damage::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Broken before foreign: a log that lost its end is still a log, and the line helps.
    let broken = |error: &serde_json::Error| Damage::Broken { line: u32::try_from(error.line().max(1)).unwrap_or(u32::MAX) };
    let head = match serde_json::from_str::<Head>(text) {
        Ok(head) => head,
        Err(error) if (error.is_syntax() || error.is_eof()) && text.trim_start().starts_with('{') => return Err(broken(&error)),
        Err(_) => return Err(Damage::Foreign),
    };
    match head.version {
        _ if head.format != FORMAT => return Err(Damage::Foreign),
        0 => return Err(Damage::Foreign),
        1..=VERSION => {}
        _ => return Err(Damage::Newer),
    }
    let log: Log<'_> = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let mut seen: HashSet<EventId> = HashSet::new();
    let mut events = Vec::with_capacity(log.events.len());
    for entry in log.events {
        match Event::from_json(entry.get()) {
            Ok(event) => {
                if seen.insert(event.id.clone()) {
                    events.push(event);
                }
            }
            Err(Unreadable::Schema(_)) => return Err(Damage::Newer),
            Err(Unreadable::Malformed(_)) => return Err(Damage::NoEvent { line: line_of(text, entry.get()) }),
        }
    }
    Ok((events, log.unreadable.len()))
}

/// In which line a part of a text begins; the part is a slice of the text itself.
fn line_of(text: &str, part: &str) -> u32 {
    let at = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let ahead = text.as_bytes().get(..at).unwrap_or_default();
    u32::try_from(ahead.iter().filter(|b| **b == b'\n').count() + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};

    fn log(events: &[Event]) -> String {
        let lines: Vec<String> = events.iter().map(Event::to_json).collect();
        format!(
            "{{\n\"format\":\"login-rescue-log\",\n\"version\":3,\n\"made\":\"x\",\n\"extension\":\"0\",\n\"events\":[\n{}\n],\n\"attempts\":[],\n\"unreadable\":[\"[1,\"]\n}}\n",
            lines.join(",\n")
        )
    }

    fn some() -> Vec<Event> {
        vec![attempt(1, None, "a"), message(2, None, "E-2041 「🔑」", None), attempt(3, None, "b")]
    }

    #[test]
    fn what_was_saved_comes_back() {
        assert_eq!(read(&log(&some())), Ok((some(), 1)));
        assert_eq!(read(&format!("\u{feff}{}", log(&some()))), Ok((some(), 1)));
        assert_eq!(read(&log(&some()).replace('\n', "\r\n")), Ok((some(), 1)));
        let twice: Vec<Event> = some().into_iter().chain(some()).collect();
        assert_eq!(read(&log(&twice)).map(|(events, _)| events.len()), Ok(3));
    }

    #[test]
    fn a_damaged_file_is_refused_and_the_line_named() {
        let whole = log(&some());
        assert_eq!(read(&whole.replace("\"at\":2,", "\"at\":\"2\",")), Err(Damage::NoEvent { line: 8 }));
        assert_eq!(read(&whole.replace("\"at\":3,", "\"at\":3")), Err(Damage::Broken { line: 9 }));
        assert_eq!(read(&whole.replace("\"at\":1,", "\"at\":1,\"password\":\"x\",")), Err(Damage::NoEvent { line: 7 }));
        for (end, _) in whole.char_indices().skip(1).filter(|(n, _)| *n < whole.trim_end().len()) {
            assert!(matches!(read(&whole[..end]), Err(Damage::Broken { .. })), "cut at {end}");
        }
    }

    #[test]
    fn foreign_and_newer_files_are_told_apart() {
        for text in [
            "",
            "x",
            "[]",
            "null",
            "{}",
            "{\"format\":\"other\",\"version\":1}",
            "{\"format\":\"login-rescue-log\",\"version\":0}",
            "PK\u{3}\u{4}",
        ] {
            assert_eq!(read(text), Err(Damage::Foreign), "{text}");
        }
        assert_eq!(read(&log(&some()).replace("\"version\":3", "\"version\":4")), Err(Damage::Newer));
        assert_eq!(read(&log(&some()).replacen("\"v\":3", "\"v\":4", 1)), Err(Damage::Newer));
        assert_eq!(read(&" ".repeat(LARGEST + 1)), Err(Damage::TooLarge));
    }
}
