//! What the attempts themselves tell: outcomes, findings, gaps.

use super::view::{View, of_the_moment};
use super::{Rule, Tally};
use crate::inspect::{Code, Field};
use crate::journal::AttemptHistory;
use crate::journal::event::{Fact, OpenFinding, Outcome, Way};
use crate::site::messages::{Meaning, meaning};

/// Without a login for so long, in milliseconds, the membership lapses (180 days).
const LAPSE: i64 = 180 * 86_400_000;
/// An outage does not last so long, in milliseconds.
const DAYS: i64 = 3 * 86_400_000;
/// So many refusals in a row with nothing odd speak against the input.
const CLEAN: usize = 3;
/// From this hour of the day on it is evening.
const EVENING: i64 = 18;

pub(super) fn look(view: &View<'_>, tally: &mut Tally) {
    findings(view, tally);
    outcomes(view, tally);
    evenings(view, tally);
    gaps(view, tally);
}

/// The ground that a finding gives.
fn of_finding(finding: OpenFinding) -> Rule {
    use Code as C;
    match (finding.code, finding.field) {
        (C::CapsLock | C::NumLock | C::LayoutUs | C::LayoutJis, _) => Rule::OddKeyboard,
        (C::NotLastAddress, _) => Rule::NotLastAddress,
        (C::Autofilled, _) => Rule::Autofilled,
        (C::CapitalFirst | C::NameDots | C::HiddenBlanks | C::Rewritten, _) => Rule::OddSlightly,
        (
            C::FullwidthAt
            | C::FullwidthDot
            | C::FullwidthUnderscore
            | C::FullwidthText
            | C::FullwidthSpace
            | C::BlankInside
            | C::OddSpace
            | C::ZeroWidth
            | C::DirectionMark
            | C::Wrapping
            | C::MissingAt
            | C::ManyAts
            | C::DoubledDot,
            Field::Mail,
        ) => Rule::OddAddress,
        _ => Rule::OddText,
    }
}

fn grounds(history: &AttemptHistory<'_>) -> Vec<Rule> {
    let filled = history.attempt.autofilled.then_some(Rule::Autofilled);
    let mut rules: Vec<Rule> = history.attempt.findings.iter().map(|finding| of_finding(*finding)).chain(filled).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Whether one of these would keep somebody out.
fn telling(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| matches!(rule, Rule::OddAddress | Rule::OddText | Rule::OddKeyboard | Rule::NotLastAddress))
}

/// What was odd at the latest attempts. What a later attempt does not show any more has been mended and was not it.
fn findings(view: &View<'_>, tally: &mut Tally) {
    let judged = |history: &&&AttemptHistory<'_>| {
        history.attempt.way == Way::Mail && matches!(history.outcome, Some(Outcome::Refused | Outcome::NotSent))
    };
    let latest = || view.row.iter().rev().filter(judged).map(|history| (history.event.at, grounds(history)));
    let odd: Vec<(i64, Vec<Rule>)> = latest().take_while(|(_, rules)| telling(rules)).collect();
    // Nothing of the kind: then what is harmless or only filled in, as long as it goes on.
    let odd = if odd.is_empty() { latest().take_while(|(_, rules)| !rules.is_empty() && !telling(rules)).collect() } else { odd };
    for (at, rules) in odd {
        rules.into_iter().for_each(|rule| tally.add(rule, Some(at)));
    }
    let clean =
        view.row.iter().rev().filter(judged).take_while(|history| grounds(history).is_empty() && history.outcome == Some(Outcome::Refused));
    if clean.count() >= CLEAN {
        tally.add(Rule::CleanInput, view.row.last().map(|history| history.event.at));
    }
}

fn outcomes(view: &View<'_>, tally: &mut Tally) {
    for history in &view.row {
        let at = history.event.at;
        let mut add = |rule| tally.add(rule, Some(at));
        match history.outcome {
            Some(Outcome::Refused) if history.messages.is_empty() && !telling(&grounds(history)) => add(Rule::SilentRefusal),
            Some(Outcome::Captcha) => add(Rule::CaptchaOpen),
            Some(Outcome::NotSent) if !telling(&grounds(history)) => add(Rule::NotSent),
            Some(Outcome::NoAnswer) if view.holds(at) => {
                add(Rule::NoAnswer);
                add(Rule::NoAnswerSite);
            }
            // Words of the site say it better; see `words`.
            Some(Outcome::SiteDown) if view.holds(at) && !history.messages.iter().any(|(_, message)| of_the_moment(message)) => {
                add(Rule::SiteDown);
            }
            _ => {}
        }
    }
    let cookies = view.row.iter().rev().filter_map(|history| Some((history.event.at, history.attempt.cookies?)));
    for (at, _) in cookies.take_while(|(_, kept)| !kept) {
        tally.add(Rule::CookiesOff, Some(at));
    }
    if let Some(history) =
        view.row.iter().rev().find(|history| history.outcome.is_some()).filter(|history| history.outcome == Some(Outcome::Refused))
    {
        tally.add(Rule::Answered, Some(history.event.at));
    }
}

/// The same words on several evenings and at no other hour. Of words that name
/// address, password, account or cookies it tells nothing: people are at home in the evening.
fn evenings(view: &View<'_>, tally: &mut Tally) {
    let of_input = |text: &str| {
        !matches!(meaning(text), None | Some(Meaning::Busy | Meaning::ServerError | Meaning::SessionExpired | Meaning::CaptchaRejected))
    };
    let mut said: Vec<(&str, i64, i64, i64)> = Vec::new();
    for history in &view.row {
        for (event, message) in history.messages.iter().filter(|(_, message)| !of_input(&message.text)) {
            let local = event.at.saturating_add(i64::from(event.zone).saturating_mul(60_000));
            said.push((&message.text, local.div_euclid(86_400_000), local.rem_euclid(86_400_000) / 3_600_000, event.at));
        }
    }
    let Some((text, ..)) = said.last().copied() else { return };
    said.retain(|(other, ..)| *other == text);
    let mut days: Vec<i64> = said.iter().map(|(_, day, ..)| *day).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() >= 2 && said.iter().all(|(_, _, hour, _)| *hour >= EVENING) {
        for day in days {
            tally.add(Rule::EachEvening, said.iter().filter(|(_, of, ..)| *of == day).map(|(.., at)| *at).max());
        }
    }
}

/// How long it has been so, and how long since it last worked.
fn gaps(view: &View<'_>, tally: &mut Tally) {
    let report = view.events.iter().rev().find_map(|event| if let Fact::SelfReport(report) = &event.fact { Some(report) } else { None });
    let recalled = report.and_then(|report| report.since).map(|since| since.at).filter(|at| view.is_since(*at));
    let begun = view.row.first().map(|history| history.event.at).into_iter().chain(recalled).min();
    let latest = view.row.last().map_or(view.now, |history| history.event.at);
    if begun.is_some_and(|begun| latest.saturating_sub(begun) >= DAYS) {
        tally.add(Rule::ForDays, begun);
    }
    let worked = view.success.into_iter().chain(report.and_then(|report| report.last_success).map(|success| success.at)).max();
    let first = view.row.iter().find(|history| history.outcome == Some(Outcome::Refused)).map(|history| history.event.at);
    if let (Some(worked), Some(first)) = (worked, first)
        && first.saturating_sub(worked) >= LAPSE
    {
        tally.add(Rule::Lapsed, Some(worked));
    }
    let inside = |history: &&AttemptHistory<'_>| history.outcome == Some(Outcome::In);
    let refused = view.row.iter().any(|history| history.attempt.way == Way::Mail && history.outcome == Some(Outcome::Refused));
    if refused && view.histories.iter().filter(inside).all(|history| history.attempt.way != Way::Mail) {
        view.histories.iter().filter(inside).for_each(|history| tally.add(Rule::OtherWay, Some(history.event.at)));
    }
}
