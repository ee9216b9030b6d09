//! What the site said since logging in last worked.

use super::view::View;
use super::{Rule, Tally};
use crate::journal::event::Fact;
use crate::site::meanings::{Meaning, meaning};

/// So often the site may say that address or password are wrong before the account is in question.
const SLIPS: u32 = 2;

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    let mut seen = Vec::new();
    for event in view.since() {
        let Fact::SiteMessage(message) = &event.fact else { continue };
        let Some((rule, moment)) = meaning(&message.text).and_then(ground) else { continue };
        // One answer may say the same in two places of its page.
        let answer = (rule, message.attempt.as_ref());
        if (moment && !view.holds(event.at)) || (answer.1.is_some() && seen.contains(&answer)) {
            continue;
        }
        seen.push(answer);
        tally.add(rule, Some(event.at));
    }
    for _ in 0..tally.times(Rule::SaidWrong) {
        tally.add(Rule::SaidWrongAccount, tally.last(Rule::SaidWrong));
    }
    for _ in SLIPS..tally.times(Rule::SaidWrong) {
        tally.add(Rule::SaidWrongOften, tally.last(Rule::SaidWrong));
    }
}

/// The ground that words give, and whether they speak only of the moment.
fn ground(meaning: Meaning) -> Option<(Rule, bool)> {
    Some(match meaning {
        Meaning::Maintenance => (Rule::SaidMaintenance, true),
        Meaning::ServerError => (Rule::SaidFailure, true),
        Meaning::Busy => (Rule::SaidBusy, true),
        Meaning::Locked => (Rule::SaidLocked, true),
        Meaning::CaptchaRejected => (Rule::SaidCaptcha, false),
        Meaning::SessionExpired => (Rule::SaidSession, false),
        Meaning::LinkExpired => (Rule::SaidLinkExpired, false),
        Meaning::CodeRejected => (Rule::SaidCode, false),
        Meaning::CookiesOff => (Rule::SaidCookies, false),
        Meaning::MembershipEnded => (Rule::SaidEnded, false),
        Meaning::NotRegistered => (Rule::SaidNotRegistered, false),
        Meaning::WrongInput => (Rule::SaidWrong, false),
        // Neither says that anything is wrong.
        Meaning::CodeWanted | Meaning::ResetSent => return None,
    })
}
