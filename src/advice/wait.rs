//! How long to wait, by the evidence.

use serde::{Deserialize, Serialize};

use super::evidence::View;
use super::tally::Tally;
use super::{Cause, Certainty, RankedCause, Rule, maintenance_end};
use crate::journal::event::{Event, Fact};
use crate::site::messages::meaning;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// So many attempts within an hour are too many. The site's own limit is not
/// known; services commonly lock after five to ten.
pub(super) const MANY: u32 = 5;

/// From this hour of the morning on it is quiet again.
const MORNING: i64 = 7;

/// Why waiting is of use. Sentences: `wait_…`, with the time of [`Wait::from`] as `$1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// The site named an end.
    Announced,
    /// The site is down, without an end being named.
    Down,
    /// Too many visitors.
    Busy,
    /// The same words evening after evening.
    Evenings,
    /// The login is locked.
    Locked,
    /// Many attempts within an hour.
    ManyTries,
}

/// When to try again, in milliseconds since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// Why.
    pub why: Reason,
    /// Trying is of use from here on: the time to propose for a reminder.
    pub from: i64,
    /// By then it should be over.
    pub until: i64,
}

/// All waits that the evidence gives occasion to, the one to follow first; also those that are over.
pub(super) fn waits(view: &View<'_>, tally: &Tally, causes: &[RankedCause], certainty: Certainty) -> Vec<Wait> {
    let site = certainty > Certainty::Unknown && causes.first().is_some_and(|first| first.cause == Cause::Site);
    let after = |why, rule: Rule, from: i64, until: i64| {
        let at = tally.last(rule).filter(|_| tally.times(rule) > 0)?;
        Some(Wait { why, from: at.saturating_add(from), until: at.saturating_add(until) })
    };
    let named = view.since().rev().filter(|event| view.holds(event.at)).find_map(named_end);
    let announced = named.filter(|_| site).map(|end| Wait { why: Reason::Announced, from: end, until: end.saturating_add(HOUR) });
    // Several hours to half a day: what such a state takes to pass, by those who wrote about it.
    let down =
        [Rule::SaidMaintenance, Rule::SaidFailure, Rule::SiteDown, Rule::Announced, Rule::ReachTrouble, Rule::ReachSilent, Rule::CheckSite]
            .into_iter()
            .filter_map(|rule| after(Reason::Down, rule, 3 * HOUR, 12 * HOUR))
            .max_by_key(|wait| wait.from);
    // How long a lock lasts is not known; an hour is common, a day the longest that is usual.
    let locked = after(Reason::Locked, Rule::SaidLocked, HOUR, DAY);
    let busy = after(Reason::Busy, Rule::SaidBusy, HOUR, 3 * HOUR);
    let many = (last_hour(view) >= MANY).then(|| view.row.last().map(|history| history.event.at.saturating_add(HOUR))).flatten();
    let many = many.map(|at| Wait { why: Reason::ManyTries, from: at, until: at });
    [locked, announced, evenings(view, tally), busy.filter(|_| site), down.filter(|_| site), many].into_iter().flatten().collect()
}

/// Attempts in the last hour.
pub(super) fn last_hour(view: &View<'_>) -> u32 {
    let recent = view.histories.iter().filter(|history| (0..HOUR).contains(&view.now.saturating_sub(history.event.at)));
    u32::try_from(recent.count()).unwrap_or(u32::MAX)
}

/// The end that the site names for its trouble.
fn named_end(event: &Event) -> Option<i64> {
    let text = match &event.fact {
        Fact::SiteMessage(message) => Some(&message.text),
        Fact::Notice(notice) => notice.text.as_ref(),
        Fact::Reached(reached) => reached.text.as_ref(),
        _ => None,
    }?;
    meaning(text).filter(|meaning| meaning.of_site()).and_then(|_| maintenance_end::end(text, event.at))
}

/// The morning after the latest of several evenings with the same words.
fn evenings(view: &View<'_>, tally: &Tally) -> Option<Wait> {
    let at = tally.last(Rule::EachEvening)?;
    let zone = view.row.last().map_or(0, |history| i64::from(history.event.zone)).saturating_mul(60_000);
    let morning =
        at.saturating_add(zone).div_euclid(DAY).saturating_add(1).saturating_mul(DAY).saturating_sub(zone).saturating_add(MORNING * HOUR);
    Some(Wait { why: Reason::Evenings, from: morning, until: morning.saturating_add(4 * HOUR) })
}
