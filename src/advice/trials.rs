//! Every trial of a remedy and what came of it: what the person says, else
//! the outcome of the next attempt that has a clear one.

use crate::journal::Story;
use crate::journal::event::{Event, EventId, Fact, Outcome, Remedy, ResetStep, TrialEnded, TrialResult, Variant};

/// A trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its event.
    pub event: EventId,
    /// When it was tried, in milliseconds since the epoch; as the person remembers it where [`Tried::self_reported`].
    pub at: i64,
    /// Minutes east of UTC where it was written down.
    pub zone: i32,
    /// Which remedy.
    pub remedy: Remedy,
    /// In which way, where there are several.
    pub variant: Option<Variant>,
    /// The person ticked it off by hand.
    pub self_reported: bool,
    /// What came of it; `None` until an attempt or the person tells.
    pub result: Option<TrialResult>,
    /// The result is what the person says.
    pub result_self_reported: bool,
}

/// Finds all trials, oldest first, whatever the order of the events. A clearing
/// and a question to the site are trials of their remedies without being called so.
#[must_use]
pub fn trials(events: &[Event], stories: &[Story<'_>]) -> Vec<Tried> {
    let mut trials: Vec<Tried> = events.iter().filter_map(trial).collect();
    trials.sort_by(|a, b| (a.at, &a.event).cmp(&(b.at, &b.event)));
    trials.dedup_by(|a, b| a.event == b.event);
    for tried in trials.iter_mut().filter(|tried| seen_here(tried.remedy, tried.variant)) {
        let done = if tried.remedy == Remedy::ResetPassword { reset_done(tried.at, events) } else { Some(tried.at) };
        let after = |story: &&Story<'_>| done.is_some_and(|done| story.event.at > done);
        tried.result = stories.iter().filter(after).find_map(|story| told(story.outcome?));
    }
    let mut ends: Vec<(&Event, &TrialEnded)> = events.iter().filter_map(ended).collect();
    ends.sort_by(|(a, _), (b, _)| (a.at, &a.id).cmp(&(b.at, &b.id)));
    for (_, ended) in ends {
        if let Some(tried) = trials.iter_mut().find(|tried| tried.event == ended.trial) {
            (tried.result, tried.result_self_reported) = (Some(ended.result), true);
        }
    }
    trials
}

fn ended(event: &Event) -> Option<(&Event, &TrialEnded)> {
    if let Fact::TrialResult(ended) = &event.fact { Some((event, ended)) } else { None }
}

/// From when on an attempt tells what came of a new password: where steps to it
/// were seen, only once it was sent to the site; until then attempts are made with the old one.
fn reset_done(begun: i64, events: &[Event]) -> Option<i64> {
    let steps = || events.iter().filter(|event| event.at >= begun && matches!(event.fact, Fact::Reset(_)));
    let sent = steps().filter(|event| event.fact == Fact::Reset(ResetStep::PasswordSent)).map(|event| event.at).min();
    if steps().next().is_none() { Some(begun) } else { sent }
}

/// Whether the next attempt in this browser tells what came of it. Of what was
/// tried in another browser, on another device or with this extension off, only the person can tell.
fn seen_here(remedy: Remedy, variant: Option<Variant>) -> bool {
    match variant {
        None => remedy != Remedy::OtherPlace,
        Some(
            Variant::BrowserUpdated | Variant::BrowserRestarted | Variant::OtherNetwork | Variant::WithoutVpn | Variant::SecuritySoftware,
        ) => true,
        Some(
            Variant::AppUpdated
            | Variant::AppReinstalled
            | Variant::OtherBrowser
            | Variant::OtherDevice
            | Variant::PrivateWindow
            | Variant::WithoutExtensions,
        ) => false,
    }
}

fn trial(event: &Event) -> Option<Tried> {
    let (remedy, variant, when) = match &event.fact {
        Fact::Trial(trial) => (trial.remedy, trial.variant, trial.when),
        Fact::DataCleared(_) => (Remedy::ClearData, None, None),
        Fact::Reached(_) => (Remedy::SiteStatus, None, None),
        Fact::AddressTested(_) => (Remedy::FindAddress, None, None),
        _ => return None,
    };
    Some(Tried {
        event: event.id.clone(),
        at: when.map_or(event.at, |when| when.at),
        zone: event.zone,
        remedy,
        variant,
        self_reported: when.is_some(),
        result: None,
        result_self_reported: false,
    })
}

/// What an outcome says of what was tried before it; `None`: nothing, the next one may.
pub(super) fn told(outcome: Outcome) -> Option<TrialResult> {
    match outcome {
        Outcome::In => Some(TrialResult::Solved),
        Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown => Some(TrialResult::Unchanged),
        Outcome::Captcha | Outcome::NotSent | Outcome::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Clearing, Exactness, FormKind, Recalled, Trial};
    use crate::journal::stories;

    fn results(events: &[Event]) -> Vec<(Remedy, Option<TrialResult>)> {
        let mut events = events.to_vec();
        events.sort_by_key(|e| e.at);
        trials(&events, &stories(&events, 1_000_000)).iter().map(|t| (t.remedy, t.result)).collect()
    }

    fn cleared(at: i64) -> Event {
        event(at, Fact::DataCleared(Clearing::default()))
    }

    #[test]
    fn the_next_attempt_tells_what_came_of_it() {
        let refused = [cleared(1), attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None)];
        assert_eq!(results(&refused), [(Remedy::ClearData, Some(TrialResult::Unchanged))]);
        let inside = [cleared(1), attempt(10, Some(1), "a"), page(20, Some(1), FormKind::None, Some(true))];
        assert_eq!(results(&inside), [(Remedy::ClearData, Some(TrialResult::Solved))]);
        assert_eq!(results(&[cleared(30), inside[1].clone(), inside[2].clone()]), [(Remedy::ClearData, None)], "tried after it");
    }

    #[test]
    fn the_person_knows_better() {
        let trial = event(1, Fact::Trial(Trial { remedy: Remedy::Update, variant: None, when: None }));
        let says = event(50, Fact::TrialResult(TrialEnded { trial: trial.id.clone(), result: TrialResult::NotDone }));
        let events = [trial, attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None), says];
        assert_eq!(results(&events), [(Remedy::Update, Some(TrialResult::NotDone))]);
    }

    #[test]
    fn an_attempt_here_says_nothing_of_what_was_tried_elsewhere() {
        let tried = |variant| {
            let trial = event(1, Fact::Trial(Trial { remedy: Remedy::OtherPlace, variant, when: None }));
            results(&[trial, attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None)])
        };
        for variant in [None, Some(Variant::OtherBrowser), Some(Variant::OtherDevice), Some(Variant::WithoutExtensions)] {
            assert_eq!(tried(variant), [(Remedy::OtherPlace, None)], "{variant:?}");
        }
        assert_eq!(tried(Some(Variant::WithoutVpn)), [(Remedy::OtherPlace, Some(TrialResult::Unchanged))]);
    }

    #[test]
    fn a_new_password_is_put_to_the_test_once_it_is_sent() {
        let begun = event(1, Fact::Trial(Trial { remedy: Remedy::ResetPassword, variant: None, when: None }));
        let step = |at, step| event(at, Fact::Reset(step));
        let mut events = vec![begun, attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None)];
        assert_eq!(results(&events), [(Remedy::ResetPassword, Some(TrialResult::Unchanged))], "done where it could not be seen");
        events.push(step(5, ResetStep::Asked));
        assert_eq!(results(&events), [(Remedy::ResetPassword, None)]);
        events.push(step(30, ResetStep::PasswordSent));
        events.extend([attempt(40, Some(1), "b"), page(50, Some(1), FormKind::None, Some(true))]);
        assert_eq!(results(&events), [(Remedy::ResetPassword, Some(TrialResult::Solved))]);
    }

    #[test]
    fn the_order_in_which_events_come_does_not_matter() {
        let trial = event(1, Fact::Trial(Trial { remedy: Remedy::Update, variant: None, when: None }));
        let says = |at, result| event(at, Fact::TrialResult(TrialEnded { trial: trial.id.clone(), result }));
        let mut events = vec![trial.clone(), says(5, TrialResult::NotDone), says(9, TrialResult::Unchanged)];
        let told = |events: &[Event]| trials(events, &stories(events, 99)).iter().map(|t| t.result).collect::<Vec<_>>();
        assert_eq!(told(&events), [Some(TrialResult::Unchanged)]);
        events.reverse();
        events.push(trial.clone());
        assert_eq!(told(&events), [Some(TrialResult::Unchanged)], "backwards and doubled");
    }

    #[test]
    fn what_was_ticked_off_by_hand_stands_at_the_time_that_the_person_gave() {
        let when = Some(Recalled { at: 5, exact: Exactness::Day });
        let ticked = event(900, Fact::Trial(Trial { remedy: Remedy::Wait, variant: None, when }));
        let events = [ticked, attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None)];
        assert_eq!(results(&events), [(Remedy::Wait, Some(TrialResult::Unchanged))]);
    }
}
