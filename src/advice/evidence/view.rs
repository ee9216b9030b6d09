//! The record as the rules look at it: in order, cut at the last login that worked.

use crate::advice::trials::{Tried, trials};
use crate::journal::Story;
use crate::journal::event::{Event, Outcome, SiteMessage};
use crate::site::meanings::{Meaning, meaning};

/// For so long, in milliseconds, a state of the moment (maintenance, a lock, no
/// answer) speaks of now: such things pass within half a day.
pub(in crate::advice) const MOMENT: i64 = 12 * 3_600_000;

/// Events and attempts in the order of time.
pub(in crate::advice) struct View<'a> {
    /// All events, each once.
    pub(in crate::advice) events: Vec<&'a Event>,
    /// All attempts.
    pub(in crate::advice) stories: &'a [Story<'a>],
    /// The attempts since logging in last worked.
    pub(in crate::advice) row: Vec<&'a Story<'a>>,
    /// When logging in last worked.
    pub(in crate::advice) success: Option<i64>,
    /// When the site last refused a login in the usual way: what was wrong with it as a whole is over then.
    pub(in crate::advice) plain: Option<i64>,
    /// All trials.
    pub(in crate::advice) trials: Vec<Tried>,
    /// The time for which advice is asked, in milliseconds since the epoch.
    pub(in crate::advice) now: i64,
}

impl<'a> View<'a> {
    pub(in crate::advice) fn new(events: &'a [Event], stories: &'a [Story<'a>], now: i64) -> Self {
        let trials = trials(events, stories);
        let mut ordered: Vec<&Event> = events.iter().collect();
        ordered.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        ordered.dedup_by(|a, b| a.id == b.id);
        let inside = |story: &&Story<'_>| story.outcome == Some(Outcome::In);
        let success = stories.iter().filter(inside).map(|story| story.ended.unwrap_or(story.event.at).max(story.event.at)).max();
        let row: Vec<&Story<'_>> = stories.iter().filter(|story| success.is_none_or(|at| story.event.at > at)).collect();
        let plain = row.iter().filter(|story| is_plain(story)).map(|story| story.event.at).max();
        Self { events: ordered, stories, row, success, plain, trials, now }
    }

    /// Whether that time lies after the last login that worked.
    pub(in crate::advice) fn is_since(&self, at: i64) -> bool {
        self.success.is_none_or(|success| at > success)
    }

    /// Whether a state of the moment that was seen then speaks of now.
    pub(in crate::advice) fn holds(&self, at: i64) -> bool {
        self.is_since(at) && self.plain.is_none_or(|plain| at > plain) && self.now.saturating_sub(at) <= MOMENT
    }

    /// The events since logging in last worked.
    pub(in crate::advice) fn since(&self) -> impl DoubleEndedIterator<Item = &'a Event> {
        self.events.iter().copied().filter(|event| self.is_since(event.at))
    }
}

/// Whether words speak of the site as a whole, or of a lock: of the moment and not of this login.
pub(in crate::advice) fn of_the_moment(message: &SiteMessage) -> bool {
    matches!(meaning(&message.text), Some(Meaning::Maintenance | Meaning::ServerError | Meaning::Busy | Meaning::Locked))
}

fn is_plain(story: &Story<'_>) -> bool {
    story.outcome == Some(Outcome::Refused) && !story.messages.iter().any(|(_, message)| of_the_moment(message))
}
