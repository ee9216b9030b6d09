//! One fact of the record, as it is stored: JSON text, schema-versioned.

pub mod annotations;
pub mod browser;
pub mod clearing;
pub mod environment;
pub mod fact;
pub mod failure;
pub mod json;
pub mod letter;
pub mod module_event;
pub mod reachability;
pub mod self_report;
pub mod trial;
mod user_agent;
pub mod validate;

use serde::{Deserialize, Serialize};

use crate::plain;

pub use crate::form::{FormKind, Outcome, Trouble, Way};
pub use crate::redact::Address;
pub use annotations::{Erasure, Notice, Picture, Scope};
pub use clearing::{ClearedData, Clearing, Count, DataKind, Means};
pub use environment::{Browser, Environment, System};
pub use fact::{
    Appeared, Attempt, Fact, LONGEST_MESSAGE, OpenFinding, OutcomeStatement, PageSeen, SiteMessage, Trigger, Viewport, Witness,
};
pub use letter::{Channel, LetterSent, Reply, Terms};
pub use reachability::{Aspect, AspectResult, EnvironmentCheck, Failure, Reachability, Verdict};
pub use self_report::{Exactness, Note, OtherPlace, OtherPlaceReport, RecalledTime, SelfReport};
pub use trial::{
    About, AddressTest, CookieRestoration, Remedy, Reminder, ReminderEnd, ResetStep, Trial, TrialResult, TrialStatement, Variant,
};

/// The version of the stored shape. Every earlier one is read and brought to
/// this one; a reader refuses any later number, and the entry is then counted
/// and kept as it stands instead of being guessed at.
///
/// 1: pages, attempts, messages, outcomes, clearings. 2: more facts, and of an
/// attempt the way, the window, cookies and the environment. 3: what was tried
/// and what came of it, whether the site answers, reminders, letters.
pub const SCHEMA: u32 = 3;

/// The last time that JavaScript's `Date` knows, in milliseconds since the epoch.
const LATEST: i64 = 8_640_000_000_000_000;

/// The name of an event: its time and a random part, unique without asking anybody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId(String);

impl EventId {
    /// Makes an id of the time (ms since the epoch) and 52 random bits.
    #[must_use]
    pub fn new(at: i64, random: u64) -> Self {
        let at = plain::hexadecimal(at.max(0).unsigned_abs(), 11);
        Self([at.as_str(), "-", &plain::hexadecimal(random & ((1 << 52) - 1), 13)].concat())
    }

    /// When it was made, in milliseconds since the epoch; `None` for an id that [`EventId::new`] did not make.
    #[must_use]
    pub fn at(&self) -> Option<i64> {
        self.0.split_once('-').and_then(|(at, _)| i64::from_str_radix(at, 16).ok())
    }

    /// The id as it stands in keys and exports.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EventId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = (3..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b) || b == b'-');
        if fits { Ok(Self(text)) } else { Err("an event id is 3 to 40 of 0-9 a-f -") }
    }
}

impl From<EventId> for String {
    fn from(id: EventId) -> Self {
        id.0
    }
}

/// One fact with its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// [`SCHEMA`] of the writer.
    pub v: u32,
    /// Unique; a second event of the same id is the same event.
    pub id: EventId,
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// Minutes east of UTC where it was written (Japan: 540).
    pub zone: i32,
    /// The browser's number of the tab, where known. It says nothing after a restart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab: Option<i32>,
    /// Which load of a page wrote it; two events with the same view come from one page load.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// What happened.
    pub fact: Fact,
}

/// Why a stored text is no event of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not the JSON of an event; what the parser said.
    Malformed(String),
    /// Written by another version of the extension.
    Schema(u32),
}

impl Event {
    /// Reads a stored text. Foreign, broken or newer texts are an error, never a panic.
    ///
    /// # Errors
    /// [`Unreadable`] says why; the caller counts it and leaves the text where it is.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        /// Only the version: a newer event may well have another shape.
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let version = match serde_json::from_str::<Version>(text) {
            Ok(Version { v }) if (1..=SCHEMA).contains(&v) => v,
            Ok(Version { v }) => return Err(Unreadable::Schema(v)),
            Err(error) => return Err(Unreadable::Malformed(error.to_string())),
        };
        let mut event: Self = serde_json::from_str(text).map_err(|error| Unreadable::Malformed(error.to_string()))?;
        if event.fact.first_schema() > version {
            return Err(Unreadable::Malformed(format!("version {version} has no such fact")));
        }
        // All that was added since has a value that says «not known»: nothing else is to be brought up to date.
        event.v = SCHEMA;
        // Beyond these no browser can show a time, and sums of them would overflow.
        let shown = |at: i64| (0..=LATEST).contains(&at);
        let recalled = event.fact.times().into_iter().all(shown);
        if shown(event.at) && recalled && (-1440..=1440).contains(&event.zone) {
            Ok(event)
        } else {
            Err(Unreadable::Malformed("a time that no clock shows".to_owned()))
        }
    }

    /// The text to store.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing a struct of strings and numbers into memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::inspect::{Code, Field};

    /// An event for the tests of this floor and those above.
    pub(crate) fn event(at: i64, fact: Fact) -> Event {
        Event { v: SCHEMA, id: EventId::new(at, 7), at, zone: 540, tab: None, view: None, fact }
    }

    fn message(text: &str) -> Event {
        event(
            1_763_802_271_000,
            Fact::SiteMessage(SiteMessage {
                text: text.into(),
                cut: None,
                page: Address { host: "hapitas.jp".into(), path: "/auth/signin/".into(), query: vec![] },
                status: Some(200),
                appeared: Appeared::WithPage,
                attempt: None,
                findings: vec![OpenFinding { field: Field::Mail, code: Code::FullwidthAt }],
            }),
        )
    }

    #[test]
    fn what_was_written_is_read_back() {
        for text in ["入力内容をご確認ください", "<script>alert(1)</script>", "🔑🔑🔑", "\u{0}\u{2028}"] {
            let event = message(text);
            assert_eq!(Event::from_json(&event.to_json()), Ok(event));
        }
    }

    #[test]
    fn another_version_is_named_and_not_guessed_at() {
        let text = message("x").to_json().replace("\"v\":3", "\"v\":9");
        assert_eq!(Event::from_json(&text), Err(Unreadable::Schema(9)));
    }

    #[test]
    fn an_earlier_version_is_read_but_only_with_the_facts_that_it_had() {
        let text = message("x").to_json().replace("\"v\":3", "\"v\":1");
        assert_eq!(Event::from_json(&text), Ok(message("x")));
        let note = event(1, Fact::Note(Note { text: "x".into(), about: None })).to_json().replace("\"v\":3", "\"v\":1");
        assert!(matches!(Event::from_json(&note), Err(Unreadable::Malformed(_))));
        assert_eq!(Event::from_json(&text.replace("\"v\":1", "\"v\":0")), Err(Unreadable::Schema(0)));
    }

    #[test]
    fn foreign_texts_are_errors() {
        for text in ["", "null", "[]", "{}", "{\"v\":1}", "\u{feff}{}", "{\"v\":1,\"id\":\"../x\"}"] {
            assert!(matches!(Event::from_json(text), Err(Unreadable::Malformed(_))), "{text}");
        }
    }

    #[test]
    fn times_that_no_clock_shows_are_refused() {
        let text = message("x").to_json();
        for (from, to) in [("\"at\":", "\"at\":-"), ("\"at\":", "\"at\":9"), ("\"zone\":540", "\"zone\":-2000000000")] {
            let odd = text.replace(from, to).replace("\"at\":9", "\"at\":9000000000000000");
            assert!(matches!(Event::from_json(&odd), Err(Unreadable::Malformed(_))), "{odd}");
        }
    }

    #[test]
    fn recalled_times_that_no_clock_shows_are_refused_too() {
        let since = |at| Some(RecalledTime { at, exact: Exactness::Day });
        for at in [-1, i64::MAX, i64::MIN] {
            let odd = event(1, Fact::SelfReport(SelfReport { since: since(5), last_success: since(at) }));
            assert!(matches!(Event::from_json(&odd.to_json()), Err(Unreadable::Malformed(_))), "{at}");
        }
    }

    #[test]
    fn unknown_members_are_refused() {
        let text = message("x").to_json().replace("\"zone\"", "\"password\":\"x\",\"zone\"");
        assert!(matches!(Event::from_json(&text), Err(Unreadable::Malformed(_))));
    }

    #[test]
    fn ids_sort_by_time_and_hold_no_odd_character() {
        assert!(EventId::new(1, u64::MAX) < EventId::new(2, 0));
        assert_eq!(EventId::new(1_763_802_271_000, 5).at(), Some(1_763_802_271_000));
        assert!(EventId::try_from(EventId::new(i64::MAX, u64::MAX).as_str().to_owned()).is_ok());
        for bad in ["", "a", "in:abc", "ABC", "0123456789012345678901234567890123456789x"] {
            assert!(EventId::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
