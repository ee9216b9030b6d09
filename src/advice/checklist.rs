//! How far the person has come through the eight.

use super::evidence::View;
use super::trials::told;
use super::{Standing, Step};
use crate::journal::EventId;
use crate::journal::event::{Elsewhere, Fact, Outcome, Remedy, ResetStep, TrialResult, Variant, Where};

/// One time that something was tried.
struct Done {
    at: i64,
    variant: Option<Variant>,
    result: Option<TrialResult>,
    /// Where the person may still say what came of it.
    event: Option<EventId>,
}

/// The eight with what was done of each: since logging in last worked or, as
/// long as nothing has failed since, what led to that.
pub(super) fn checklist(view: &View<'_>, standing: Standing) -> Vec<Step> {
    let ends = view.stories.iter().filter(|story| story.outcome == Some(Outcome::In)).map(|story| story.ended.unwrap_or(story.event.at));
    let start = match standing {
        Standing::In => ends.filter(|at| Some(*at) < view.success).max(),
        Standing::Untried | Standing::Failing => view.success,
    };
    Remedy::ALL.into_iter().map(|remedy| step(remedy, start, view)).collect()
}

fn step(remedy: Remedy, start: Option<i64>, view: &View<'_>) -> Step {
    let mut done: Vec<Done> = trials(remedy, view);
    done.extend(uncalled(remedy, !done.is_empty(), view));
    done.retain(|done| start.is_none_or(|start| done.at > start));
    let times = u32::try_from(done.len()).unwrap_or(u32::MAX);
    let last = done.into_iter().max_by_key(|done| done.at);
    let Some(Done { at, variant, result, event }) = last else {
        return Step { remedy, times, at: None, variant: None, result: None, event: None };
    };
    Step { remedy, times, at: Some(at), variant, result, event }
}

fn trials(remedy: Remedy, view: &View<'_>) -> Vec<Done> {
    let tried = view.trials.iter().filter(|tried| tried.remedy == remedy);
    tried.map(|tried| Done { at: tried.at, variant: tried.variant, result: tried.result, event: Some(tried.event.clone()) }).collect()
}

/// What was done without being called a trial: what the person saw elsewhere,
/// and a new password that was sent.
fn uncalled(remedy: Remedy, called: bool, view: &View<'_>) -> Vec<Done> {
    let of = |fact: &Fact, at: i64| match (remedy, fact) {
        (Remedy::OtherPlace, Fact::Elsewhere(seen)) => {
            Some(Done { at: seen.when.at, variant: Some(variant(seen)), result: told(seen.outcome), event: None })
        }
        (Remedy::ResetPassword, Fact::Reset(ResetStep::PasswordSent)) if !called => {
            let result = view.stories.iter().filter(|story| story.event.at > at).find_map(|story| told(story.outcome?));
            Some(Done { at, variant: None, result, event: None })
        }
        _ => None,
    };
    view.events.iter().filter_map(|event| of(&event.fact, event.at)).collect()
}

fn variant(seen: &Elsewhere) -> Variant {
    match seen.place {
        Where::OtherBrowser => Variant::OtherBrowser,
        Where::PrivateWindow => Variant::PrivateWindow,
        Where::OtherComputer | Where::PhoneBrowser | Where::PhoneApp => Variant::OtherDevice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::{Advice, advise_on_latest};
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::tests::event;
    use crate::journal::event::{Clearing, Event, Exactness, FormKind, Recalled};

    fn step_of(events: &[Event], remedy: Remedy) -> Step {
        let Advice { checklist, .. } = advise_on_latest(events, 1_000_000);
        assert_eq!(checklist.iter().map(|step| step.remedy).collect::<Vec<_>>(), Remedy::ALL);
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
        let when = Recalled { at: 150, exact: Exactness::Hour };
        let seen = Elsewhere { when, place: Where::PhoneApp, outcome: Outcome::In, said: None };
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
