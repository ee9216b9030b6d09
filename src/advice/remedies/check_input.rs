//! Looking anew at what stands in the two fields.

use super::{Action, Judgement, Occasion, Row};
use crate::advice::Rule;
use crate::journal::event::Remedy;

pub(super) const ROW: Row =
    Row { remedy: Remedy::CheckInput, variants: &[], action: Action::Look, deletes: false, sends_mail: false, is_question: false };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |_| false,
    told_from: |trial, _| Some(trial.at),
    is_done,
    unchanged: |_| &[Rule::UnchangedInput],
    helped: |_, _| &[Rule::HelpedInput],
    also_done: |_, _, _| Vec::new(),
};

/// Something odd at a later attempt is a new occasion.
fn is_done(occasion: &Occasion<'_>) -> bool {
    let odd = [Rule::OddAddress, Rule::OddText, Rule::OddKeyboard, Rule::NotLastAddress];
    occasion.last.is_some_and(|last| !odd.iter().any(|rule| occasion.tally.last(*rule) > Some(last.at)))
}
