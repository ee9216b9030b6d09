//! To which attempt words belong that the person pointed at: the page that
//! writes them down does not know.

use super::AttemptHistory;
use super::pending::PATIENCE;
use crate::journal::event::{Event, EventId, Fact, OpenFinding};

/// The latest attempt that a page could answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatestAttempt {
    /// Which.
    pub attempt: EventId,
    /// What was odd about the fields when it was made.
    pub findings: Vec<OpenFinding>,
    /// What the site is known to have said to it.
    pub said: Vec<String>,
}

/// The latest attempt that a page in `tab` could answer at that time (ms since the epoch).
#[must_use]
pub fn latest(histories: &[AttemptHistory<'_>], tab: Option<i32>, at: i64) -> Option<LatestAttempt> {
    let fits = |s: &&AttemptHistory<'_>| {
        let here = s.event.tab.is_none() || tab.is_none() || s.event.tab == tab;
        here && (0..=PATIENCE).contains(&at.saturating_sub(s.event.at))
    };
    let history = histories.iter().rev().find(fits)?;
    let said = history.messages.iter().map(|(_, message)| message.text.clone()).collect();
    Some(LatestAttempt { attempt: history.event.id.clone(), findings: history.attempt.findings.clone(), said })
}

/// Whether words of the site wait for somebody to say to which attempt they belong: they were pointed at.
#[must_use]
pub fn is_nameless(event: &Event) -> bool {
    matches!(&event.fact, Fact::SiteMessage(message) if message.attempt.is_none())
}

/// Words that were pointed at, with the attempt that they belong to. `None`:
/// they say nothing, or their page has written the same words down for it.
#[must_use]
pub fn named(mut event: Event, latest: LatestAttempt) -> Option<Event> {
    let Fact::SiteMessage(message) = &mut event.fact else { return None };
    if message.text.is_empty() || latest.said.contains(&message.text) {
        return None;
    }
    (message.attempt, message.findings) = (Some(latest.attempt), latest.findings);
    Some(event)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{attempt, message};
    use super::*;
    use crate::inspect::{Code, Field};
    use crate::journal::histories;

    #[test]
    fn words_belong_to_the_latest_attempt_that_their_page_could_answer() {
        let events = [attempt(1000, Some(1), "a"), attempt(2000, Some(2), "b"), attempt(3000, None, "c")];
        let found = |tab, at| latest(&histories(&events, at), tab, at).map(|latest| latest.attempt);
        assert_eq!(found(Some(1), 2500), Some(events[0].id.clone()), "another tab's attempt is none of its own");
        assert_eq!(found(None, 2500), Some(events[1].id.clone()));
        assert_eq!(found(Some(7), 3500), Some(events[2].id.clone()), "an attempt of an unknown tab may be its own");
        assert_eq!(found(Some(1), 999), None, "made later");
        assert_eq!(found(Some(7), 3001 + PATIENCE), None, "long ago");
    }

    #[test]
    fn the_same_words_are_not_written_down_twice() {
        let tried = attempt(1000, Some(1), "a");
        let events = [tried.clone(), message(1500, Some(1), "E-2041", Some(tried.id.clone()))];
        let latest = latest(&histories(&events, 2000), Some(1), 2000).unwrap_or_else(|| panic!("an attempt"));
        let pointed = message(2000, Some(1), "E-9", None);
        assert!(is_nameless(&pointed) && !is_nameless(&events[1]) && !is_nameless(&tried));
        let odd = vec![OpenFinding { field: Field::Mail, code: Code::FullwidthAt }];
        let named_as = |text: &str| named(message(2000, Some(1), text, None), LatestAttempt { findings: odd.clone(), ..latest.clone() });
        let Some(Fact::SiteMessage(said)) = named_as("E-9").map(|event| event.fact) else { panic!("words") };
        assert_eq!((said.attempt, said.findings), (Some(tried.id), odd.clone()));
        assert_eq!((named_as("E-2041"), named_as("")), (None, None));
    }
}
