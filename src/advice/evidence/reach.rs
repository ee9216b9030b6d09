//! What was found out when the person asked: does the site answer, is the
//! browser fit; and what the site announced by itself.

use super::view::View;
use super::{Rule, Tally};
use crate::advice::tally::ANSWER_HOLDS;
use crate::journal::event::{Aspect, EnvironmentCheck, Event, Fact, Failure, Reachability, Verdict};

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    for event in view.since() {
        if matches!(event.fact, Fact::Notice(_)) && view.holds(event.at) {
            tally.add(Rule::Announced, Some(event.at));
        }
    }
    if let Some((at, reached)) = latest(view) {
        asked(reached, at, view, tally);
    }
    let checked =
        view.since().rev().find_map(|event| if let Fact::Checked(checked) = &event.fact { Some((event.at, checked)) } else { None });
    if let Some((at, found)) = checked {
        check(found, at, view, tally);
    }
}

/// The latest answer to the person's question whether the site answers, as long as it holds.
pub(in crate::advice) fn latest<'a>(view: &View<'a>) -> Option<(i64, &'a Reachability)> {
    let reached = |event: &'a Event| if let Fact::Reached(reached) = &event.fact { Some((event.at, reached)) } else { None };
    view.since().rev().find_map(reached).filter(|(at, _)| view.now.saturating_sub(*at) <= ANSWER_HOLDS)
}

fn asked(reached: &Reachability, at: i64, view: &View<'_>, tally: &mut Tally) {
    let mut add = |rule| tally.add(rule, Some(at));
    let trouble = reached.trouble.is_some() || reached.status.is_some_and(|status| status >= 500);
    match reached.failures.as_slice() {
        // Trouble that a later attempt did not meet any more is over.
        [] if trouble && view.holds(at) => add(Rule::ReachTrouble),
        [] if !trouble && matches!(reached.status, Some(200..=399)) => {
            add(Rule::WayOpen);
            add(Rule::SiteAnswers);
            if tally.times(Rule::NoAnswer) > 0 {
                tally.add(Rule::NoAnswerHere, tally.last(Rule::NoAnswer));
            }
        }
        [] | [Failure::Permission] => {}
        _ if !view.holds(at) => {}
        [Failure::Offline] => add(Rule::ReachOffline),
        [Failure::Name] => add(Rule::ReachName),
        [Failure::Certificate] => add(Rule::ReachCertificate),
        failures => {
            add(Rule::ReachUnclear);
            if failures.iter().any(|failure| matches!(failure, Failure::Connection | Failure::TimedOut)) {
                add(Rule::ReachSilent);
            }
        }
    }
}

fn check(checked: &EnvironmentCheck, at: i64, view: &View<'_>, tally: &mut Tally) {
    let verdict = |aspect| checked.found.iter().find(|found| found.aspect == aspect).map_or(Verdict::Unknown, |found| found.verdict);
    let recent = view.holds(at) && view.now.saturating_sub(at) <= ANSWER_HOLDS;
    for (aspect, rule, counts) in [
        (Aspect::Network, Rule::CheckNetwork, recent),
        (Aspect::Site, Rule::CheckSite, recent),
        (Aspect::Cookies, Rule::CheckCookies, true),
        (Aspect::Captcha, Rule::CheckCaptcha, true),
        (Aspect::Clock, Rule::CheckClock, true),
    ] {
        if counts && verdict(aspect) == Verdict::Bad {
            tally.add(rule, Some(at));
        }
    }
    for (aspect, rule) in
        [(Aspect::ThirdParty, Rule::CheckThirdParty), (Aspect::Translation, Rule::CheckTranslation), (Aspect::Version, Rule::CheckVersion)]
    {
        if matches!(verdict(aspect), Verdict::Bad | Verdict::Doubtful) {
            tally.add(rule, Some(at));
        }
    }
    if verdict(Aspect::Cookies) == Verdict::Good && verdict(Aspect::Captcha) == Verdict::Good {
        tally.add(Rule::ChecksGood, Some(at));
    }
}
