//! What came of remedies, and of the steps to another address or password.

use super::view::View;
use super::{Rule, Tally};
use crate::advice::remedies::judgement;
use crate::journal::event::{Fact, Outcome, ResetStep, TrialResult};

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    for trial in &view.trials {
        let judgement = judgement(trial.remedy);
        // `now`: while it still fails here, or before the last login that worked.
        let rules = match (trial.result, view.is_since(trial.at)) {
            (Some(TrialResult::Unchanged), true) => (judgement.unchanged)(trial),
            (Some(TrialResult::Solved), now) => (judgement.helped)(trial, now),
            _ => &[],
        };
        rules.iter().for_each(|rule| tally.add(*rule, Some(trial.at)));
    }
    new_password(view, tally);
    addresses(view, tally);
}

/// A new password was sent, and a login refused after it.
fn new_password(view: &View<'_>, tally: &mut Tally) {
    let Some(sent) = view.since().find(|event| matches!(event.fact, Fact::Reset(ResetStep::PasswordSent))) else { return };
    for history in view.row.iter().filter(|history| history.event.at > sent.at && history.outcome == Some(Outcome::Refused)) {
        tally.add(Rule::UnchangedAccount, Some(history.event.at));
        tally.add(Rule::NewPasswordRefused, Some(history.event.at));
    }
}

fn addresses(view: &View<'_>, tally: &mut Tally) {
    let tested = view
        .since()
        .rev()
        .filter_map(|event| if let Fact::AddressTested(tested) = &event.fact { Some((event.at, tested.registered?)) } else { None });
    // Once an address is found to be the registered one, those before it do not matter any more.
    for (at, _) in tested.take_while(|(_, registered)| !registered) {
        tally.add(Rule::AddressUnregistered, Some(at));
    }
    let step = view.since().rev().find_map(|event| if let Fact::Reset(step) = event.fact { Some((event.at, step)) } else { None });
    if let Some((at, ResetStep::NoMail)) = step {
        tally.add(Rule::NoResetMail, Some(at));
    }
}
