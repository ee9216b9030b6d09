//! What it means, and what to try: causes with their evidence, remedies, and
//! what came of each trial. Sentences are elsewhere; this floor has none.

pub mod by_hand;
pub mod cause;
mod checklist;
pub mod environment;
pub mod evidence;
pub mod hint;
pub mod links;
pub mod maintenance_end;
pub mod model;
mod next;
pub mod password;
pub mod qr;
pub mod rank;
pub mod remedies;
pub mod rule;
mod tally;
mod trial_record;
pub mod trials;
pub mod version;
pub mod wait;

pub use cause::Cause;
pub use checklist::Status;
pub use environment::{Page, Readings, environment};
pub use evidence::ground_of;
pub use hint::Hint;
pub use model::{Advice, Certainty, ChecklistItem, Ground, RankedCause, Standing};
pub use rule::{Polarity, Rule};
pub use tally::Tally;
pub use trial_record::TrialRecord;
pub use trials::trials;
pub use wait::{Reason, Wait};

use crate::journal::event::{Event, Outcome, Remedy};
use crate::journal::{AttemptHistory, histories, in_order};
use evidence::View;

/// Advice looks at so many of the latest events and no more, so that it is
/// quick however long the record is; all places cut at the same number, so that
/// all say the same.
pub const WINDOW: usize = 400;

/// What is likely and what to try next, by these events and the attempts in
/// them. The same events give the same advice, in whatever order they come.
/// `now`: milliseconds since the epoch.
#[must_use]
pub fn advise(events: &[Event], histories: &[AttemptHistory<'_>], now: i64) -> Advice {
    let view = View::new(events, histories, now);
    let tally = evidence::of(&view);
    let causes = rank::rank(&tally);
    let standing = standing(&view);
    let settled = standing == Standing::In;
    let certainty = if settled { Certainty::Unknown } else { rank::certainty(&causes) };
    let deciding = next::deciding(&causes, certainty, &view, &tally);
    let mut order = next::order(&causes, certainty, deciding, &view, &tally);
    let next = (!settled).then(|| order.remove(0));
    let waits = if settled { Vec::new() } else { wait::waits(&view, &tally, &causes, certainty) };
    let first = causes.first().map(|first| first.cause).filter(|_| certainty > Certainty::Unknown);
    let last_hour = wait::last_hour(&view);
    let wait = waits.iter().find(|wait| wait.from > now).copied();
    let over = wait.is_none() && !waits.is_empty();
    let hints = if settled { Vec::new() } else { hint::hints(&view, &tally, first, over) };
    let checklist = checklist::checklist(&view, standing);
    Advice {
        standing,
        causes,
        certainty,
        next,
        others: order,
        deciding,
        wait,
        link_until: hint::link_until(&view).filter(|_| !settled),
        last_hour,
        slow_down: !settled && last_hour >= wait::MANY,
        hints,
        checklist,
    }
}

fn standing(view: &View<'_>) -> Standing {
    let failed = |history: &&AttemptHistory<'_>| !matches!(history.outcome, None | Some(Outcome::Unknown | Outcome::In));
    if view.row.iter().any(failed) {
        Standing::Failing
    } else if view.success.is_some() {
        Standing::In
    } else {
        Standing::Untried
    }
}

/// The same by the latest [`WINDOW`] of these events.
#[must_use]
pub fn advise_on_latest(events: &[Event], now: i64) -> Advice {
    let latest: Vec<Event> = in_order(events).into_iter().rev().take(WINDOW).cloned().collect();
    advise(&latest, &histories(&latest, now), now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Fact, FormKind, Note};

    #[test]
    fn what_lies_before_the_window_says_nothing() {
        let refused = [attempt(1, Some(1), "a"), page(2, Some(1), FormKind::SignIn, None)];
        let notes = |n: i64| (0..n).map(|n| event(10 + n, Fact::Note(Note { text: "x".into(), about: None })));
        let within: Vec<Event> = refused.iter().cloned().chain(notes(WINDOW as i64 - 2)).collect();
        assert_eq!(advise_on_latest(&within, 5_000).standing, Standing::Failing);
        let beyond: Vec<Event> = refused.iter().cloned().chain(notes(WINDOW as i64)).collect();
        assert_eq!(advise_on_latest(&beyond, 5_000).standing, Standing::Untried);
    }

    #[test]
    fn advice_is_small_on_its_way_to_the_page() {
        let tried = |n: i64| [attempt(n * 10, Some(1), &n.to_string()), page(n * 10 + 5, Some(1), FormKind::SignIn, None)];
        let events: Vec<Event> = (1..WINDOW as i64 / 2).flat_map(tried).collect();
        let text = serde_json::to_string(&advise_on_latest(&events, 5_000)).unwrap();
        assert!(text.len() < 2_000, "{}", text.len());
    }
}
