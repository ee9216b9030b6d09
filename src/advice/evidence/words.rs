//! What the site said since logging in last worked.

use super::view::{View, is_of_the_moment};
use super::{Rule, Tally};
use crate::journal::event::Fact;
use crate::site::messages::{Meaning, meaning};

/// So often the site may say that address or password are wrong before the account is in question.
const SLIPS: u32 = 2;

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    let mut seen = Vec::new();
    for event in view.since() {
        let Fact::SiteMessage(message) = &event.fact else { continue };
        let Some(meant) = meaning(&message.text) else { continue };
        let Some(rule) = ground(meant) else { continue };
        // One answer may say the same in two places of its page.
        let answer = (rule, message.attempt.as_ref());
        if (is_of_the_moment(meant) && !view.holds(event.at)) || (answer.1.is_some() && seen.contains(&answer)) {
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

/// The ground that words of this meaning give, which quotes the site; `None` where nothing in them is wrong.
#[must_use]
pub fn ground(meaning: Meaning) -> Option<Rule> {
    Some(match meaning {
        Meaning::Maintenance => Rule::SaidMaintenance,
        Meaning::ServerError => Rule::SaidFailure,
        Meaning::Busy => Rule::SaidBusy,
        Meaning::Locked => Rule::SaidLocked,
        Meaning::CaptchaRejected => Rule::SaidCaptcha,
        Meaning::SessionExpired => Rule::SaidSession,
        Meaning::LinkExpired => Rule::SaidLinkExpired,
        Meaning::CodeRejected => Rule::SaidCode,
        Meaning::CookiesOff => Rule::SaidCookies,
        Meaning::MembershipEnded => Rule::SaidEnded,
        Meaning::NotRegistered => Rule::SaidNotRegistered,
        Meaning::WrongInput => Rule::SaidWrong,
        Meaning::CheckInput => Rule::SaidCheck,
        Meaning::CaptchaWanted | Meaning::CodeWanted | Meaning::ResetSent => return None,
    })
}
