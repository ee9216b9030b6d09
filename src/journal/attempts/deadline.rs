//! The rule of the minute: a request went out and nothing came.

use super::{AttemptHistory, NO_ANSWER_AFTER};
use crate::journal::event::{Event, EventId, Fact, Outcome, OutcomeStatement, SCHEMA, Witness};

/// What the clock has to say: one event for every attempt that has waited
/// longer than [`NO_ANSWER_AFTER`] without anything being known of it. Its id
/// follows from the attempt's, so that saying it twice is saying it once.
#[must_use]
pub fn unanswered(histories: &[AttemptHistory<'_>]) -> Vec<Event> {
    let silent = histories.iter().filter(|s| s.outcome == Some(Outcome::NoAnswer) && s.ended.is_none());
    silent
        .map(|history| {
            let (attempt, at) = (history.event.id.clone(), history.event.at + NO_ANSWER_AFTER);
            let number = attempt.as_str().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |n, b| (n ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            let fact = Fact::Outcome(OutcomeStatement { attempt, outcome: Outcome::NoAnswer, by: Witness::Clock });
            Event { v: SCHEMA, id: EventId::new(at, number), at, zone: history.event.zone, tab: None, view: None, fact }
        })
        .collect()
}

/// When the clock has to be looked at next for an attempt that waits, in milliseconds since the epoch.
#[must_use]
pub fn next_deadline(histories: &[AttemptHistory<'_>]) -> Option<i64> {
    histories.iter().filter(|s| s.outcome.is_none()).map(|s| s.event.at + NO_ANSWER_AFTER + 1).min()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{attempt, page};
    use super::*;
    use crate::journal::event::FormKind;
    use crate::journal::histories;

    fn outcomes(events: &[Event], now: i64) -> Vec<Option<Outcome>> {
        histories(events, now).iter().map(|s| s.outcome).collect()
    }

    #[test]
    fn the_clock_speaks_once_and_anything_that_comes_later_replaces_it() {
        let mut events = vec![attempt(0, Some(1), "a")];
        assert_eq!(next_deadline(&histories(&events, 10)), Some(NO_ANSWER_AFTER + 1));
        assert_eq!(unanswered(&histories(&events, NO_ANSWER_AFTER)), []);
        let said = unanswered(&histories(&events, NO_ANSWER_AFTER + 1));
        assert_eq!(said, unanswered(&histories(&events, 999_999)), "the same event at whatever time it is asked");
        events.extend(said);
        assert_eq!(outcomes(&events, NO_ANSWER_AFTER + 1), [Some(Outcome::NoAnswer)]);
        assert_eq!(unanswered(&histories(&events, 999_999)), []);
        events.push(page(120_000, Some(1), FormKind::None, Some(true)));
        assert_eq!(outcomes(&events, 999_999), [Some(Outcome::In)]);
    }
}
