//! The record in a few facts, for the popup and the badge.

use serde::{Deserialize, Serialize};

use super::attempts::Story;
use super::event::{Clearing, Event, Fact, OpenFinding, Outcome};

/// What the popup shows without reading the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Attempts in all.
    pub attempts: u32,
    /// Attempts that did not lead in since the last one that did.
    pub failed: u32,
    /// When the first of these was made, in milliseconds since the epoch.
    pub failing_since: Option<i64>,
    /// How the latest attempt ended.
    pub last_outcome: Option<Outcome>,
    /// When the latest attempt was made, in milliseconds since the epoch.
    pub last_attempt: Option<i64>,
    /// When an attempt last led in, in milliseconds since the epoch.
    pub last_success: Option<i64>,
    /// What the site said last, to any attempt of this row of failures.
    pub last_message: Option<Said>,
    /// What was odd about the fields at the latest attempt.
    pub last_findings: Vec<OpenFinding>,
    /// The latest clearing.
    pub last_clearing: Option<(i64, Clearing)>,
    /// Entries of the record that this version cannot read.
    pub unreadable: u32,
}

/// Words of the site and how often they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Word for word.
    pub text: String,
    /// When last, in milliseconds since the epoch.
    pub at: i64,
    /// How often in this row of failures.
    pub times: u32,
}

/// Sums up. `stories` come oldest first, as [`super::stories`] gives them.
#[must_use]
pub fn summary(events: &[Event], stories: &[Story<'_>], unreadable: usize) -> Summary {
    let since = stories.iter().rposition(|s| s.outcome == Some(Outcome::In));
    let row = &stories[since.map_or(0, |i| i + 1)..];
    // A captcha left open or a click that sent nothing is no refusal by the site.
    let failed = |s: &&Story<'_>| matches!(s.outcome, Some(Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown | Outcome::Captcha));
    let said: Vec<_> = row.iter().flat_map(|s| &s.messages).collect();
    let last = stories.last();
    Summary {
        attempts: u32::try_from(stories.len()).unwrap_or(u32::MAX),
        failed: u32::try_from(row.iter().filter(failed).count()).unwrap_or(u32::MAX),
        failing_since: row.iter().find(failed).map(|s| s.event.at),
        last_outcome: last.and_then(|s| s.outcome),
        last_attempt: last.map(|s| s.event.at),
        last_success: since.map(|i| stories[i].ended.unwrap_or(stories[i].event.at)),
        last_message: said.last().map(|(event, message)| Said {
            text: message.text.clone(),
            at: event.at,
            times: u32::try_from(said.iter().filter(|(_, m)| m.text == message.text).count()).unwrap_or(u32::MAX),
        }),
        last_findings: last.map(|s| s.attempt.findings.clone()).unwrap_or_default(),
        last_clearing: events
            .iter()
            .filter_map(|e| if let Fact::DataCleared(c) = &e.fact { Some((e.at, c)) } else { None })
            .max_by_key(|(at, _)| *at)
            .map(|(at, clearing)| (at, clearing.clone())),
        unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::super::attempts::tests::{attempt, message, page};
    use super::super::event::FormKind;
    use super::super::stories;
    use super::*;

    #[test]
    fn failures_are_counted_since_the_last_success() {
        let mut events = vec![attempt(1000, Some(1), "a"), page(1500, Some(1), FormKind::SignIn, None)];
        events.extend([attempt(2000, Some(1), "b"), page(2500, Some(1), FormKind::None, Some(true))]);
        for n in 0..3 {
            let at = 10_000 + n * 1000;
            events.push(attempt(at, Some(1), &format!("v{n}")));
            events.push(page(at + 500, Some(1), FormKind::SignIn, None));
            events.push(message(at + 501, Some(1), "E-2041", Some(events[events.len() - 2].id.clone())));
        }
        let summary = summary(&events, &stories(&events, 20_000), 2);
        assert_eq!((summary.attempts, summary.failed, summary.failing_since), (5, 3, Some(10_000)));
        assert_eq!(summary.last_success, Some(2500));
        assert_eq!(summary.last_message.map(|s| (s.times, s.at)), Some((3, 12_501)));
        assert_eq!(summary.unreadable, 2);
    }

    #[test]
    fn an_empty_record_says_nothing() {
        assert_eq!(summary(&[], &[], 0), Summary::default());
    }
}
