//! When it happened: attempts by weekday and hour, each in the local time of
//! its own event. It answers «only at night?», and says when it cannot: an
//! hour in which nobody tried tells nothing.

use super::Record;
use super::time::Local;
use crate::journal::event::Outcome;

/// Attempts in one hour of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Attempts that have an outcome.
    pub tried: u32,
    /// Those of them that did not lead in.
    pub failed: u32,
}

/// Attempts by weekday (Monday first) and hour of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week(pub [[Cell; 24]; 7]);

/// Failures that come close together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The first hour of it, 0 to 23.
    pub from: usize,
    /// The hour at which it is over, 1 to 24; smaller than `from` if it lies over midnight.
    pub until: usize,
    /// Failures in it.
    pub inside: u32,
    /// Failures in all.
    pub failed: u32,
    /// Attempts outside of it. None: nothing can be said of the other hours.
    pub tried_elsewhere: u32,
}

/// Fewer failures than this make no cluster.
const ENOUGH: u32 = 4;
/// The longest span of hours that is still called one.
const LONGEST: usize = 6;

/// Did not lead in, though something left the browser or could have.
#[must_use]
pub fn is_failure(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown | Outcome::Captcha)
}

impl Week {
    /// Counts a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let mut week = Self::default();
        for attempt in &record.attempts {
            let Some(outcome) = attempt.outcome else { continue };
            let event = &record.events[attempt.event];
            let local = Local::new(event.at, event.zone);
            let cell = &mut week.0[local.weekday()][local.hour()];
            cell.tried += 1;
            cell.failed += u32::from(is_failure(outcome));
        }
        week
    }

    /// The most failures in one hour of the week.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.0.iter().flatten().map(|cell| cell.failed).max().unwrap_or_default()
    }

    /// How dark a cell is drawn: 0 (no failure) to 4 (the most, if that is four or more).
    #[must_use]
    pub fn level(&self, cell: Cell) -> u32 {
        (cell.failed * 4).div_ceil(self.most().max(4))
    }

    /// The shortest span of the day with at least nine of ten failures, if it
    /// is no longer than six hours.
    #[must_use]
    pub fn cluster(&self) -> Option<Cluster> {
        let mut hours = [Cell::default(); 24];
        for day in &self.0 {
            for (hour, cell) in day.iter().enumerate() {
                hours[hour].tried += cell.tried;
                hours[hour].failed += cell.failed;
            }
        }
        let sum = |of: fn(&Cell) -> u32| hours.iter().map(of).sum::<u32>();
        let (tried, failed) = (sum(|c| c.tried), sum(|c| c.failed));
        if failed < ENOUGH {
            return None;
        }
        (1..=LONGEST).find_map(|long| {
            let span = |from: usize| (from..from + long).map(move |hour| hour % 24);
            let failures = |from: usize| span(from).map(|hour| hours[hour].failed).sum::<u32>();
            // Of equals the earliest hour.
            let from = (0..24).rev().max_by_key(|&from| failures(from))?;
            let inside = failures(from);
            (inside * 10 >= failed * 9).then(|| Cluster {
                from,
                until: if from + long > 24 { from + long - 24 } else { from + long },
                inside,
                failed,
                tried_elsewhere: tried - span(from).map(|hour| hours[hour].tried).sum::<u32>(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Event;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::FormKind;

    const HOUR: i64 = 3_600_000;
    /// Monday, 1970-01-05, 0:00 in Japan.
    const MONDAY: i64 = 4 * 24 * HOUR - 9 * HOUR;

    /// Attempts at these hours after that midnight; true: it led in.
    fn week(tries: &[(i64, bool)]) -> Week {
        let mut events: Vec<Event> = Vec::new();
        for (n, (hour, inside)) in tries.iter().enumerate() {
            let at = MONDAY + hour * HOUR + 1000 * i64::try_from(n).unwrap_or(0);
            events.push(attempt(at, Some(1), &format!("v{n}")));
            events.push(if *inside {
                page(at + 500, Some(1), FormKind::None, Some(true))
            } else {
                page(at + 500, Some(1), FormKind::SignIn, None)
            });
        }
        Week::of(&Record::new(events, vec![], MONDAY + 1000 * HOUR))
    }

    #[test]
    fn attempts_are_counted_by_weekday_and_hour() {
        let week = week(&[(21, false), (21, false), (24 + 9, true), (6 * 24 + 23, false)]);
        assert_eq!(week.0[0][21], Cell { tried: 2, failed: 2 });
        assert_eq!(week.0[1][9], Cell { tried: 1, failed: 0 });
        assert_eq!(week.0[6][23], Cell { tried: 1, failed: 1 });
        assert_eq!((week.level(week.0[0][21]), week.level(week.0[6][23]), week.level(week.0[1][9])), (2, 1, 0));
    }

    #[test]
    fn the_clock_is_that_of_the_event_and_not_of_the_reader() {
        let mut events = vec![attempt(MONDAY, Some(1), "a"), page(MONDAY + 1, Some(1), FormKind::SignIn, None)];
        events[0].zone = 0;
        let week = Week::of(&Record::new(events, vec![], MONDAY + HOUR));
        assert_eq!(week.0[6][15].failed, 1, "Sunday 15:00 in London");
    }

    #[test]
    fn failures_of_the_night_are_a_cluster_over_midnight() {
        let night = [(22, false), (23, false), (24, false), (24 + 23, false), (24 + 12, true)];
        let cluster = week(&night).cluster();
        assert_eq!(cluster, Some(Cluster { from: 22, until: 1, inside: 4, failed: 4, tried_elsewhere: 1 }));
    }

    #[test]
    fn a_cluster_that_ends_at_midnight_ends_at_24() {
        let cluster = week(&[(22, false), (23, false), (22, false), (23, false)]).cluster();
        assert_eq!(cluster.map(|c| (c.from, c.until, c.tried_elsewhere)), Some((22, 24, 0)));
    }

    #[test]
    fn few_or_scattered_failures_are_none() {
        assert_eq!(week(&[(21, false), (21, false), (21, false)]).cluster(), None);
        assert_eq!(week(&[(1, false), (8, false), (13, false), (20, false)]).cluster(), None);
        assert_eq!(Week::default().cluster(), None);
    }
}
