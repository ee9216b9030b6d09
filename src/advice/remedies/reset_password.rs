//! Setting a new password.

use super::{Action, Done, Judgement, Row};
use crate::advice::Rule;
use crate::advice::trial_record::{TrialRecord, result_of};
use crate::journal::AttemptHistory;
use crate::journal::event::{Event, Fact, Remedy, ResetStep};

pub(super) const ROW: Row =
    Row { remedy: Remedy::ResetPassword, variants: &[], action: Action::ResetLink, deletes: false, sends_mail: true, is_question: false };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |_| false,
    told_from,
    // While the mail is on its way it goes on.
    is_done: |occasion| occasion.is_told() || occasion.since.iter().any(|event| is_sent(event)),
    unchanged,
    helped: |_, _| &[Rule::HelpedAccount],
    also_done: sent,
};

fn is_sent(event: &Event) -> bool {
    matches!(event.fact, Fact::Reset(ResetStep::PasswordSent))
}

/// Where steps to it were seen, only once it was sent to the site; until then
/// attempts are made with the old one.
fn told_from(trial: &TrialRecord, events: &[Event]) -> Option<i64> {
    let steps = || events.iter().filter(|event| event.at >= trial.at && matches!(event.fact, Fact::Reset(_)));
    if steps().next().is_none() { Some(trial.at) } else { steps().filter(|event| is_sent(event)).map(|event| event.at).min() }
}

/// Asked for is not yet set: only the person knows better than what is seen of its steps.
fn unchanged(trial: &TrialRecord) -> &'static [Rule] {
    if trial.result_self_reported { &[Rule::UnchangedAccount, Rule::NewPasswordRefused] } else { &[] }
}

/// A new password that was sent, where no trial was written down.
fn sent(events: &[&Event], histories: &[AttemptHistory<'_>], has_trials: bool) -> Vec<Done> {
    let result = |at: i64| histories.iter().filter(|history| history.event.at > at).find_map(|history| result_of(history.outcome?));
    let sent = events.iter().filter(|event| !has_trials && is_sent(event));
    sent.map(|event| Done { at: event.at, variant: None, result: result(event.at), event: None }).collect()
}
