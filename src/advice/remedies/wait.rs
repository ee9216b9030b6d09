//! Waiting.

use super::{Action, Judgement, Row};
use crate::advice::Rule;
use crate::advice::tally::MOMENT;
use crate::journal::event::Remedy;

pub(super) const ROW: Row =
    Row { remedy: Remedy::Wait, variants: &[], action: Action::Remind, deletes: false, sends_mail: false, is_question: false };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |_| false,
    told_from: |trial, _| Some(trial.at),
    is_done: |occasion| occasion.is_told() && occasion.is_recent(MOMENT),
    unchanged: |_| &[Rule::UnchangedSite],
    helped: |_, _| &[Rule::HelpedSite],
    also_done: |_, _, _| Vec::new(),
};
