//! The one key that a page reads before anything is compiled: which attempts
//! wait for their outcome. Plain lines, so that reading them needs no parser
//! in the content script: `<event id> <ms since the epoch> <tab or ->`, and
//! `first` behind it for the first of two steps.
//!
//! Pages and the background write that key as each knew it a moment ago, so an
//! attempt that was just answered may be listed again. That it is answered
//! therefore stands under a key of its own, which only ever appears
//! ([`crate::journal::storage::keys::ANSWERED`]).

use crate::journal::{AttemptHistory, EventId};
use crate::plain;

/// How long after an attempt a page may still be its answer, in milliseconds.
/// Slow answers of several minutes happen; a visit on another day is no answer.
pub const PATIENCE: i64 = 15 * 60 * 1000;

/// Behind the line of a first step.
const FIRST: &str = "first";

/// Whether no page would take itself to answer an attempt any more, so that
/// nobody asks again whether it is answered.
#[must_use]
pub fn is_past(attempt: &EventId, now: i64) -> bool {
    attempt.at().is_none_or(|at| now.saturating_sub(at) > PATIENCE)
}

/// An attempt that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingAttempt {
    /// Which.
    pub attempt: EventId,
    /// When it was made, in milliseconds since the epoch.
    pub at: i64,
    /// In which tab, where known.
    pub tab: Option<i32>,
    /// The first of two steps, without a password: it becomes an attempt only if the site refuses it.
    pub is_first_step: bool,
}

/// Reads the key's text; lines that are not ours are left out, old ones too.
#[must_use]
pub fn read(text: &str, now: i64) -> Vec<PendingAttempt> {
    text.lines().filter_map(line).filter(|w| (0..=PATIENCE).contains(&now.saturating_sub(w.at))).collect()
}

/// As [`read`], however old they are.
#[must_use]
pub fn read_all(text: &str) -> Vec<PendingAttempt> {
    text.lines().filter_map(line).collect()
}

fn line(text: &str) -> Option<PendingAttempt> {
    let mut words = text.split(' ');
    let attempt = EventId::try_from(words.next()?.to_owned()).ok()?;
    let at = plain::read_decimal(words.next()?)?;
    let tab = plain::read_decimal(words.next()?).and_then(|tab| i32::try_from(tab).ok());
    Some(PendingAttempt { attempt, at, tab, is_first_step: words.next() == Some(FIRST) })
}

/// The key's text.
#[must_use]
pub fn write(waiting: &[PendingAttempt]) -> String {
    let mut text = String::new();
    for w in waiting {
        text.push_str(w.attempt.as_str());
        text.push(' ');
        text.push_str(&plain::decimal(w.at));
        text.push(' ');
        match w.tab {
            Some(tab) => text.push_str(&plain::decimal(i64::from(tab))),
            None => text.push('-'),
        }
        if w.is_first_step {
            text.push(' ');
            text.push_str(FIRST);
        }
        text.push('\n');
    }
    text
}

/// Which of them a page in `tab` answers: the latest of the same tab, or the
/// latest of an unknown one.
#[must_use]
pub fn answered_in(waiting: &[PendingAttempt], tab: Option<i32>) -> Option<&PendingAttempt> {
    let fits = |w: &&PendingAttempt| w.tab.is_none() || tab.is_none() || w.tab == tab;
    waiting.iter().filter(fits).max_by_key(|w| (w.tab.is_some() && w.tab == tab, w.at))
}

/// What the key should say: of each tab the latest attempt, if the record
/// holds no answer to it, and what `listed` names that the record does not
/// hold yet. Oldest first.
#[must_use]
pub fn corrected(listed: &[PendingAttempt], histories: &[AttemptHistory<'_>], now: i64) -> Vec<PendingAttempt> {
    let mut waits: Vec<PendingAttempt> = Vec::new();
    for history in histories.iter().filter(|s| (0..=PATIENCE).contains(&now.saturating_sub(s.event.at))) {
        let AttemptHistory { event, settled, .. } = history;
        waits.retain(|w| w.tab != event.tab);
        // A page on the way, an open captcha or a minute without a page: the answer may still come.
        if !settled {
            waits.push(PendingAttempt { attempt: event.id.clone(), at: event.at, tab: event.tab, is_first_step: false });
        }
    }
    waits.extend(listed.iter().filter(|w| !histories.iter().any(|s| s.event.id == w.attempt)).cloned());
    waits.sort_by(|a, b| (a.at, &a.attempt).cmp(&(b.at, &b.attempt)));
    waits
}

#[cfg(test)]
mod tests {
    use super::super::tests::{attempt, message, page};
    use super::*;
    use crate::journal::event::FormKind;
    use crate::journal::histories;

    fn waiting(at: i64, tab: Option<i32>) -> PendingAttempt {
        PendingAttempt { attempt: EventId::new(at, 1), at, tab, is_first_step: false }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let all = vec![waiting(1000, Some(3)), PendingAttempt { is_first_step: true, ..waiting(2000, None) }];
        assert_eq!(read(&write(&all), 2500), all);
    }

    #[test]
    fn answers_are_remembered_as_long_as_their_attempt_could_be_listed() {
        let attempt = EventId::new(1000, 1);
        assert!(!is_past(&attempt, 1000 + PATIENCE));
        assert!(is_past(&attempt, 1001 + PATIENCE));
    }

    #[test]
    fn old_future_and_foreign_lines_are_left_out() {
        let all = [waiting(0, None), waiting(PATIENCE + 2, None)];
        assert_eq!(read(&write(&all), PATIENCE + 1), vec![]);
        assert_eq!(read("\n\nx y z\n<b> 1 2\n12-ab\n", 5), vec![]);
    }

    #[test]
    fn another_tabs_attempt_is_not_answered_here() {
        let all = [waiting(1000, Some(3)), waiting(2000, Some(4))];
        assert_eq!(answered_in(&all, Some(3)), Some(&all[0]));
        assert_eq!(answered_in(&all, Some(5)), None);
        assert_eq!(answered_in(&all, None), Some(&all[1]));
    }

    #[test]
    fn an_attempt_that_another_tab_forgot_is_listed_again() {
        let events = [attempt(1000, Some(1), "a"), attempt(1100, Some(2), "b")];
        let (first, second) = (
            PendingAttempt { attempt: events[0].id.clone(), at: 1000, tab: Some(1), is_first_step: false },
            PendingAttempt { attempt: events[1].id.clone(), at: 1100, tab: Some(2), is_first_step: false },
        );
        let listed = corrected(std::slice::from_ref(&second), &histories(&events, 1200), 1200);
        assert_eq!(listed, [first, second]);
    }

    #[test]
    fn what_is_answered_or_was_tried_again_or_is_old_is_not_listed() {
        let events = [attempt(1000, Some(1), "a"), attempt(2000, Some(1), "a"), page(2500, Some(1), FormKind::SignIn, None)];
        let listed = PendingAttempt { attempt: events[1].id.clone(), at: 2000, tab: None, is_first_step: false };
        assert_eq!(corrected(&[listed], &histories(&events, 3000), 3000), []);
        let now = 1000 + PATIENCE + 1;
        assert_eq!(corrected(&[], &histories(&events[..1], now), now), []);
    }

    #[test]
    fn words_on_a_page_on_the_way_end_no_waiting() {
        let tried = attempt(1000, Some(1), "a");
        let code = message(1500, Some(1), "認証コード", Some(tried.id.clone()));
        let on_the_way = [tried, page(1500, Some(1), FormKind::None, None), code];
        assert_eq!(corrected(&[], &histories(&on_the_way, 2000), 2000).len(), 1);
        let mut here = [on_the_way[0].clone(), on_the_way[2].clone()];
        here[1].view = here[0].view.clone();
        assert_eq!(corrected(&[], &histories(&here, 2000), 2000), []);
    }

    #[test]
    fn what_the_record_does_not_hold_yet_stays_listed() {
        let new = waiting(5000, Some(7));
        assert_eq!(corrected(std::slice::from_ref(&new), &[], 5001), [new]);
    }
}
