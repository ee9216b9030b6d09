//! How long the record is kept. Nothing goes without having been announced a
//! week before, and what proves the case does not go by itself at all.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::key::Json;
use crate::journal::event::{Event, EventId, Fact, Outcome};
use crate::journal::histories;
use crate::journal::summary::Announcement;

/// How long it can be kept, in days; the person chooses.
pub const CHOICES: [u32; 4] = [30, 90, 180, 365];
/// How long it is kept if the person chose nothing, in days.
pub const DAYS: u32 = 365;
/// At most this many events are kept.
pub const MOST_EVENTS: usize = 20_000;
/// From this many events on the next deletion is announced.
const NEARLY: usize = 19_000;
/// At most this many bytes of pictures are kept; of more the oldest go first.
pub const MOST_PICTURE_BYTES: u64 = 100_000_000;
/// A deletion is announced this long before, in milliseconds.
pub const LEAD: i64 = 7 * DAY;
const DAY: i64 = 86_400_000;

/// What was chosen and announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RetentionState {
    /// For how many days the person wants the record to be kept; `None`: they chose nothing.
    pub days: Option<u32>,
    /// What the person could read so far.
    pub announced: Option<Announcement>,
    /// When the record was last looked through, in milliseconds since the epoch.
    pub checked: i64,
}

impl Json for RetentionState {}

impl RetentionState {
    /// Whether the record has to be looked through again: once a day. A clock
    /// that was set back must not stop that for years.
    #[must_use]
    pub fn is_due(&self, now: i64) -> bool {
        !(0..DAY).contains(&now.saturating_sub(self.checked))
    }
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetentionPlan {
    /// Events that go now, their pictures with them.
    pub events: HashSet<EventId>,
    /// Events that stay and whose picture goes now.
    pub pictures: HashSet<EventId>,
    /// What is to be announced from now on.
    pub announce: Option<Announcement>,
}

/// Days as the person may choose them; anything else is the default.
#[must_use]
pub fn chosen(days: Option<u32>) -> u32 {
    days.filter(|d| CHOICES.contains(d)).unwrap_or(DAYS)
}

/// What goes now and what is announced. `events` come oldest first; `announced` is what the person could read so far.
#[must_use]
pub fn plan(events: &[Event], days: u32, announced: Option<Announcement>, now: i64) -> RetentionPlan {
    let mut plan = RetentionPlan::default();
    let protected = protected(events, now);
    if let Some(told) = announced.filter(|a| a.on <= now) {
        // Both as it was announced and as it holds now: a longer time chosen meanwhile keeps more.
        let (gone, pictures) = due(events, &protected, days, now, MOST_EVENTS);
        plan.events = gone.into_iter().filter(|e| e.at < told.before).map(|e| e.id.clone()).collect();
        plan.pictures = pictures.into_iter().filter(|e| e.at < told.before).map(|e| e.id.clone()).collect();
    }
    let left: Vec<Event> = events.iter().filter(|e| !plan.events.contains(&e.id)).cloned().collect();
    // An announcement that still stands keeps its day: asking again must not put it off for ever.
    let on = announced.map(|a| a.on).filter(|on| *on > now).unwrap_or(now + LEAD);
    let (soon, pictures) = due(&left, &protected, days, on, NEARLY);
    let pictures: Vec<&Event> = pictures.into_iter().filter(|e| !plan.pictures.contains(&e.id)).collect();
    let newest = soon.iter().chain(&pictures).map(|e| e.at).max();
    plan.announce = newest.map(|newest| Announcement {
        on,
        before: newest + 1,
        events: u32::try_from(soon.len()).unwrap_or(u32::MAX),
        pictures: u32::try_from(pictures.len()).unwrap_or(u32::MAX),
    });
    plan
}

/// Events that are too old or too many on a day, and those that lose only their picture.
fn due<'a>(events: &'a [Event], protected: &HashSet<EventId>, days: u32, on: i64, most: usize) -> (Vec<&'a Event>, Vec<&'a Event>) {
    let cutoff = on - i64::from(days) * DAY;
    let too_many = events.len().saturating_sub(most);
    let free = |event: &&Event| !protected.contains(&event.id);
    let mut gone: Vec<&Event> =
        events.iter().filter(free).enumerate().take_while(|(n, e)| e.at < cutoff || *n < too_many).map(|(_, e)| e).collect();
    gone.retain(|e| !matches!(e.fact, Fact::Erased(_)) || e.at < cutoff);
    let going: HashSet<&EventId> = gone.iter().map(|e| &e.id).collect();
    let stays = |e: &&Event| !going.contains(&e.id);
    let mut bytes = 0_u64;
    let mut pictures = Vec::new();
    for event in events.iter().rev().filter(stays) {
        if let Fact::Picture(picture) = &event.fact {
            bytes += u64::from(picture.bytes);
            if bytes > MOST_PICTURE_BYTES {
                pictures.push(event);
            }
        }
    }
    (gone, pictures)
}

/// What never goes by itself: the last success with its page, the first
/// failure since with what was shown, what the person told, and letters.
fn protected(events: &[Event], now: i64) -> HashSet<EventId> {
    let histories = histories(events, now);
    let since = histories.iter().rposition(|s| s.outcome == Some(Outcome::In));
    let first = histories[since.map_or(0, |i| i + 1)..]
        .iter()
        .position(|s| matches!(s.outcome, Some(Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown | Outcome::Captcha)))
        .map(|n| n + since.map_or(0, |i| i + 1));
    let kept: Vec<&crate::journal::AttemptHistory<'_>> = since.into_iter().chain(first).map(|i| &histories[i]).collect();
    let mut ids: HashSet<EventId> = kept.iter().map(|s| s.event.id.clone()).collect();
    ids.extend(kept.iter().flat_map(|s| &s.messages).map(|(event, _)| event.id.clone()));
    let ends: Vec<(i64, Option<i32>)> = kept.iter().filter_map(|s| Some((s.ended?, s.event.tab))).collect();
    for event in events {
        let belongs = event.fact.attempt().is_some_and(|id| ids.contains(id));
        // A page that named no attempt is known by the time at which it ended one.
        let ended = matches!(event.fact, Fact::PageSeen(_)) && ends.iter().any(|(at, _)| *at == event.at);
        if belongs || ended || matches!(event.fact, Fact::SelfReport(_) | Fact::LetterSent(_) | Fact::Reply(_) | Fact::Terms(_)) {
            ids.insert(event.id.clone());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::super::key::Stored;
    use super::*;
    use crate::journal::attempts::tests::{attempt, message, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Address, FormKind, Picture};

    fn daily(days: i64) -> Vec<Event> {
        (0..days).map(|d| attempt(d * DAY, None, &format!("v{d}"))).collect()
    }

    #[test]
    fn the_record_is_looked_through_once_a_day() {
        let state = RetentionState { checked: 5 * DAY, ..RetentionState::default() };
        assert!(!state.is_due(5 * DAY) && !state.is_due(6 * DAY - 1) && state.is_due(6 * DAY));
        assert!(state.is_due(5 * DAY - 1), "the clock was set back");
    }

    #[test]
    fn what_was_chosen_is_read_back_and_foreign_texts_are_no_choice() {
        let announced = Some(Announcement { on: 9, before: 8, events: 7, pictures: 6 });
        let state = RetentionState { days: Some(90), announced, checked: 5 };
        assert_eq!(RetentionState::read(&state.write()), Some(state));
        assert_eq!(RetentionState::read("{\"days\":30}").map(|state| state.days), Some(Some(30)));
        for text in ["", "null", "{\"days\":\"many\"}", "{\"announced\":{\"on\":1}}"] {
            assert_eq!(RetentionState::read(text), None, "{text}");
        }
    }

    #[test]
    fn nothing_goes_that_was_not_announced_a_week_before() {
        let events = daily(400);
        let now = 399 * DAY;
        let first = plan(&events, DAYS, None, now);
        assert!(first.events.is_empty());
        let told = first.announce.expect("announced");
        // 366 days before the day on which it goes; the first failure stays.
        assert_eq!((told.on, told.events), (now + LEAD, 40));
        assert_eq!(plan(&events, DAYS, Some(told), now + DAY).announce.map(|a| a.on), Some(told.on), "asking again puts nothing off");
        assert!(plan(&events, DAYS, Some(told), told.on - 1).events.is_empty());
        let then = plan(&events, DAYS, Some(told), told.on);
        assert_eq!(then.events.len(), 40);
        assert!(!then.events.contains(&events[0].id), "the first failure");
        let late = plan(&events, DAYS, Some(told), told.on + 30 * DAY);
        assert_eq!(late.events, then.events, "what came of age meanwhile was not announced");
        assert!(late.announce.is_some_and(|a| a.on > told.on));
    }

    #[test]
    fn a_longer_time_chosen_meanwhile_keeps_what_was_announced() {
        let events = daily(100);
        let told = plan(&events, 30, None, 99 * DAY).announce.expect("announced");
        assert!(told.events > 60);
        let then = plan(&events, 365, Some(told), told.on);
        assert_eq!((then.events.len(), then.announce), (0, None));
    }

    #[test]
    fn the_last_success_and_the_first_failure_since_stay() {
        let mut events = vec![attempt(1, None, "in"), page(2, None, FormKind::None, Some(true))];
        for n in 0..20 {
            let tried = attempt(n * DAY + 1000, None, &format!("v{n}"));
            let said = message(n * DAY + 1500, None, "E-1", Some(tried.id.clone()));
            events.extend([tried, said]);
        }
        let told = plan(&events, 30, None, 200 * DAY).announce.expect("announced");
        let then = plan(&events, 30, Some(told), told.on);
        let stays: Vec<i64> = events.iter().filter(|e| !then.events.contains(&e.id)).map(|e| e.at).collect();
        assert_eq!(stays, [1, 2, 1000, 1500]);
    }

    #[test]
    fn of_too_many_the_oldest_go_after_their_week() {
        let events: Vec<Event> = (0..20_100).map(|n| attempt(n * 1000, None, &format!("v{n}"))).collect();
        let now = 20_100_000;
        let told = plan(&events, DAYS, None, now).announce.expect("announced");
        assert_eq!(told.events, 1100, "down to where the next announcement would begin");
        let then = plan(&events, DAYS, Some(told), told.on);
        assert_eq!(then.events.len(), 100);
        assert!(!then.events.contains(&events[0].id) && then.events.contains(&events[1].id));
    }

    #[test]
    fn of_pictures_the_oldest_go_first_and_their_events_stay() {
        let picture =
            |at| event(at, Fact::Picture(Picture { page: Address::default(), width: 1, height: 1, bytes: 40_000_000, attempt: None }));
        let events = [picture(1), picture(2), picture(3)];
        let told = plan(&events, DAYS, None, 10).announce.expect("announced");
        assert_eq!((told.events, told.pictures), (0, 1));
        let then = plan(&events, DAYS, Some(told), told.on);
        assert_eq!((then.events.len(), then.pictures), (0, HashSet::from([events[0].id.clone()])));
    }

    #[test]
    fn only_the_four_choices_are_choices() {
        assert_eq!([Some(30), Some(180), Some(7), Some(0), None].map(chosen), [30, 180, 365, 365, 365]);
    }
}
