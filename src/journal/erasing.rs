//! Erasing with a way back: what is to go is written down first and hidden at
//! once; it goes for good when the time to undo is over. The note lies in the
//! storage, so that the background may be stopped in between.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::blocks::{BLOCK, block_number};
use super::event::{Event, EventId, Fact};
use super::{Story, stories};

/// The key of what is about to be erased.
pub const ERASING: &str = "erasing";
/// How long an erasure can be taken back, in milliseconds.
pub const UNDO_FOR: i64 = 10_000;

/// What is about to be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasing {
    /// When the person asked for it, in milliseconds since the epoch.
    pub at: i64,
    /// What.
    pub what: What,
}

/// What is to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// Everything that lay in the storage then: every block up to this number
    /// (what comes later begins a new one), and these keys.
    All {
        /// The last block. `None`: there was none.
        last: Option<u32>,
        /// Events that could not be folded, and pictures.
        keys: Vec<String>,
    },
    /// These events, an attempt and what belongs to it, with their pictures.
    Events(HashSet<EventId>),
    /// One entry that is no attempt, and what was said of it later.
    Entry(HashSet<EventId>),
}

impl Erasing {
    /// Reads the key's text; a text that is not ours erases nothing.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text to store.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Until when it can be taken back, in milliseconds since the epoch.
    #[must_use]
    pub fn until(&self) -> i64 {
        self.at.saturating_add(UNDO_FOR)
    }

    /// Whether the time to take it back is over. A clock that was set back has not made it longer.
    #[must_use]
    pub fn due(&self, now: i64) -> bool {
        now >= self.until() || now < self.at
    }

    /// Whether a whole key is hidden.
    #[must_use]
    pub fn hides_key(&self, key: &str) -> bool {
        match &self.what {
            What::All { last, keys } if key.starts_with(BLOCK) => {
                block_number(key).is_some_and(|n| last.is_some_and(|last| n <= last)) || keys.iter().any(|k| k == key)
            }
            What::All { keys, .. } => keys.iter().any(|k| k == key),
            What::Events(_) | What::Entry(_) => false,
        }
    }

    /// Whether everything goes that was there.
    #[must_use]
    pub fn hides_all(&self) -> bool {
        matches!(self.what, What::All { .. })
    }

    /// Whether an event is hidden, in whatever key it stands.
    #[must_use]
    pub fn hides(&self, id: &EventId) -> bool {
        matches!(&self.what, What::Events(ids) | What::Entry(ids) if ids.contains(id))
    }
}

/// The attempt with everything that belongs to it: what answers it by name or
/// was paired with it, and notes and pictures of these.
#[must_use]
pub fn of_attempt(events: &[Event], attempt: &EventId, now: i64) -> HashSet<EventId> {
    let stories: Vec<Story<'_>> = stories(events, now);
    let mut ids = HashSet::from([attempt.clone()]);
    for story in stories.iter().filter(|s| s.event.id == *attempt) {
        ids.extend(story.messages.iter().map(|(event, _)| event.id.clone()));
        // Pages and words of its own load of the page say that it was there.
        let same_view = |e: &&Event| e.view.is_some() && e.view == story.event.view && !matches!(e.fact, Fact::Attempt(_));
        ids.extend(events.iter().filter(same_view).filter(|e| e.fact.attempt().is_none()).map(|e| e.id.clone()));
    }
    // Twice: a note may be about a message of the attempt.
    for _ in 0..2 {
        let more: Vec<EventId> =
            events.iter().filter(|e| e.fact.attempt().is_some_and(|id| ids.contains(id))).map(|e| e.id.clone()).collect();
        ids.extend(more);
    }
    ids
}

/// An entry about a remedy or a letter, with what was said of it later: the
/// result of a trial, the end of a reminder, notes. `None`: there is no such
/// entry, or it is of another kind (an attempt is erased with [`of_attempt`]).
#[must_use]
pub fn of_entry(events: &[Event], entry: &EventId) -> Option<HashSet<EventId>> {
    let fact = &events.iter().find(|event| event.id == *entry)?.fact;
    if fact.first_schema() < 3 {
        return None;
    }
    let belongs = |event: &&Event| match &event.fact {
        Fact::TrialResult(ended) => ended.trial == *entry,
        Fact::ReminderEnded(over) => over.reminder == *entry,
        Fact::Note(note) => note.about.as_ref() == Some(entry),
        _ => event.id == *entry,
    };
    Some(events.iter().filter(|event| event.id == *entry || belongs(event)).map(|event| event.id.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::{attempt, message};
    use super::super::blocks::block_key;
    use super::super::event::{Note, Remedy, Trial, TrialEnded, TrialResult, tests::event};
    use super::*;

    #[test]
    fn an_attempt_goes_with_all_that_belongs_to_it_and_nothing_else() {
        let (first, second) = (attempt(1000, Some(1), "a"), attempt(90_000, Some(1), "b"));
        let said = message(2000, Some(1), "E-1", Some(first.id.clone()));
        let unnamed = message(2100, Some(1), "E-2", None);
        let note = event(3000, Fact::Note(Note { text: "x".into(), about: Some(said.id.clone()) }));
        let other = event(4000, Fact::Note(Note { text: "y".into(), about: Some(second.id.clone()) }));
        let events = [first.clone(), second, said.clone(), unnamed.clone(), note.clone(), other];
        let ids = of_attempt(&events, &first.id, 100_000);
        assert_eq!(ids, HashSet::from([first.id, said.id, unnamed.id, note.id]));
    }

    #[test]
    fn an_entry_goes_with_what_was_said_of_it_and_an_attempt_is_none() {
        let trial = event(10, Fact::Trial(Trial { remedy: Remedy::Update, variant: None, when: None }));
        let result = event(20, Fact::TrialResult(TrialEnded { trial: trial.id.clone(), result: TrialResult::Solved }));
        let tried = attempt(30, Some(1), "a");
        let note = event(40, Fact::Note(Note { text: "x".into(), about: Some(trial.id.clone()) }));
        let other = event(50, Fact::Trial(Trial { remedy: Remedy::Wait, variant: None, when: None }));
        let events = [trial.clone(), result.clone(), tried.clone(), note.clone(), other];
        assert_eq!(of_entry(&events, &trial.id), Some(HashSet::from([trial.id, result.id.clone(), note.id.clone()])));
        assert_eq!(of_entry(&events, &result.id), Some(HashSet::from([result.id])), "the result alone");
        assert_eq!((of_entry(&events, &tried.id), of_entry(&events, &note.id)), (None, None));
        assert_eq!(of_entry(&events, &EventId::new(99, 9)), None);
    }

    #[test]
    fn all_hides_what_lay_there_and_nothing_that_comes_later() {
        let all = Erasing { at: 5, what: What::All { last: Some(2), keys: vec!["in:1".into(), "picture:1".into()] } };
        for key in [&block_key(0), &block_key(2), "in:1", "picture:1"] {
            assert!(all.hides_key(key), "{key}");
        }
        for key in [&block_key(3), "in:2", "picture:2", "waiting"] {
            assert!(!all.hides_key(key), "{key}");
        }
        assert_eq!(Erasing::from_json(&all.to_json()), Some(all));
    }

    #[test]
    fn the_way_back_is_open_for_ten_seconds() {
        let erasing = Erasing { at: 1000, what: What::Events(HashSet::new()) };
        assert!(!erasing.due(1000) && !erasing.due(10_999) && erasing.due(11_000));
        assert!(erasing.due(999), "the clock was set back");
        assert_eq!(Erasing::from_json("{\"at\":1,\"what\":\"everything\"}"), None);
    }
}
