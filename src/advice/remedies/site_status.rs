//! Asking whether the site answers.

use super::{Action, Judgement, Row};
use crate::advice::tally::ANSWER_HOLDS;
use crate::journal::event::{Fact, Remedy};

pub(super) const ROW: Row =
    Row { remedy: Remedy::SiteStatus, variants: &[], action: Action::Ask, deletes: false, sends_mail: false, is_question: true };

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |fact| matches!(fact, Fact::Reached(_)),
    told_from: |trial, _| Some(trial.at),
    is_done: |occasion| occasion.is_recent(ANSWER_HOLDS),
    // To ask mends nothing by itself; what was answered speaks in `evidence::reach`.
    unchanged: |_| &[],
    helped: |_, _| &[],
    also_done: |_, _, _| Vec::new(),
};
