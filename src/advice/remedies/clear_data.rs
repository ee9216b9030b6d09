//! Clearing cookies, stored data and cache.

use super::{Action, Judgement, Row};
use crate::advice::Rule;
use crate::journal::event::{Fact, Remedy};

pub(super) const ROW: Row =
    Row { remedy: Remedy::ClearData, variants: &[], action: Action::Clear, deletes: true, sends_mail: false, is_question: false };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |fact| matches!(fact, Fact::DataCleared(_)),
    told_from: |trial, _| Some(trial.at),
    is_done: |occasion| occasion.last.is_some(),
    unchanged: |_| &[Rule::UnchangedBrowser],
    helped: |_, _| &[Rule::HelpedBrowser],
    also_done: |_, _, _| Vec::new(),
};
