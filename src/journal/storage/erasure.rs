//! Erasing with a way back: what is to go is written down first and hidden at
//! once; it goes for good when the time to undo is over. The note lies in the
//! storage, so that the background may be stopped in between.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::key::Json;
use crate::journal::event::{Event, EventId, Fact};
use crate::journal::{AttemptHistory, histories};

/// How long an erasure can be taken back, in milliseconds.
pub const UNDO_FOR: i64 = 10_000;

/// What is about to be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingErasure {
    /// When the person asked for it, in milliseconds since the epoch.
    pub at: i64,
    /// What.
    pub what: ErasureScope,
}

/// What is to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ErasureScope {
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

/// A text that is not ours erases nothing.
impl Json for PendingErasure {}

impl PendingErasure {
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

    /// Whether everything goes that was there.
    #[must_use]
    pub fn hides_all(&self) -> bool {
        matches!(self.what, ErasureScope::All { .. })
    }

    /// Whether an event is hidden, in whatever key it stands.
    #[must_use]
    pub fn hides(&self, id: &EventId) -> bool {
        matches!(&self.what, ErasureScope::Events(ids) | ErasureScope::Entry(ids) if ids.contains(id))
    }
}

/// The attempt with everything that belongs to it: what answers it by name or
/// was paired with it, and notes and pictures of these.
#[must_use]
pub fn of_attempt(events: &[Event], attempt: &EventId, now: i64) -> HashSet<EventId> {
    let histories: Vec<AttemptHistory<'_>> = histories(events, now);
    let mut ids = HashSet::from([attempt.clone()]);
    for history in histories.iter().filter(|s| s.event.id == *attempt) {
        ids.extend(history.messages.iter().map(|(event, _)| event.id.clone()));
        // Pages and words of its own load of the page say that it was there.
        let same_view = |e: &&Event| e.view.is_some() && e.view == history.event.view && !matches!(e.fact, Fact::Attempt(_));
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
    use super::super::key::Stored;
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Note, Remedy, Trial, TrialResult, TrialStatement};

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
        let result = event(20, Fact::TrialResult(TrialStatement { trial: trial.id.clone(), result: TrialResult::Solved }));
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
    fn the_way_back_is_open_for_ten_seconds() {
        let erasing = PendingErasure { at: 1000, what: ErasureScope::Events(HashSet::new()) };
        assert!(!erasing.due(1000) && !erasing.due(10_999) && erasing.due(11_000));
        assert!(erasing.due(999), "the clock was set back");
        assert_eq!(PendingErasure::read("{\"at\":1,\"what\":\"everything\"}"), None);
    }
}
