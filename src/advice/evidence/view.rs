//! The record as the rules look at it: in order, cut at the last login that worked.

use crate::advice::tally::MOMENT;
use crate::advice::trial_record::TrialRecord;
use crate::advice::trials::trials;
use crate::journal::event::{Event, Outcome, SiteMessage};
use crate::journal::{AttemptHistory, in_order};
use crate::site::messages::{Meaning, meaning};

/// Events and attempts in the order of time.
pub(in crate::advice) struct View<'a> {
    /// All events, each once.
    pub(in crate::advice) events: Vec<&'a Event>,
    /// All attempts.
    pub(in crate::advice) histories: &'a [AttemptHistory<'a>],
    /// The attempts since logging in last worked.
    pub(in crate::advice) row: Vec<&'a AttemptHistory<'a>>,
    /// When logging in last worked.
    pub(in crate::advice) success: Option<i64>,
    /// When the site last refused a login in the usual way: what was wrong with it as a whole is over then.
    pub(in crate::advice) plain: Option<i64>,
    /// All trials.
    pub(in crate::advice) trials: Vec<TrialRecord>,
    /// The time for which advice is asked, in milliseconds since the epoch.
    pub(in crate::advice) now: i64,
}

impl<'a> View<'a> {
    pub(in crate::advice) fn new(events: &'a [Event], histories: &'a [AttemptHistory<'a>], now: i64) -> Self {
        let trials = trials(events, histories);
        let ordered = in_order(events);
        let inside = |history: &&AttemptHistory<'_>| history.outcome == Some(Outcome::In);
        let success = histories.iter().filter(inside).map(|history| history.ended.unwrap_or(history.event.at).max(history.event.at)).max();
        let row: Vec<&AttemptHistory<'_>> = histories.iter().filter(|history| success.is_none_or(|at| history.event.at > at)).collect();
        let plain = row.iter().filter(|history| is_plain(history)).map(|history| history.event.at).max();
        Self { events: ordered, histories, row, success, plain, trials, now }
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
    meaning(&message.text).is_some_and(is_of_the_moment)
}

/// Whether a meaning is a state that passes by itself.
pub(super) fn is_of_the_moment(meaning: Meaning) -> bool {
    meaning.of_site() || meaning == Meaning::Locked
}

fn is_plain(history: &AttemptHistory<'_>) -> bool {
    history.outcome == Some(Outcome::Refused) && !history.messages.iter().any(|(_, message)| of_the_moment(message))
}
