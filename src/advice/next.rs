//! What to try next, and in which order the rest.

use super::evidence::{ANSWER_HOLDS, MOMENT, Tally, View};
use super::rank::speaking_for;
use super::remedy::{ORDER, ORDER_ANSWERED, between, order_against};
use super::{Certainty, Ranked, Rule};
use crate::journal::event::{Event, Fact, Remedy, ResetStep, TrialResult};

/// What would decide between the first two causes: only where the first is not
/// clear, the second is in question, and it was not tried yet.
pub(super) fn deciding(causes: &[Ranked], certainty: Certainty, view: &View<'_>, tally: &Tally) -> Option<Remedy> {
    let [first, second, ..] = causes else { return None };
    let open = matches!(certainty, Certainty::Possible | Certainty::Likely) && second.points > 0;
    between(first.cause, second.cause).into_iter().find(|remedy| open && !is_done(*remedy, view, tally))
}

/// All eight, those of most use first; what was tried already comes after what was not.
pub(super) fn order(causes: &[Ranked], certainty: Certainty, deciding: Option<Remedy>, view: &View<'_>, tally: &Tally) -> Vec<Remedy> {
    let mut order: Vec<Remedy> = Vec::new();
    if let Some(first) = causes.first().filter(|_| certainty > Certainty::Unknown) {
        order.extend(deciding.filter(|_| certainty == Certainty::Possible));
        order.extend(speaking_for(first).filter_map(|ground| ground.rule.row().remedy));
        order.extend(order_against(first.cause));
        let rivals = causes.iter().skip(1).filter(|ranked| ranked.points > 0);
        order.extend(rivals.flat_map(|ranked| order_against(ranked.cause)));
    }
    order.extend(if tally.times(Rule::Answered) > 0 { ORDER_ANSWERED } else { ORDER });
    let mut each: Vec<Remedy> = Vec::new();
    order.into_iter().for_each(|remedy| {
        if !each.contains(&remedy) {
            each.push(remedy)
        }
    });
    let (done, open): (Vec<Remedy>, Vec<Remedy>) = each.into_iter().partition(|remedy| is_done(*remedy, view, tally));
    open.into_iter().chain(done).collect()
}

/// Whether it was tried since logging in last worked, and would be of no use again now.
pub(super) fn is_done(remedy: Remedy, view: &View<'_>, tally: &Tally) -> bool {
    let last = view.trials.iter().rev().find(|tried| tried.remedy == remedy && view.is_since(tried.at));
    let told = last.is_some_and(|last| last.result.is_some());
    match remedy {
        // Something odd at a later attempt is a new occasion.
        Remedy::CheckInput => last.is_some_and(|last| !odd_since(last.at, tally)),
        // Several addresses are tried one after the other; one that is registered ends it.
        Remedy::FindAddress => is_registered(view) || told && tally.times(Rule::AddressUnregistered) == 0,
        // While the mail is on its way it goes on.
        Remedy::ResetPassword => told || view.since().any(|event| matches!(event.fact, Fact::Reset(ResetStep::PasswordSent))),
        Remedy::ClearData | Remedy::Update => last.is_some(),
        Remedy::OtherPlace => last.is_some() || view.since().any(|event| matches!(event.fact, Fact::Elsewhere(_))),
        Remedy::SiteStatus => last.is_some_and(|last| view.now.saturating_sub(last.at) <= ANSWER_HOLDS),
        Remedy::Wait => told && last.is_some_and(|last| view.now.saturating_sub(last.at) <= MOMENT),
    }
}

/// The latest address that the reset screen answered to is a registered one.
fn is_registered(view: &View<'_>) -> bool {
    let answer = |event: &Event| if let Fact::AddressTested(tested) = &event.fact { tested.registered } else { None };
    view.since().rev().find_map(answer) == Some(true)
}

fn odd_since(at: i64, tally: &Tally) -> bool {
    [Rule::OddAddress, Rule::OddText, Rule::OddKeyboard, Rule::NotLastAddress].iter().any(|rule| tally.last(*rule) > Some(at))
}

/// How many of the eight were tried without being of use.
pub(super) fn in_vain(view: &View<'_>) -> usize {
    let vain = |remedy: &Remedy| {
        view.trials.iter().any(|tried| {
            tried.remedy == *remedy
                && view.is_since(tried.at)
                && matches!(tried.result, Some(TrialResult::Unchanged | TrialResult::NotDone))
        })
    };
    Remedy::ALL.iter().filter(|remedy| vain(remedy)).count()
}
