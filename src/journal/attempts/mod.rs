//! Attempts and how they ended: pure code over events, by time and, where it
//! is known, by tab; never by the order in which they arrived.

pub mod deadline;
mod evidence;
pub mod latest;
pub mod pending;

use super::event::{Attempt, Event, EventId, Fact, Outcome, SiteMessage};
use super::order::in_order;
use evidence::{CLEAR, Evidence, said, seen, weigh, worded};
use pending::PATIENCE;

/// After this long without a page an attempt counts as unanswered, in milliseconds.
pub const NO_ANSWER_AFTER: i64 = 60_000;

/// An attempt with all that the record knows about it.
#[derive(Clone, Debug)]
pub struct AttemptHistory<'a> {
    /// The event of the attempt.
    pub event: &'a Event,
    /// What it holds.
    pub attempt: &'a Attempt,
    /// How it ended; `None` while it may still be answered.
    pub outcome: Option<Outcome>,
    /// What the site said to it, in order of time.
    pub messages: Vec<(&'a Event, &'a SiteMessage)>,
    /// When its outcome was seen, in milliseconds since the epoch.
    pub ended: Option<i64>,
    /// From the request to the first byte of its answer, in milliseconds, where the browser told.
    pub took: Option<u32>,
    /// No later page is needed to tell the outcome.
    pub settled: bool,
}

/// Finds every attempt's outcome. `now` (ms since the epoch) decides whether
/// an unanswered one still waits. The stories come oldest first.
#[must_use]
pub fn histories(events: &[Event], now: i64) -> Vec<AttemptHistory<'_>> {
    let mut histories: Vec<AttemptHistory<'_>> = Vec::new();
    let mut evidence: Vec<Option<Evidence>> = Vec::new();
    // Only attempts younger than PATIENCE can be answered by what comes next.
    let mut open_from = 0;
    for event in in_order(events) {
        while open_from < histories.len() && event.at - histories[open_from].event.at > PATIENCE {
            open_from += 1;
        }
        match &event.fact {
            Fact::Attempt(attempt) => {
                let messages = Vec::new();
                histories.push(AttemptHistory { event, attempt, outcome: None, messages, ended: None, took: None, settled: false });
                evidence.push(None);
            }
            Fact::PageSeen(page) => {
                if let Some(index) = answered(&histories, &evidence, open_from, event, page.attempt.as_ref()) {
                    histories[index].took = page.took.or(histories[index].took);
                    weigh(&mut evidence[index], seen(histories[index].attempt, page), event.at);
                }
            }
            Fact::SiteMessage(message) => {
                if let Some(index) = answered(&histories, &evidence, open_from, event, message.attempt.as_ref()) {
                    histories[index].messages.push((event, message));
                    // Said by the very page of the attempt, which went nowhere. Words of a page that
                    // came after it may be those of a page on the way, such as one that wants a code.
                    histories[index].settled |= event.view.is_some() && event.view == histories[index].event.view;
                    weigh(&mut evidence[index], worded(message), event.at);
                }
            }
            Fact::Outcome(stated) => {
                if let Some(index) = histories.iter().rposition(|s| s.event.id == stated.attempt) {
                    weigh(&mut evidence[index], said(stated), event.at);
                }
            }
            _ => {}
        }
    }
    let later: Vec<bool> = (0..histories.len()).map(|i| tried_again_on_same_view(&histories, i)).collect();
    for ((history, evidence), tried_again) in histories.iter_mut().zip(evidence).zip(later) {
        match evidence {
            Some(e) if e.weight > 0 || !tried_again => {
                (history.outcome, history.ended) = (Some(e.outcome), Some(e.at));
                history.settled |= e.weight >= CLEAR;
            }
            // What becomes of it is decided on another company's page.
            _ if !history.attempt.way.is_mail() => history.outcome = Some(Outcome::Unknown),
            // The same page load tried once more: whether the first try left it, nobody has seen.
            _ if tried_again => history.outcome = Some(Outcome::Unknown),
            _ if now - history.event.at > NO_ANSWER_AFTER => history.outcome = Some(Outcome::NoAnswer),
            _ => {}
        }
    }
    histories
}

/// Which attempt an event answers: the one that it names, else the latest
/// before it whose tab does not contradict it and which has no page yet.
fn answered(
    histories: &[AttemptHistory<'_>],
    evidence: &[Option<Evidence>],
    open_from: usize,
    event: &Event,
    named: Option<&EventId>,
) -> Option<usize> {
    if let Some(id) = named {
        return histories.iter().rposition(|s| s.event.id == *id);
    }
    let contradicts = |s: &AttemptHistory<'_>| matches!((s.event.tab, event.tab), (Some(a), Some(b)) if a != b);
    (open_from..histories.len()).rev().find(|&i| {
        let answered = evidence[i].as_ref().is_some_and(|e| e.weight >= CLEAR);
        !contradicts(&histories[i]) && !answered
    })
}

fn tried_again_on_same_view(histories: &[AttemptHistory<'_>], index: usize) -> bool {
    let view = &histories[index].event.view;
    view.is_some() && histories[index + 1..].iter().take(20).any(|s| s.event.view == *view)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::event::{FormKind, OutcomeStatement, PageSeen, SCHEMA, Trouble, Way, Witness};
    use super::*;

    fn event(at: i64, tab: Option<i32>, view: &str, fact: Fact) -> Event {
        Event { v: SCHEMA, id: EventId::new(at, tab.unwrap_or(0) as u64), at, zone: 540, tab, view: Some(view.into()), fact }
    }

    pub(crate) fn attempt(at: i64, tab: Option<i32>, view: &str) -> Event {
        event(at, tab, view, Fact::Attempt(Attempt::default()))
    }

    pub(crate) fn page(at: i64, tab: Option<i32>, form: FormKind, signed_in: Option<bool>) -> Event {
        let page = PageSeen { status: Some(200), form, signed_in, ..PageSeen::default() };
        event(at, tab, "next", Fact::PageSeen(page))
    }

    pub(crate) fn message(at: i64, tab: Option<i32>, text: &str, attempt: Option<EventId>) -> Event {
        let message = SiteMessage { text: text.into(), attempt, ..SiteMessage::default() };
        event(at, tab, "next", Fact::SiteMessage(message))
    }

    fn outcomes(events: &[Event], now: i64) -> Vec<Option<Outcome>> {
        histories(events, now).iter().map(|s| s.outcome).collect()
    }

    #[test]
    fn a_form_that_comes_back_is_a_refusal_and_a_logout_link_is_a_success() {
        let back = [attempt(1000, Some(1), "a"), page(2000, Some(1), FormKind::SignIn, None)];
        assert_eq!(outcomes(&back, 3000), [Some(Outcome::Refused)]);
        let inside = [attempt(1000, Some(1), "a"), page(2000, Some(1), FormKind::None, Some(true))];
        assert_eq!(outcomes(&inside, 3000), [Some(Outcome::In)]);
    }

    #[test]
    fn order_of_arrival_does_not_matter() {
        let mut events = vec![
            attempt(1000, Some(1), "a"),
            page(2000, Some(1), FormKind::SignIn, None),
            message(2001, Some(1), "x", None),
            attempt(9000, Some(1), "b"),
            page(9500, Some(1), FormKind::None, Some(true)),
        ];
        let expected = [Some(Outcome::Refused), Some(Outcome::In)];
        assert_eq!(outcomes(&events, 10_000), expected);
        events.reverse();
        assert_eq!(outcomes(&events, 10_000), expected);
    }

    #[test]
    fn another_tab_answers_nothing() {
        let events = [attempt(1000, Some(1), "a"), page(2000, Some(2), FormKind::None, Some(true))];
        assert_eq!(outcomes(&events, 3000), [None]);
    }

    #[test]
    fn two_tabs_at_once_keep_their_own_answers() {
        let events = [
            attempt(1000, Some(1), "a"),
            attempt(1100, Some(2), "b"),
            page(2000, Some(1), FormKind::None, Some(true)),
            page(2100, Some(2), FormKind::SignIn, None),
        ];
        assert_eq!(outcomes(&events, 3000), [Some(Outcome::In), Some(Outcome::Refused)]);
    }

    #[test]
    fn without_tabs_time_decides() {
        let events = [attempt(1000, None, "a"), page(2000, Some(4), FormKind::SignIn, None)];
        assert_eq!(outcomes(&events, 3000), [Some(Outcome::Refused)]);
        let late = [attempt(0, None, "a"), page(PATIENCE + 1, None, FormKind::SignIn, None)];
        assert_eq!(outcomes(&late, PATIENCE + 2), [Some(Outcome::NoAnswer)]);
    }

    #[test]
    fn no_page_within_the_minute_is_no_answer_until_one_comes() {
        let mut events = vec![attempt(0, Some(1), "a")];
        assert_eq!(outcomes(&events, NO_ANSWER_AFTER), [None]);
        assert_eq!(outcomes(&events, NO_ANSWER_AFTER + 1), [Some(Outcome::NoAnswer)]);
        events.push(page(120_000, Some(1), FormKind::SignIn, None));
        assert_eq!(outcomes(&events, 130_000), [Some(Outcome::Refused)]);
    }

    #[test]
    fn of_a_try_before_another_on_the_same_page_nobody_knows() {
        let events = [attempt(0, Some(1), "a"), attempt(9000, Some(1), "a"), page(9500, Some(1), FormKind::SignIn, None)];
        assert_eq!(outcomes(&events, 10_000), [Some(Outcome::Unknown), Some(Outcome::Refused)]);
    }

    #[test]
    fn a_captcha_holds_until_a_page_comes_and_a_person_outweighs_all() {
        let first = attempt(0, Some(1), "a");
        let stated = |at, outcome, by| event(at, Some(1), "a", Fact::Outcome(OutcomeStatement { attempt: first.id.clone(), outcome, by }));
        let mut events = vec![first.clone(), stated(500, Outcome::Captcha, Witness::Page)];
        assert_eq!(outcomes(&events, 999_999), [Some(Outcome::Captcha)]);
        events.push(page(9000, Some(1), FormKind::SignIn, None));
        assert_eq!(outcomes(&events, 999_999), [Some(Outcome::Refused)]);
        events.push(stated(20_000, Outcome::In, Witness::Person));
        events.push(message(30_000, Some(1), "x", Some(first.id.clone())));
        assert_eq!(outcomes(&events, 999_999), [Some(Outcome::In)]);
    }

    #[test]
    fn maintenance_and_server_errors_are_the_sites_trouble() {
        let mut down = page(2000, Some(1), FormKind::None, None);
        if let Fact::PageSeen(page) = &mut down.fact {
            page.trouble = Some(Trouble::Maintenance);
        }
        assert_eq!(outcomes(&[attempt(1000, Some(1), "a"), down], 3000), [Some(Outcome::SiteDown)]);
    }

    #[test]
    fn words_in_the_page_are_a_refusal_and_are_kept_with_the_attempt() {
        let first = attempt(0, Some(1), "a");
        let events = [first.clone(), message(800, Some(1), "入力内容", Some(first.id.clone()))];
        let histories = histories(&events, 900);
        assert_eq!(histories[0].outcome, Some(Outcome::Refused));
        assert_eq!(histories[0].messages[0].1.text, "入力内容");
    }

    #[test]
    fn the_same_event_twice_counts_once() {
        let events = [attempt(1000, Some(1), "a"), attempt(1000, Some(1), "a")];
        assert_eq!(histories(&events, 2000).len(), 1);
    }

    #[test]
    fn gone_to_another_company_is_unknown_until_a_page_or_words_tell() {
        let mut gone = attempt(0, Some(1), "a");
        if let Fact::Attempt(attempt) = &mut gone.fact {
            attempt.way = Way::Line;
        }
        assert_eq!(outcomes(std::slice::from_ref(&gone), 10), [Some(Outcome::Unknown)]);
        assert_eq!(outcomes(std::slice::from_ref(&gone), 999_999), [Some(Outcome::Unknown)], "no minute counts there");
        let back = page(30_000, Some(1), FormKind::SignIn, None);
        assert_eq!(outcomes(&[gone.clone(), back.clone()], 40_000), [Some(Outcome::Unknown)]);
        let words = message(30_001, Some(1), "LINEの認証に失敗しました", Some(gone.id.clone()));
        assert_eq!(outcomes(&[gone.clone(), back.clone(), words], 40_000), [Some(Outcome::Refused)]);
        let inside = page(50_000, Some(1), FormKind::None, Some(true));
        assert_eq!(outcomes(&[gone, back, inside], 60_000), [Some(Outcome::In)]);
    }

    #[test]
    fn words_of_maintenance_or_of_a_code_page_are_no_refusal() {
        let tried = attempt(0, Some(1), "a");
        let told = |text: &str| outcomes(&[tried.clone(), message(900, Some(1), text, Some(tried.id.clone()))], 1000);
        assert_eq!(told("ただいまメンテナンス中です"), [Some(Outcome::SiteDown)]);
        assert_eq!(told("認証コードを入力してください"), [Some(Outcome::Unknown)]);
        assert_eq!(told("何かがちがうようです"), [Some(Outcome::Refused)]);
    }
}
