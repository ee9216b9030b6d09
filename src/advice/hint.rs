//! What else is good to know, where the record gives occasion. Sentences: `hint_…`.

use serde::{Deserialize, Serialize};

use super::evidence::View;
use super::next::in_vain;
use super::tally::Tally;
use super::{Cause, Rule};
use crate::journal::event::{Aspect, Fact, Failure, Remedy, ResetStep, TrialResult, Variant, Verdict};
use crate::site::reset_link;

/// When so many of the eight changed nothing, support is the next to ask.
const VAIN: usize = 4;

/// Such a thing; the order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Hint {
    /// The extension may not see the site: the permission is missing.
    Permission,
    /// Cookies are off, and how to let them in.
    CookiesOff,
    /// The clock is off, and how to set it.
    ClockOff,
    /// A part of the login is held back: by another extension or security software.
    PartBlocked,
    /// The page is translated, and how to see it as it is.
    Translated,
    /// The login is locked: every further try may lengthen that.
    Locked,
    /// The membership may have lapsed (180 days); ask support, do not register anew.
    Lapsed,
    /// The account was used by LINE, Yahoo! JAPAN or Apple: log in that way.
    OtherWay,
    /// A mail for a new password was asked for: only the newest link holds, for 48 hours.
    NewestLink,
    /// The 48 hours of the link are over.
    LinkOver,
    /// The mail does not come: where to look for it.
    MailMissing,
    /// Clearing changed nothing: close the browser and open it again.
    Restart,
    /// Never register a second time.
    NoSecondAccount,
    /// The time to wait is over: try now.
    TryNow,
    /// Most was tried: write to support.
    WriteToSupport,
}

/// Those for which the record gives occasion. `first`: the cause that is named; `over`: a wait has ended.
pub(super) fn hints(view: &View<'_>, tally: &Tally, first: Option<Cause>, over: bool) -> Vec<Hint> {
    let any = |rules: &[Rule]| rules.iter().any(|rule| tally.times(*rule) > 0);
    let link = link(view);
    let vain = in_vain(view);
    let occasions = [
        (Hint::Permission, permission_missing(view)),
        (Hint::CookiesOff, any(&[Rule::SaidCookies, Rule::CookiesOff, Rule::CheckCookies])),
        (Hint::ClockOff, any(&[Rule::CheckClock])),
        (Hint::PartBlocked, any(&[Rule::CheckCaptcha, Rule::CheckThirdParty])),
        (Hint::Translated, any(&[Rule::CheckTranslation])),
        (Hint::Locked, any(&[Rule::SaidLocked])),
        (Hint::Lapsed, any(&[Rule::Lapsed, Rule::SaidEnded])),
        (Hint::OtherWay, any(&[Rule::OtherWay])),
        (Hint::NewestLink, link == Some(Hint::NewestLink)),
        (Hint::LinkOver, link == Some(Hint::LinkOver)),
        (Hint::MailMissing, link == Some(Hint::MailMissing)),
        (Hint::Restart, restart(view)),
        (Hint::NoSecondAccount, first == Some(Cause::Account)),
        (Hint::TryNow, over),
        (Hint::WriteToSupport, any(&[Rule::SaidEnded]) || vain >= VAIN || vain >= VAIN / 2 && any(&[Rule::ForDays])),
    ];
    occasions.into_iter().filter(|(_, given)| *given).map(|(hint, _)| hint).collect()
}

fn permission_missing(view: &View<'_>) -> bool {
    let latest = view.events.iter().rev().find_map(|event| match &event.fact {
        Fact::Checked(checked) => {
            let found = checked.found.iter().find(|found| found.aspect == Aspect::Permission)?;
            Some(found.verdict == Verdict::Bad)
        }
        Fact::Reached(reached) => Some(reached.failures.contains(&Failure::Permission)),
        // Where a page was seen, it may be seen.
        Fact::Attempt(_) | Fact::PageSeen(_) => Some(false),
        _ => None,
    });
    latest == Some(true)
}

/// What is to be said of the mail for a new password.
fn link(view: &View<'_>) -> Option<Hint> {
    let missing = latest_step(view) == Some(ResetStep::NoMail);
    let holds = |until: i64| if view.now < until { Hint::NewestLink } else { Hint::LinkOver };
    if missing { Some(Hint::MailMissing) } else { link_until(view).map(holds) }
}

/// Until when the newest link holds, if a new password is under way.
pub(super) fn link_until(view: &View<'_>) -> Option<i64> {
    let under_way = matches!(latest_step(view)?, ResetStep::Asked | ResetStep::MailCame);
    // The 48 hours begin with the mail; where only the asking is known, it was hardly earlier.
    let begun = view.since().rev().find(|event| matches!(event.fact, Fact::Reset(ResetStep::Asked | ResetStep::MailCame)));
    begun.filter(|_| under_way).map(|begun| begun.at.saturating_add(reset_link::HOLDS))
}

fn latest_step(view: &View<'_>) -> Option<ResetStep> {
    view.since().rev().find_map(|event| if let Fact::Reset(step) = event.fact { Some(step) } else { None })
}

/// Cleared in vain, and the browser was not opened anew since.
fn restart(view: &View<'_>) -> bool {
    let cleared = view.trials.iter().rev().find(|tried| tried.remedy == Remedy::ClearData && view.is_since(tried.at));
    let Some(cleared) = cleared.filter(|cleared| cleared.result == Some(TrialResult::Unchanged)) else { return false };
    !view.trials.iter().any(|tried| tried.variant == Some(Variant::BrowserRestarted) && tried.at > cleared.at)
}
