//! How far the person has come through the eight.

use strum::VariantArray;

use super::evidence::View;
use super::remedies::{Done, judgement, row};
use super::{ChecklistItem, Standing};
use crate::journal::event::{Outcome, Remedy, TrialResult};

/// How a remedy stands with the person: the same wherever it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was not tried.
    Untried,
    /// The question was asked, and there is no more to it.
    Asked,
    /// It was tried, and nobody knows yet what came of it.
    Open,
    /// It was tried, and this came of it.
    Ended(TrialResult),
}

impl Status {
    /// By the latest trial, if there was one, and what came of that.
    #[must_use]
    pub fn of(remedy: Remedy, latest: Option<Option<TrialResult>>) -> Self {
        match latest {
            None => Self::Untried,
            Some(_) if row(remedy).is_question => Self::Asked,
            Some(None) => Self::Open,
            Some(Some(result)) => Self::Ended(result),
        }
    }
}

impl ChecklistItem {
    /// How it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(self.remedy, (self.times > 0).then_some(self.result))
    }
}

/// The eight with what was done of each: since logging in last worked or, as
/// long as nothing has failed since, what led to that.
pub(super) fn checklist(view: &View<'_>, standing: Standing) -> Vec<ChecklistItem> {
    let ends = view
        .histories
        .iter()
        .filter(|history| history.outcome == Some(Outcome::In))
        .map(|history| history.ended.unwrap_or(history.event.at));
    let start = match standing {
        Standing::In => ends.filter(|at| Some(*at) < view.success).max(),
        Standing::Untried | Standing::Failing => view.success,
    };
    Remedy::VARIANTS.iter().map(|remedy| step(*remedy, start, view)).collect()
}

fn step(remedy: Remedy, start: Option<i64>, view: &View<'_>) -> ChecklistItem {
    let trials = view.trials.iter().filter(|trial| trial.remedy == remedy);
    let mut done: Vec<Done> =
        trials.map(|trial| Done { at: trial.at, variant: trial.variant, result: trial.result, event: Some(trial.event.clone()) }).collect();
    done.extend((judgement(remedy).also_done)(&view.events, view.histories, !done.is_empty()));
    done.retain(|done| start.is_none_or(|start| done.at > start));
    let times = u32::try_from(done.len()).unwrap_or(u32::MAX);
    let last = done.into_iter().max_by_key(|done| done.at);
    let Some(Done { at, variant, result, event }) = last else {
        return ChecklistItem { remedy, times, at: None, variant: None, result: None, event: None };
    };
    ChecklistItem { remedy, times, at: Some(at), variant, result, event }
}

#[cfg(test)]
mod tests {
    use super::super::{Advice, advise_on_latest};
    use super::*;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::Variant;
    use crate::journal::event::tests::event;
    use crate::journal::event::{Clearing, Event, Exactness, Fact, FormKind, OtherPlace, OtherPlaceReport, RecalledTime, ResetStep};

    fn step_of(events: &[Event], remedy: Remedy) -> ChecklistItem {
        let Advice { checklist, .. } = advise_on_latest(events, 1_000_000);
        assert_eq!(checklist.iter().map(|step| step.remedy).collect::<Vec<_>>(), Remedy::VARIANTS);
        checklist.into_iter().find(|step| step.remedy == remedy).unwrap()
    }

    fn cleared(at: i64) -> Event {
        event(at, Fact::DataCleared(Clearing::default()))
    }

    #[test]
    fn what_led_in_stays_to_be_seen_until_something_fails_again() {
        let refused = |at| [attempt(at, Some(1), "a"), page(at + 5, Some(1), FormKind::SignIn, None)];
        let inside = |at| [attempt(at, Some(1), "b"), page(at + 5, Some(1), FormKind::None, Some(true))];
        let mut events = [refused(100).to_vec(), vec![cleared(200)], inside(300).to_vec()].concat();
        let clear = step_of(&events, Remedy::ClearData);
        assert_eq!((clear.times, clear.at, clear.result), (1, Some(200), Some(TrialResult::Solved)));
        assert_eq!(clear.event, Some(events[2].id.clone()));
        events.extend(refused(400));
        assert_eq!(step_of(&events, Remedy::ClearData).times, 0);
    }

    #[test]
    fn the_latest_trial_is_shown_and_all_are_counted() {
        let events = [cleared(100), attempt(200, Some(1), "a"), page(205, Some(1), FormKind::SignIn, None), cleared(300)];
        let clear = step_of(&events, Remedy::ClearData);
        assert_eq!((clear.times, clear.at, clear.result), (2, Some(300), None));
        assert_eq!(step_of(&events, Remedy::Wait).times, 0);
    }

    #[test]
    fn what_was_seen_elsewhere_and_a_new_password_count_too() {
        let when = RecalledTime { at: 150, exact: Exactness::Hour };
        let seen = OtherPlaceReport { when, place: OtherPlace::PhoneApp, outcome: Outcome::In, said: None };
        let events = [
            attempt(100, Some(1), "a"),
            page(105, Some(1), FormKind::SignIn, None),
            event(180, Fact::Elsewhere(seen)),
            event(190, Fact::Reset(ResetStep::PasswordSent)),
            attempt(200, Some(1), "b"),
            page(205, Some(1), FormKind::SignIn, None),
        ];
        let other = step_of(&events, Remedy::OtherPlace);
        assert_eq!((other.at, other.variant, other.result), (Some(150), Some(Variant::OtherDevice), Some(TrialResult::Solved)));
        let reset = step_of(&events, Remedy::ResetPassword);
        assert_eq!((reset.times, reset.result, reset.event), (1, Some(TrialResult::Unchanged), None));
    }
}
