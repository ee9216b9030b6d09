//! The rule of the minute: a request went out and nothing came.

use super::attempts::{NO_ANSWER_AFTER, Story};
use super::event::{Event, EventId, Fact, Outcome, SCHEMA, Stated, Witness};

/// What the clock has to say: one event for every attempt that has waited
/// longer than [`NO_ANSWER_AFTER`] without anything being known of it. Its id
/// follows from the attempt's, so that saying it twice is saying it once.
#[must_use]
pub fn unanswered(stories: &[Story<'_>]) -> Vec<Event> {
    let silent = stories.iter().filter(|s| s.outcome == Some(Outcome::NoAnswer) && s.ended.is_none());
    silent
        .map(|story| {
            let (attempt, at) = (story.event.id.clone(), story.event.at + NO_ANSWER_AFTER);
            let number = attempt.as_str().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |n, b| (n ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            let fact = Fact::Outcome(Stated { attempt, outcome: Outcome::NoAnswer, by: Witness::Clock });
            Event { v: SCHEMA, id: EventId::new(at, number), at, zone: story.event.zone, tab: None, view: None, fact }
        })
        .collect()
}

/// When the clock has to be looked at next for an attempt that waits, in milliseconds since the epoch.
#[must_use]
pub fn next_deadline(stories: &[Story<'_>]) -> Option<i64> {
    stories.iter().filter(|s| s.outcome.is_none()).map(|s| s.event.at + NO_ANSWER_AFTER + 1).min()
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::{attempt, page};
    use super::super::event::FormKind;
    use super::super::stories;
    use super::*;

    fn outcomes(events: &[Event], now: i64) -> Vec<Option<Outcome>> {
        stories(events, now).iter().map(|s| s.outcome).collect()
    }

    #[test]
    fn the_clock_speaks_once_and_anything_that_comes_later_replaces_it() {
        let mut events = vec![attempt(0, Some(1), "a")];
        assert_eq!(next_deadline(&stories(&events, 10)), Some(NO_ANSWER_AFTER + 1));
        assert_eq!(unanswered(&stories(&events, NO_ANSWER_AFTER)), []);
        let said = unanswered(&stories(&events, NO_ANSWER_AFTER + 1));
        assert_eq!(said, unanswered(&stories(&events, 999_999)), "the same event at whatever time it is asked");
        events.extend(said);
        assert_eq!(outcomes(&events, NO_ANSWER_AFTER + 1), [Some(Outcome::NoAnswer)]);
        assert_eq!(unanswered(&stories(&events, 999_999)), []);
        events.push(page(120_000, Some(1), FormKind::None, Some(true)));
        assert_eq!(outcomes(&events, 999_999), [Some(Outcome::In)]);
    }
}
