//! What came of remedies, and of the steps to another address or password.

use super::view::View;
use super::{Rule, Tally};
use crate::advice::trials::Tried;
use crate::journal::event::{Fact, Outcome, Remedy, ResetStep, TrialResult, Variant};

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    for tried in &view.trials {
        let rules = match (tried.result, view.is_since(tried.at)) {
            (Some(TrialResult::Unchanged), true) => unchanged(tried),
            (Some(TrialResult::Solved), now) => helped(tried, now),
            _ => &[],
        };
        rules.iter().for_each(|rule| tally.add(*rule, Some(tried.at)));
    }
    new_password(view, tally);
    addresses(view, tally);
}

/// What it says that this changed nothing.
fn unchanged(tried: &Tried) -> &'static [Rule] {
    match (tried.remedy, tried.variant) {
        (Remedy::CheckInput, _) => &[Rule::UnchangedInput],
        // Asked for is not yet set: only the person knows better than `new_password`.
        (Remedy::ResetPassword, _) if tried.result_self_reported => &[Rule::UnchangedAccount, Rule::NewPasswordRefused],
        (Remedy::ClearData | Remedy::Update, _) => &[Rule::UnchangedBrowser],
        (Remedy::OtherPlace, Some(Variant::OtherNetwork | Variant::WithoutVpn)) => &[Rule::UnchangedNetwork],
        (Remedy::OtherPlace, Some(Variant::WithoutExtensions | Variant::SecuritySoftware | Variant::BrowserRestarted)) => {
            &[Rule::UnchangedBrowser]
        }
        (Remedy::OtherPlace, _) => &[Rule::SameElsewhere],
        (Remedy::Wait, _) => &[Rule::UnchangedSite],
        // Asking whether an address is registered, or whether the site answers, mends nothing by itself.
        (Remedy::ResetPassword | Remedy::FindAddress | Remedy::SiteStatus, _) => &[],
    }
}

/// What it says that this helped: `now`, while it still fails here, or before the last login that worked.
fn helped(tried: &Tried, now: bool) -> &'static [Rule] {
    const BROWSER: &[Rule] = &[Rule::WorkedOtherBrowser, Rule::WorksElsewhere, Rule::SiteWorksElsewhere];
    const DEVICE: &[Rule] = &[Rule::WorkedOtherDevice, Rule::WorksElsewhere, Rule::SiteWorksElsewhere];
    match (tried.remedy, tried.variant) {
        (Remedy::OtherPlace, Some(Variant::OtherNetwork | Variant::WithoutVpn)) => &[Rule::HelpedNetwork],
        (Remedy::OtherPlace, Some(Variant::OtherBrowser | Variant::PrivateWindow)) if now => BROWSER,
        (Remedy::OtherPlace, None | Some(Variant::OtherDevice)) if now => DEVICE,
        (Remedy::Update, Some(Variant::AppUpdated | Variant::AppReinstalled)) if now => DEVICE,
        (Remedy::ClearData | Remedy::Update | Remedy::OtherPlace, _) => &[Rule::HelpedBrowser],
        (Remedy::CheckInput, _) => &[Rule::HelpedInput],
        (Remedy::ResetPassword | Remedy::FindAddress, _) => &[Rule::HelpedAccount],
        (Remedy::Wait, _) => &[Rule::HelpedSite],
        (Remedy::SiteStatus, _) => &[],
    }
}

/// A new password was sent, and a login refused after it.
fn new_password(view: &View<'_>, tally: &mut Tally) {
    let Some(sent) = view.since().find(|event| matches!(event.fact, Fact::Reset(ResetStep::PasswordSent))) else { return };
    for story in view.row.iter().filter(|story| story.event.at > sent.at && story.outcome == Some(Outcome::Refused)) {
        tally.add(Rule::UnchangedAccount, Some(story.event.at));
        tally.add(Rule::NewPasswordRefused, Some(story.event.at));
    }
}

fn addresses(view: &View<'_>, tally: &mut Tally) {
    let tested = view
        .since()
        .rev()
        .filter_map(|event| if let Fact::AddressTested(tested) = &event.fact { Some((event.at, tested.registered?)) } else { None });
    // Once an address is found to be the registered one, those before it do not matter any more.
    for (at, _) in tested.take_while(|(_, registered)| !registered) {
        tally.add(Rule::AddressUnregistered, Some(at));
    }
    let step = view.since().rev().find_map(|event| if let Fact::Reset(step) = event.fact { Some((event.at, step)) } else { None });
    if let Some((at, ResetStep::NoMail)) = step {
        tally.add(Rule::NoResetMail, Some(at));
    }
}
