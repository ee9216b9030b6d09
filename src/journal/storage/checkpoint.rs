//! The summary without reading the record: sums over the blocks that lie
//! behind, and the few events at their end that may still matter to what comes.
//!
//! With `newest` the time of the latest event in those blocks, every attempt
//! made before `until = newest - PATIENCE` has had its answers there. Such
//! attempts are in the sums; younger ones are carried along as events. An
//! event that comes later and reaches further back makes the sums void
//! ([`Checkpoint::takes`]), and then everything is read once more.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::key::Json;
use crate::journal::attempts::pending::PATIENCE;
use crate::journal::attempts::{AttemptHistory, histories};
use crate::journal::event::{Event, EventId, Fact};
use crate::journal::summary::Summary;
use crate::journal::summary::totals::RunningTotals;

/// As many attempts behind an attempt are looked at for a second try on the same page.
const VIEWS: usize = 20;

/// Sums over every block before [`Checkpoint::blocks`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Blocks of a lower number are in it.
    pub blocks: u32,
    /// Attempts before this time are in the sums, in milliseconds since the epoch.
    until: i64,
    /// The time of the latest event in those blocks.
    newest: i64,
    /// The sums.
    running: RunningTotals,
    /// The events of those blocks from `until` on.
    carried: Vec<Event>,
    /// Entries of those blocks that cannot be read.
    unreadable: u32,
    /// The page loads of the last attempts in the sums.
    views: Vec<String>,
}

impl Json for Checkpoint {}

impl Checkpoint {
    /// Sums up `behind`, the events of the blocks that this checkpoint does
    /// not cover yet and that have a lower number than `blocks`. `ahead`: the
    /// events that come after them.
    #[must_use]
    pub fn advance(&self, blocks: u32, behind: Vec<Event>, unreadable: usize, ahead: &[Event], now: i64) -> Self {
        let newest = behind.iter().map(|e| e.at).max().unwrap_or(self.newest).max(self.newest);
        let until = self.until.max(newest.saturating_sub(PATIENCE));
        let mut carried: Vec<Event> = self.carried.clone();
        carried.extend(behind);
        let known: Vec<Event> = carried.iter().chain(ahead).cloned().collect();
        let mut next = Self { blocks, until, newest, unreadable: self.unreadable, ..self.clone() };
        next.unreadable = next.unreadable.saturating_add(u32::try_from(unreadable).unwrap_or(u32::MAX));
        for history in histories(&known, now).iter().filter(|s| (self.until..until).contains(&s.event.at)) {
            next.running.history(history);
            next.views.extend(history.event.view.clone());
        }
        carried.iter().for_each(|event| next.running.event(event));
        next.views.drain(..next.views.len().saturating_sub(VIEWS));
        carried.retain(|event| event.at >= until);
        next.carried = carried;
        next
    }

    /// Whether the sums hold with these events too. They do not if one was
    /// written before the end of what is summed up, answers an attempt in the
    /// sums, or is a second try on a page of one.
    #[must_use]
    pub fn takes(&self, ahead: &[Event]) -> bool {
        if self.blocks == 0 {
            return true;
        }
        let here: HashSet<&EventId> = self.carried.iter().chain(ahead).map(|e| &e.id).collect();
        ahead.iter().all(|event| {
            let on_old_page = matches!(event.fact, Fact::Attempt(_)) && event.view.as_ref().is_some_and(|v| self.views.contains(v));
            let names_old = event.fact.attempt().is_some_and(|id| !here.contains(id) && tells(&event.fact));
            event.at >= self.newest && !on_old_page && !names_old
        })
    }

    /// What is known of the latest attempts: the events carried along and those ahead.
    #[must_use]
    pub fn recent(&self, ahead: Vec<Event>) -> Vec<Event> {
        let mut events = self.carried.clone();
        events.extend(ahead);
        events
    }

    /// The summary: the sums and `recent` with its `histories`. `unreadable`: entries outside the sums.
    #[must_use]
    pub fn summary(&self, recent: &[Event], histories: &[AttemptHistory<'_>], unreadable: usize) -> Summary {
        let mut running = self.running.clone();
        histories.iter().filter(|s| s.event.at >= self.until).for_each(|history| running.history(history));
        recent.iter().for_each(|event| running.event(event));
        let more = u32::try_from(unreadable).unwrap_or(u32::MAX);
        Summary { unreadable: self.unreadable.saturating_add(more), ..running.summary }
    }
}

/// Facts that can change how an attempt ended; a note or a picture cannot.
fn tells(fact: &Fact) -> bool {
    matches!(fact, Fact::PageSeen(_) | Fact::SiteMessage(_) | Fact::Outcome(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{FormKind, Note, Outcome, OutcomeStatement, Witness};
    use crate::journal::in_order;
    use crate::journal::summary::summary;

    /// An attempt every 20 minutes: refused twice with the same words, then in, then silent, and so on.
    fn days(count: i64) -> Vec<Event> {
        let mut events = Vec::new();
        for n in 0..count {
            let at = n * 1_200_000;
            let tried = attempt(at, Some(1), &format!("v{n}"));
            match n % 5 {
                0 | 1 => {
                    events.push(page(at + 500, Some(1), FormKind::SignIn, None));
                    events.push(message(at + 501, Some(1), "E-2041", Some(tried.id.clone())));
                }
                2 if n < count / 2 => events.push(page(at + 900, Some(1), FormKind::None, Some(true))),
                _ => {}
            }
            events.push(tried);
        }
        in_order(events)
    }

    fn whole(events: &[Event], now: i64) -> Summary {
        summary(events, &histories(events, now), 0)
    }

    fn by_sums(checkpoint: &Checkpoint, ahead: &[Event], now: i64) -> Summary {
        let recent = checkpoint.recent(ahead.to_vec());
        checkpoint.summary(&recent, &histories(&recent, now), 0)
    }

    #[test]
    fn sums_and_the_whole_record_say_the_same_wherever_it_is_cut() {
        let events = days(60);
        let now = events[events.len() - 1].at + 120_000;
        for size in [1, 2, 3, 7, 50] {
            let mut checkpoint = Checkpoint::default();
            for (n, chunk) in events.chunks(size).enumerate() {
                let ahead = &events[n * size..];
                assert!(checkpoint.takes(ahead), "blocks of {size}, block {n}");
                assert_eq!(by_sums(&checkpoint, ahead, now), whole(&events, now), "blocks of {size}, block {n}");
                let number = u32::try_from(n + 1).unwrap_or(0);
                checkpoint = checkpoint.advance(number, chunk.to_vec(), 0, &events[(n * size + chunk.len())..], now);
            }
            assert_eq!(by_sums(&checkpoint, &[], now), whole(&events, now));
        }
    }

    #[test]
    fn what_reaches_back_makes_the_sums_void() {
        let events = days(20);
        let now = events[events.len() - 1].at;
        let checkpoint = Checkpoint::default().advance(1, events.clone(), 0, &[], now);
        let stated = |of: &Event| Fact::Outcome(OutcomeStatement { attempt: of.id.clone(), outcome: Outcome::In, by: Witness::Person });
        assert!(!checkpoint.takes(&[event(now + 1, stated(&events[0]))]), "a correction of an old attempt");
        assert!(checkpoint.takes(&[event(now + 1, stated(&events[events.len() - 1]))]), "of the latest");
        assert!(!checkpoint.takes(&[attempt(now - 1, None, "z")]), "written earlier, found later");
        assert!(!checkpoint.takes(&[attempt(now + 1, None, "v3")]), "a second try on an old page");
        let note = Fact::Note(Note { text: "x".into(), about: Some(events[0].id.clone()) });
        assert!(checkpoint.takes(&[event(now + 1, note)]), "a note changes no outcome");
        assert!(checkpoint.takes(&[attempt(now + 1, None, "new")]));
    }

    #[test]
    fn it_stays_small_and_comes_back_from_its_text() {
        let events = days(3000);
        let checkpoint = Checkpoint::default().advance(9, events, 3, &[], i64::MAX);
        let text = serde_json::to_string(&checkpoint).unwrap_or_default();
        assert!(text.len() < 5000, "{} bytes", text.len());
        assert_eq!(serde_json::from_str::<Checkpoint>(&text).ok(), Some(checkpoint));
    }
}
