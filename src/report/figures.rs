//! The record in figures: what a reader wants to know first. Every time is
//! in the zone of the event that it belongs to.

use std::collections::HashMap;

use super::Record;
use super::hours::{Week, is_failure};
use super::time::Local;
use crate::journal::event::{Environment, Fact, Outcome, SelfReport};

/// The figures of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Attempts in all.
    pub attempts: u32,
    /// Attempts that did not lead in since the last one that did.
    pub failed: u32,
    /// When the first of these was made.
    pub since: Option<Local>,
    /// When an attempt last led in.
    pub last_success: Option<Local>,
    /// The latest attempt and how it ended; `None` while it may still be answered.
    pub last: Option<(Local, Option<Outcome>)>,
    /// The first event of the record.
    pub begin: Option<Local>,
    /// What the site said to these failures, the commonest first.
    pub said: Vec<Words>,
    /// Days on which there was an attempt, oldest first.
    pub days: Vec<Day>,
    /// How all attempts ended, the commonest first.
    pub outcomes: Vec<(Option<Outcome>, u32)>,
    /// Attempts by weekday and hour.
    pub week: Week,
    /// What the person told last of the time before the record, and the zone in which it was told.
    pub told: Option<(SelfReport, i32)>,
    /// Browser and system at the latest attempt that knows them.
    pub environment: Option<Environment>,
}

/// One day of attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The time of its first attempt.
    pub at: Local,
    /// Attempts.
    pub attempts: u32,
    /// Those of them that did not lead in.
    pub failed: u32,
}

/// Words of the site and when they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Word for word.
    pub text: String,
    /// How often.
    pub times: u32,
    /// When first.
    pub first: Local,
    /// When last.
    pub last: Local,
}

impl Figures {
    /// Reads them off a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let time = |position: usize| record.events.get(position).map(|event| Local::new(event.at, event.zone));
        let success = record.attempts.iter().rposition(|attempt| attempt.outcome == Some(Outcome::In));
        let row = &record.attempts[success.map_or(0, |index| index + 1)..];
        let failures: Vec<_> = row.iter().filter(|attempt| attempt.outcome.is_some_and(is_failure)).collect();
        Self {
            attempts: count(record.attempts.len()),
            failed: count(failures.len()),
            since: failures.first().and_then(|attempt| time(attempt.event)),
            last_success: success.and_then(|index| time(record.attempts[index].event)),
            last: record.attempts.last().and_then(|attempt| Some((time(attempt.event)?, attempt.outcome))),
            begin: time(0),
            said: said(record, row.iter().flat_map(|attempt| &attempt.messages).copied()),
            days: days(record),
            outcomes: outcomes(record),
            week: Week::of(record),
            told: record.events.iter().rev().find_map(|event| match &event.fact {
                Fact::SelfReport(report) => Some((*report, event.zone)),
                _ => None,
            }),
            environment: record.events.iter().rev().find_map(|event| match &event.fact {
                Fact::Attempt(attempt) => attempt.environment.clone(),
                _ => None,
            }),
        }
    }

    /// The days up to the last attempt, at most so many, oldest first: those
    /// without an attempt as well, but none from before the record.
    #[must_use]
    pub fn latest_days(&self, most: i64) -> Vec<Day> {
        let (Some(last), Some(begin)) = (self.days.last(), self.begin) else { return Vec::new() };
        let days = (0..most).rev().map(|n| last.at.days_before(n)).filter(|at| at.day() >= begin.day());
        days.map(|at| self.days.iter().rev().find(|day| day.at.same_day(at)).copied().unwrap_or(Day { at, attempts: 0, failed: 0 }))
            .collect()
    }

    /// How often the commonest words of the site came, if more than once.
    #[must_use]
    pub fn same(&self) -> Option<u32> {
        self.said.first().map(|words| words.times).filter(|times| *times > 1)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn said(record: &Record, messages: impl Iterator<Item = usize>) -> Vec<Words> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut all: Vec<Words> = Vec::new();
    for event in messages.filter_map(|position| record.events.get(position)) {
        let Fact::SiteMessage(message) = &event.fact else { continue };
        let at = Local::new(event.at, event.zone);
        let place = *places.entry(&message.text).or_insert(all.len());
        match all.get_mut(place) {
            Some(words) => (words.times, words.last) = (words.times + 1, at),
            None => all.push(Words { text: message.text.clone(), times: 1, first: at, last: at }),
        }
    }
    // The sort is stable: of equals the later ones, which were found later, come first.
    all.reverse();
    all.sort_by_key(|words| std::cmp::Reverse(words.times));
    all
}

fn days(record: &Record) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for attempt in &record.attempts {
        let event = &record.events[attempt.event];
        let at = Local::new(event.at, event.zone);
        if days.last().is_none_or(|day| !day.at.same_day(at)) {
            days.push(Day { at, attempts: 0, failed: 0 });
        }
        if let Some(day) = days.last_mut() {
            day.attempts += 1;
            day.failed += u32::from(attempt.outcome.is_some_and(is_failure));
        }
    }
    days
}

fn outcomes(record: &Record) -> Vec<(Option<Outcome>, u32)> {
    let mut counts: Vec<(Option<Outcome>, u32)> = Vec::new();
    for attempt in &record.attempts {
        match counts.iter_mut().find(|(outcome, _)| *outcome == attempt.outcome) {
            Some((_, times)) => *times += 1,
            None => counts.push((attempt.outcome, 1)),
        }
    }
    counts.sort_by_key(|(outcome, times)| (std::cmp::Reverse(*times), *outcome));
    counts
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::record::tests::record;
    use super::*;
    use crate::journal::attempts::tests::{attempt, message, page};
    use crate::journal::event::FormKind;

    #[test]
    fn failures_are_counted_since_the_last_success() {
        let figures = Figures::of(&record());
        assert_eq!((figures.attempts, figures.failed, figures.same()), (4, 2, Some(2)));
        assert_eq!(figures.since, Some(Local::new(10_000, 540)));
        assert_eq!(figures.last_success, Some(Local::new(1000, 540)));
        assert_eq!(figures.last, Some((Local::new(30_000, 540), None)));
        assert_eq!(figures.outcomes, [(Some(Outcome::Refused), 2), (None, 1), (Some(Outcome::In), 1)]);
    }

    #[test]
    fn the_commonest_words_come_first_and_of_equals_the_latest() {
        let mut events: Vec<crate::journal::Event> = Vec::new();
        for (n, text) in ["a", "b", "b", "c"].into_iter().enumerate() {
            let at = 10_000 * i64::try_from(n).unwrap_or(0);
            events.push(attempt(at, Some(1), &format!("v{n}")));
            let tried = events[events.len() - 1].id.clone();
            events.push(page(at + 500, Some(1), FormKind::SignIn, None));
            events.push(message(at + 501, Some(1), text, Some(tried)));
        }
        let figures = Figures::of(&Record::new(events, vec![], 100_000));
        let said: Vec<_> = figures.said.iter().map(|words| (words.text.as_str(), words.times)).collect();
        assert_eq!(said, [("b", 2), ("c", 1), ("a", 1)]);
        assert_eq!((figures.said[0].first, figures.said[0].last), (Local::new(10_501, 540), Local::new(20_501, 540)));
    }

    #[test]
    fn days_are_those_of_the_clock_on_the_wall() {
        // 14:59 and 15:00 UTC are two days in Japan.
        let events = vec![attempt(53_940_000, None, "a"), attempt(54_000_000, None, "b"), attempt(54_000_001, None, "c")];
        let days: Vec<_> = Figures::of(&Record::new(events, vec![], 54_000_002)).days.iter().map(|d| (d.at.day(), d.attempts)).collect();
        assert_eq!(days, [("1970-01-01".to_owned(), 1), ("1970-01-02".to_owned(), 2)]);
    }

    #[test]
    fn days_without_an_attempt_stand_between_the_others() {
        let events = vec![attempt(0, None, "a"), attempt(3 * 86_400_000, None, "b")];
        let figures = Figures::of(&Record::new(events, vec![], 400_000_000));
        let counts = |most| figures.latest_days(most).iter().map(|day| day.attempts).collect::<Vec<_>>();
        assert_eq!((counts(14), counts(2)), (vec![1, 0, 0, 1], vec![0, 1]));
        assert_eq!(Figures::default().latest_days(14), vec![]);
    }

    #[test]
    fn an_empty_record_has_no_figures() {
        assert_eq!(Figures::of(&Record::default()), Figures::default());
    }
}
