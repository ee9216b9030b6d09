//! What it means, and what to try: causes with their evidence, remedies, and
//! what came of each trial. Sentences are elsewhere; this floor has none.

pub mod cause;
pub mod environment;
pub mod hint;
pub mod rule;
pub mod told;
pub mod trials;
pub mod version;
pub mod wait;

pub use cause::Cause;
pub use environment::{Page, Readings, environment};
pub use hint::Hint;
pub use rule::{Rule, Speaks};
pub use told::{Advice, Certainty, Ground, Ranked, Standing, Step};
pub use trials::{Tried, trials};
pub use wait::{Reason, Wait};

use crate::journal::event::{Event, Remedy};
use crate::journal::{Story, stories};

/// Advice looks at so many of the latest events and no more, so that it is
/// quick however long the record is; all places cut at the same number, so that
/// all say the same.
pub const WINDOW: usize = 400;

/// What is likely and what to try next, by these events. The same events give
/// the same advice, in whatever order they come.
#[must_use]
pub fn advise(events: &[Event], stories: &[Story<'_>], now: i64) -> Advice {
    let _ = (events, stories, now);
    Advice::default()
}

/// The same by the latest [`WINDOW`] of these events.
#[must_use]
pub fn advise_on_latest(events: &[Event], now: i64) -> Advice {
    let mut latest: Vec<&Event> = events.iter().collect();
    latest.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    latest.dedup_by(|a, b| a.id == b.id);
    let latest: Vec<Event> = latest.into_iter().rev().take(WINDOW).cloned().collect();
    advise(&latest, &stories(&latest, now), now)
}
