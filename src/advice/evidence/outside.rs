//! What the person saw in another place.

use super::view::View;
use super::{Rule, Tally};
use crate::journal::event::{Fact, OtherPlace, Outcome};

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    for event in view.since() {
        let Fact::Elsewhere(elsewhere) = &event.fact else { continue };
        let rules: &[Rule] = match (elsewhere.outcome, elsewhere.place) {
            (Outcome::In, OtherPlace::OtherBrowser | OtherPlace::PrivateWindow) => {
                &[Rule::WorkedOtherBrowser, Rule::WorksElsewhere, Rule::SiteWorksElsewhere]
            }
            (Outcome::In, OtherPlace::OtherComputer | OtherPlace::PhoneBrowser | OtherPlace::PhoneApp) => {
                &[Rule::WorkedOtherDevice, Rule::WorksElsewhere, Rule::SiteWorksElsewhere]
            }
            (Outcome::Refused, _) => &[Rule::RefusedElsewhere, Rule::SameElsewhere],
            (Outcome::NoAnswer | Outcome::SiteDown, _) => &[Rule::DownElsewhere, Rule::SameElsewhere],
            (Outcome::Captcha | Outcome::NotSent | Outcome::Unknown, _) => &[],
        };
        rules.iter().for_each(|rule| tally.add(*rule, Some(elsewhere.when.at)));
    }
}
