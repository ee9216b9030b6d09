//! Which grounds a record holds, counted, and for how long a state speaks of now.

use std::collections::BTreeMap;

use super::rule::Rule;

/// For so long, in milliseconds, a state of the moment (maintenance, a lock, no
/// answer) speaks of now: such things pass within half a day.
pub(super) const MOMENT: i64 = 12 * 3_600_000;

/// So long, in milliseconds, an answer of the site speaks of now.
pub(super) const ANSWER_HOLDS: i64 = 3 * 3_600_000;
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
