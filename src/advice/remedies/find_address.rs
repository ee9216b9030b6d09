//! Finding out which address is registered.

use super::{Action, Judgement, Occasion, Row};
use crate::advice::Rule;
use crate::journal::event::{Event, Fact, Remedy};

pub(super) const ROW: Row =
    Row { remedy: Remedy::FindAddress, variants: &[], action: Action::Guide, deletes: false, sends_mail: true, is_question: false };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |fact| matches!(fact, Fact::AddressTested(_)),
    told_from: |trial, _| Some(trial.at),
    is_done,
    // To ask whether an address is registered mends nothing by itself.
    unchanged: |_| &[],
    helped: |_, _| &[Rule::HelpedAccount],
    also_done: |_, _, _| Vec::new(),
};

/// Several addresses are tried one after the other; one that is registered ends it.
fn is_done(occasion: &Occasion<'_>) -> bool {
    let answer = |event: &Event| if let Fact::AddressTested(tested) = &event.fact { tested.registered } else { None };
    let is_registered = occasion.since.iter().rev().find_map(|event| answer(event)) == Some(true);
    is_registered || occasion.is_told() && occasion.tally.times(Rule::AddressUnregistered) == 0
}
