//! Updating browser or app.

use super::{Action, Judgement, Row};
use crate::advice::Rule;
use crate::advice::trial_record::TrialRecord;
use crate::journal::event::{Remedy, Variant};

pub(super) const ROW: Row = Row {
    remedy: Remedy::Update,
    variants: &[Variant::BrowserUpdated, Variant::BrowserRestarted, Variant::AppUpdated, Variant::AppReinstalled],
    action: Action::Guide,
    deletes: false,
    sends_mail: false,
    is_question: false,
};

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |_| false,
    told_from: |trial, _| Some(trial.at),
    is_done: |occasion| occasion.last.is_some(),
    unchanged: |_| &[Rule::UnchangedBrowser],
    helped,
    also_done: |_, _, _| Vec::new(),
};

/// What works in the app works on another device.
fn helped(trial: &TrialRecord, now: bool) -> &'static [Rule] {
    match trial.variant {
        Some(Variant::AppUpdated | Variant::AppReinstalled) if now => super::other_place::WORKED_ON_DEVICE,
        _ => &[Rule::HelpedBrowser],
    }
}
