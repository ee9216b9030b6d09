//! Which grounds a record holds, how often and when last. One file for each
//! kind of fact; a ground that is new needs a line in [`super::rule`] and a
//! place here that finds it.

mod attempts;
mod outside;
mod reach;
mod tried;
mod view;
mod words;

use std::collections::BTreeMap;

use super::rule::Rule;
use crate::journal::Story;
use crate::journal::event::Event;
pub(super) use reach::ANSWER_HOLDS;
pub(super) use view::{MOMENT, View};

/// How often each ground was seen, and when last (in milliseconds since the epoch).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Rule, (u32, Option<i64>)>);

impl Tally {
    /// The ground was seen once more.
    pub fn add(&mut self, rule: Rule, at: Option<i64>) {
        let (times, last) = self.0.entry(rule).or_default();
        *times = times.saturating_add(1);
        *last = (*last).max(at);
    }

    /// How often it was seen.
    #[must_use]
    pub fn times(&self, rule: Rule) -> u32 {
        self.0.get(&rule).map_or(0, |(times, _)| *times)
    }

    /// When it was seen last, in milliseconds since the epoch, where it has a time.
    #[must_use]
    pub fn last(&self, rule: Rule) -> Option<i64> {
        self.0.get(&rule).and_then(|(_, at)| *at)
    }

    /// All of them, in the order of the rules.
    pub fn iter(&self) -> impl Iterator<Item = (Rule, u32, Option<i64>)> {
        self.0.iter().map(|(rule, (times, at))| (*rule, *times, *at))
    }
}

/// Counts the grounds in these events and the attempts in them. `now`: milliseconds since the epoch.
#[must_use]
pub fn tally(events: &[Event], stories: &[Story<'_>], now: i64) -> Tally {
    of(&View::new(events, stories, now))
}

pub(super) fn of(view: &View<'_>) -> Tally {
    let mut tally = Tally::default();
    for look in [attempts::look, words::look, reach::look, tried::look, outside::look] {
        look(view, &mut tally);
    }
    tally
}
