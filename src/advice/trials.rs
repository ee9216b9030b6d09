//! Every trial of a remedy and what came of it: what the person says, else
//! the outcome of the next attempt that has a clear one.

use strum::VariantArray;

use super::remedies::judgement;
use super::trial_record::{TrialRecord, result_of};
use crate::journal::AttemptHistory;
use crate::journal::event::{Event, Fact, Remedy, TrialStatement, Variant};
use crate::journal::in_order;

/// Finds all trials, oldest first, whatever the order of the events. A clearing
/// and a question to the site are trials of their remedies without being called so.
#[must_use]
pub fn trials(events: &[Event], histories: &[AttemptHistory<'_>]) -> Vec<TrialRecord> {
    let mut trials: Vec<TrialRecord> = events.iter().filter_map(trial).collect();
    trials.sort_by(|a, b| (a.at, &a.event).cmp(&(b.at, &b.event)));
    trials.dedup_by(|a, b| a.event == b.event);
    for trial in &mut trials {
        let from = told_from(trial, events);
        let after = |history: &&AttemptHistory<'_>| from.is_some_and(|from| history.event.at > from);
        trial.result = histories.iter().filter(after).find_map(|history| result_of(history.outcome?));
    }
    for ended in in_order(events).into_iter().filter_map(ended) {
        if let Some(trial) = trials.iter_mut().find(|trial| trial.event == ended.trial) {
            (trial.result, trial.result_self_reported) = (Some(ended.result), true);
        }
    }
    trials
}

fn ended(event: &Event) -> Option<&TrialStatement> {
    if let Fact::TrialResult(ended) = &event.fact { Some(ended) } else { None }
}

/// From when on the next attempt in this browser tells what came of a trial; `None`: only the person can.
fn told_from(trial: &TrialRecord, events: &[Event]) -> Option<i64> {
    let here = trial.variant.is_none_or(is_seen_here);
    here.then(|| (judgement(trial.remedy).told_from)(trial, events)).flatten()
}

/// Whether an attempt in this browser tells what came of it. Of what was tried
/// in another browser, on another device or with this extension off, only the person can tell.
fn is_seen_here(variant: Variant) -> bool {
    match variant {
        Variant::BrowserUpdated | Variant::BrowserRestarted | Variant::OtherNetwork | Variant::WithoutVpn | Variant::SecuritySoftware => {
            true
        }
        Variant::AppUpdated
        | Variant::AppReinstalled
        | Variant::OtherBrowser
        | Variant::OtherDevice
        | Variant::PrivateWindow
        | Variant::WithoutExtensions => false,
    }
}

fn trial(event: &Event) -> Option<TrialRecord> {
    let (remedy, variant, when) = match &event.fact {
        Fact::Trial(trial) => (trial.remedy, trial.variant, trial.when),
        other => (*Remedy::VARIANTS.iter().find(|remedy| (judgement(**remedy).is_trial)(other))?, None, None),
    };
    Some(TrialRecord {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::TrialResult;
    use crate::journal::event::tests::event;
    use crate::journal::event::{Clearing, Exactness, FormKind, RecalledTime, ResetStep, Trial};
    use crate::journal::histories;

    fn results(events: &[Event]) -> Vec<(Remedy, Option<TrialResult>)> {
        let mut events = events.to_vec();
        events.sort_by_key(|e| e.at);
        trials(&events, &histories(&events, 1_000_000)).iter().map(|t| (t.remedy, t.result)).collect()
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
        let says = event(50, Fact::TrialResult(TrialStatement { trial: trial.id.clone(), result: TrialResult::NotDone }));
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
        let says = |at, result| event(at, Fact::TrialResult(TrialStatement { trial: trial.id.clone(), result }));
        let mut events = vec![trial.clone(), says(5, TrialResult::NotDone), says(9, TrialResult::Unchanged)];
        let told = |events: &[Event]| trials(events, &histories(events, 99)).iter().map(|t| t.result).collect::<Vec<_>>();
        assert_eq!(told(&events), [Some(TrialResult::Unchanged)]);
        events.reverse();
        events.push(trial.clone());
        assert_eq!(told(&events), [Some(TrialResult::Unchanged)], "backwards and doubled");
    }

    #[test]
    fn what_was_ticked_off_by_hand_stands_at_the_time_that_the_person_gave() {
        let when = Some(RecalledTime { at: 5, exact: Exactness::Day });
        let ticked = event(900, Fact::Trial(Trial { remedy: Remedy::Wait, variant: None, when }));
        let events = [ticked, attempt(10, Some(1), "a"), page(20, Some(1), FormKind::SignIn, None)];
        assert_eq!(results(&events), [(Remedy::Wait, Some(TrialResult::Unchanged))]);
    }
}
