//! Another browser, device, window or network.

use super::{Action, Done, Judgement, Row};
use crate::advice::Rule;
use crate::advice::trial_record::{TrialRecord, result_of};
use crate::journal::AttemptHistory;
use crate::journal::event::{Event, Fact, OtherPlace, OtherPlaceReport, Remedy, Variant};

pub(super) const ROW: Row = Row {
    remedy: Remedy::OtherPlace,
    variants: &[
        Variant::PrivateWindow,
        Variant::OtherBrowser,
        Variant::OtherDevice,
        Variant::OtherNetwork,
        Variant::WithoutVpn,
        Variant::WithoutExtensions,
        Variant::SecuritySoftware,
    ],
    action: Action::Guide,
    deletes: false,
    sends_mail: false,
    is_question: false,
};

pub(super) const JUDGEMENT: Judgement = Judgement {
    is_trial: |_| false,
    // Of a place that is not named an attempt here tells nothing.
    told_from: |trial, _| trial.variant.is_some().then_some(trial.at),
    is_done: |occasion| occasion.last.is_some() || occasion.since.iter().any(|event| matches!(event.fact, Fact::Elsewhere(_))),
    unchanged,
    helped,
    also_done: seen_elsewhere,
};

/// It works on another device while it fails here.
pub(super) const WORKED_ON_DEVICE: &[Rule] = &[Rule::WorkedOtherDevice, Rule::WorksElsewhere, Rule::SiteWorksElsewhere];
const WORKED_IN_BROWSER: &[Rule] = &[Rule::WorkedOtherBrowser, Rule::WorksElsewhere, Rule::SiteWorksElsewhere];

fn unchanged(trial: &TrialRecord) -> &'static [Rule] {
    match trial.variant {
        Some(Variant::OtherNetwork | Variant::WithoutVpn) => &[Rule::UnchangedNetwork],
        Some(Variant::WithoutExtensions | Variant::SecuritySoftware | Variant::BrowserRestarted) => &[Rule::UnchangedBrowser],
        _ => &[Rule::SameElsewhere],
    }
}

fn helped(trial: &TrialRecord, now: bool) -> &'static [Rule] {
    match trial.variant {
        Some(Variant::OtherNetwork | Variant::WithoutVpn) => &[Rule::HelpedNetwork],
        Some(Variant::OtherBrowser | Variant::PrivateWindow) if now => WORKED_IN_BROWSER,
        None | Some(Variant::OtherDevice) if now => WORKED_ON_DEVICE,
        _ => &[Rule::HelpedBrowser],
    }
}

/// What the person says that they saw elsewhere.
fn seen_elsewhere(events: &[&Event], _: &[AttemptHistory<'_>], _: bool) -> Vec<Done> {
    let seen = events.iter().filter_map(|event| if let Fact::Elsewhere(seen) = &event.fact { Some(seen) } else { None });
    seen.map(|seen| Done { at: seen.when.at, variant: Some(variant(seen)), result: result_of(seen.outcome), event: None }).collect()
}

fn variant(seen: &OtherPlaceReport) -> Variant {
    match seen.place {
        OtherPlace::OtherBrowser => Variant::OtherBrowser,
        OtherPlace::PrivateWindow => Variant::PrivateWindow,
        OtherPlace::OtherComputer | OtherPlace::PhoneBrowser | OtherPlace::PhoneApp => Variant::OtherDevice,
    }
}
