//! What to try next, and in which order the rest.

use strum::VariantArray;

use super::evidence::View;
use super::rank::speaking_for;
use super::remedies::{ORDER, ORDER_ANSWERED, Occasion, between, judgement, order_against};
use super::tally::Tally;
use super::{Certainty, RankedCause, Rule};
use crate::journal::event::{Remedy, TrialResult};

/// What would decide between the first two causes: only where the first is not
/// clear, the second is in question, and it was not tried yet.
pub(super) fn deciding(causes: &[RankedCause], certainty: Certainty, view: &View<'_>, tally: &Tally) -> Option<Remedy> {
    let [first, second, ..] = causes else { return None };
    let open = matches!(certainty, Certainty::Possible | Certainty::Likely) && second.points > 0;
    between(first.cause, second.cause).into_iter().find(|remedy| open && !is_done(*remedy, view, tally))
}

/// All eight, those of most use first; what was tried already comes after what was not.
pub(super) fn order(causes: &[RankedCause], certainty: Certainty, deciding: Option<Remedy>, view: &View<'_>, tally: &Tally) -> Vec<Remedy> {
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
    let last = view.trials.iter().rev().find(|trial| trial.remedy == remedy && view.is_since(trial.at));
    (judgement(remedy).is_done)(&Occasion { since: &view.since().collect::<Vec<_>>(), tally, last, now: view.now })
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
    Remedy::VARIANTS.iter().filter(|remedy| vain(remedy)).count()
}
