//! Which grounds a record holds, how often and when last. One file for each
//! kind of fact; a ground that is new needs a line in [`super::rule`] and a
//! place here that finds it.

mod attempts;
mod outside;
mod reach;
mod remedies;
mod view;
mod words;

use super::rule::Rule;
use super::tally::Tally;
use crate::journal::AttemptHistory;
use crate::journal::event::Event;
pub(super) use view::View;
pub use words::ground as ground_of;

/// Counts the grounds in these events and the attempts in them. `now`: milliseconds since the epoch.
#[must_use]
pub fn tally(events: &[Event], histories: &[AttemptHistory<'_>], now: i64) -> Tally {
    of(&View::new(events, histories, now))
}

pub(super) fn of(view: &View<'_>) -> Tally {
    let mut tally = Tally::default();
    for look in [attempts::look, words::look, reach::look, remedies::look, outside::look] {
        look(view, &mut tally);
    }
    tally
}
