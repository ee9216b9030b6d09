//! The whole record, put in order once: what the journal tab shows and what
//! every export is made of.

use std::collections::HashMap;

use crate::journal::attempts::AttemptHistory;
use crate::journal::event::{Event, EventId, Fact, Outcome};
use crate::journal::summary::{MessageCount, Summary, summary};
use crate::journal::{histories, in_order};

/// The record in order. Positions are indices into [`Record::events`].
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Oldest first, each id once.
    pub events: Vec<Event>,
    /// One for every event, in the same order.
    pub lines: Vec<Line>,
    /// Every attempt with its outcome, oldest first.
    pub attempts: Vec<Ended>,
    /// Entries that this version cannot read, word for word.
    pub unreadable: Vec<String>,
    /// The record in a few facts.
    pub summary: Summary,
    /// What the site said most often since the last success.
    pub most_said: Option<MessageCount>,
}

/// What an event means among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Which of [`Record::attempts`] it is or belongs to.
    pub attempt: Option<usize>,
    /// A site message: how often these words had come by then, itself included.
    pub times: u32,
}

/// An attempt and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The position of its event.
    pub event: usize,
    /// How it ended; `None` while it may still be answered.
    pub outcome: Option<Outcome>,
    /// The positions of what the site said to it.
    pub messages: Vec<usize>,
}

impl Record {
    /// Puts events of any order in order; the same id twice is one event.
    /// `now` (ms since the epoch) decides whether an attempt still waits.
    #[must_use]
    pub fn new(events: Vec<Event>, unreadable: Vec<String>, now: i64) -> Self {
        let events = in_order(events);
        let histories = histories(&events, now);
        let places: HashMap<&EventId, usize> = events.iter().enumerate().map(|(i, e)| (&e.id, i)).collect();
        let place = |event: &Event| places.get(&event.id).copied();

        let attempts: Vec<Ended> = histories
            .iter()
            .filter_map(|history| {
                let messages = history.messages.iter().filter_map(|(event, _)| place(event)).collect();
                Some(Ended { event: place(history.event)?, outcome: history.outcome, messages })
            })
            .collect();
        let lines = lines(&events, &attempts);
        let summary = summary(&events, &histories, unreadable.len());
        let most_said = most_said(&histories);
        Self { lines, attempts, summary, most_said, unreadable, events }
    }

    /// How the attempt at this position ended: `None` if the event is no attempt.
    #[must_use]
    pub fn outcome(&self, position: usize) -> Option<Option<Outcome>> {
        let ended = &self.attempts[self.lines.get(position)?.attempt?];
        (ended.event == position).then_some(ended.outcome)
    }

    /// The id of the attempt that the event is or belongs to.
    #[must_use]
    pub fn attempt_id(&self, position: usize) -> Option<&EventId> {
        let ended = self.attempts.get(self.lines.get(position)?.attempt?)?;
        self.events.get(ended.event).map(|e| &e.id)
    }
}

fn lines(events: &[Event], attempts: &[Ended]) -> Vec<Line> {
    let by_id: HashMap<&EventId, usize> = attempts.iter().enumerate().map(|(i, a)| (&events[a.event].id, i)).collect();
    let mut said: HashMap<&str, u32> = HashMap::new();
    let mut lines: Vec<Line> = events
        .iter()
        .map(|event| {
            let named = if let Fact::Attempt(_) = &event.fact { Some(&event.id) } else { event.fact.attempt() };
            let times = match &event.fact {
                Fact::SiteMessage(message) => {
                    let times = said.entry(&message.text).or_default();
                    *times += 1;
                    *times
                }
                _ => 0,
            };
            Line { attempt: named.and_then(|id| by_id.get(id).copied()), times }
        })
        .collect();
    // Messages that name no attempt were paired by time and tab.
    for (number, attempt) in attempts.iter().enumerate() {
        for &message in &attempt.messages {
            lines[message].attempt = Some(number);
        }
    }
    lines
}

fn most_said(histories: &[AttemptHistory<'_>]) -> Option<MessageCount> {
    let row = histories.iter().rposition(|s| s.outcome == Some(Outcome::In)).map_or(0, |i| i + 1);
    let mut counts: HashMap<&str, (u32, i64)> = HashMap::new();
    for (event, message) in histories[row..].iter().flat_map(|s| &s.messages) {
        let (times, at) = counts.entry(&message.text).or_default();
        *times += 1;
        *at = event.at.max(*at);
    }
    let (text, (times, at)) = counts.into_iter().max_by_key(|(_, counted)| *counted)?;
    Some(MessageCount { text: text.to_owned(), at, times })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message, page};
    use crate::journal::event::FormKind;

    /// Three attempts: in, refused with words, refused with the same words; and one that waits.
    pub(crate) fn record() -> Record {
        let mut events = vec![attempt(1000, Some(1), "a"), page(1500, Some(1), FormKind::None, Some(true))];
        for (n, at) in [(0, 10_000), (1, 20_000)] {
            events.push(attempt(at, Some(1), &format!("v{n}")));
            events.push(page(at + 500, Some(1), FormKind::SignIn, None));
            events.push(message(at + 501, Some(1), "入力内容をご確認ください（E-2041）", Some(events[events.len() - 2].id.clone())));
        }
        events.push(attempt(30_000, Some(1), "v9"));
        Record::new(events, vec!["{\"v\":7}".into()], 31_000)
    }

    #[test]
    fn everything_finds_its_attempt() {
        let record = record();
        let outcomes: Vec<_> = record.attempts.iter().map(|a| a.outcome).collect();
        assert_eq!(outcomes, [Some(Outcome::In), Some(Outcome::Refused), Some(Outcome::Refused), None]);
        assert_eq!(record.lines[4], Line { attempt: Some(1), times: 1 });
        assert_eq!(record.lines[7], Line { attempt: Some(2), times: 2 });
        assert_eq!(record.outcome(5), Some(Some(Outcome::Refused)));
        assert_eq!(record.outcome(8), Some(None), "waits");
        assert_eq!(record.outcome(7), None, "is no attempt");
        assert_eq!(record.attempt_id(7), Some(&record.events[5].id));
        assert_eq!(record.summary.unreadable, 1);
    }

    #[test]
    fn order_and_doubles_do_not_matter() {
        let once = record();
        let mut events = once.events.clone();
        events.extend(once.events.clone());
        events.reverse();
        let again = Record::new(events, vec![], 31_000);
        assert_eq!(again.events, once.events);
        assert_eq!(again.attempts, once.attempts);
    }

    #[test]
    fn what_was_said_most_often_is_counted_since_the_last_success() {
        let said = record().most_said.expect("said");
        assert_eq!((said.times, said.at), (2, 20_501));
        assert_eq!(Record::new(vec![], vec![], 0).most_said, None);
    }
}
