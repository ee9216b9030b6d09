//! What was tried, one line for each way and result: how often, when last, and
//! what came of it.

use super::marked::{Mark, marked};
use super::{Case, clean};
use crate::advice::TrialRecord;
use crate::journal::event::{Event, Exactness, Fact, Failure, OtherPlaceReport, Reachability, RecalledTime, Remedy, ResetStep};
use crate::report::time::Local;
use crate::report::{key, name};

/// What was done in one way, with one result.
pub(crate) struct Group {
    /// What.
    pub(crate) what: String,
    /// What came of it; `None`: not known yet.
    pub(crate) result: Option<String>,
    /// The person says so.
    pub(crate) self_reported: bool,
    /// How often.
    pub(crate) times: u32,
    /// When last, in milliseconds since the epoch, and in words.
    pub(crate) last: (i64, String),
}

/// The groups, by the time of the latest of each, oldest first.
pub(crate) fn groups(case: &Case<'_>, most: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |group: Group| {
        let alike =
            |known: &&mut Group| known.what == group.what && known.result == group.result && known.self_reported == group.self_reported;
        match groups.iter_mut().find(alike) {
            Some(known) => {
                known.times += 1;
                if group.last.0 >= known.last.0 {
                    known.last = group.last;
                }
            }
            None => groups.push(group),
        }
    };
    let steps = steps(case);
    for tried in &case.tried {
        // The steps of it are told instead.
        let told_by_steps = tried.remedy == Remedy::ResetPassword && !steps.is_empty() && tried.variant.is_none();
        if let Some(group) = trial(case, tried, most).filter(|_| !told_by_steps) {
            add(group);
        }
    }
    for event in &case.record.events {
        match &event.fact {
            Fact::Elsewhere(seen) if case.is_recent(seen.when.at) => add(elsewhere(case, seen, event.zone, most)),
            _ => {}
        }
    }
    for (event, step) in steps {
        let result = Some(case.words.say("letter_reset", &step));
        let last = (event.at, case.words.minute(Local::new(event.at, event.zone)));
        add(Group { what: case.words.text("letter_did_reset_password"), result, self_reported: false, times: 1, last });
    }
    groups.sort_by_key(|group| group.last.0);
    groups
}

/// The lines of the letter.
pub(super) fn lines(case: &Case<'_>, most: usize) -> Vec<String> {
    let words = &case.words;
    let line = |group: Group| {
        let when = match group.times {
            1 => group.last.1,
            times => words.with("letter_item_times", &[&times.to_string(), &group.last.1]),
        };
        match (&group.result, group.self_reported) {
            (Some(result), false) => words.with("letter_item", &[&group.what, &when, result]),
            (Some(result), true) => {
                let line = words.with("letter_item", &[&group.what, &when, result]);
                marked(Mark::Remembered, &words.with("letter_item_remembered", &[&line]))
            }
            (None, false) => words.with("letter_item_open", &[&group.what, &when]),
            (None, true) => marked(Mark::Remembered, &words.with("letter_item_open_remembered", &[&group.what, &when])),
        }
    };
    groups(case, most).into_iter().map(line).collect()
}

fn trial(case: &Case<'_>, tried: &TrialRecord, most: usize) -> Option<Group> {
    let words = &case.words;
    let event = case.record.events.iter().find(|event| event.id == tried.event)?;
    let (what, result) = match &event.fact {
        Fact::Reached(reached) => (words.text("letter_did_site_status"), Some(answer(case, reached, most)?)),
        Fact::AddressTested(tested) => {
            let told = match tested.registered {
                Some(true) => "letter_address_registered",
                Some(false) => "letter_address_not_registered",
                None => "letter_address_not_told",
            };
            (words.text("letter_did_find_address"), Some(words.text(told)))
        }
        _ => {
            let what = tried.variant.map_or_else(|| name(&tried.remedy), |variant| name(&variant)).replace('-', "_");
            let result = tried.result.map(|result| words.text(&key("letter_result", &result)));
            (words.text(&format!("letter_did_{what}")), result)
        }
    };
    let self_reported = tried.self_reported || tried.result_self_reported;
    Some(Group { what, result, self_reported, times: 1, last: (tried.at, when(case, event, tried)) })
}

fn when(case: &Case<'_>, event: &Event, tried: &TrialRecord) -> String {
    match &event.fact {
        Fact::Trial(trial) => {
            let recalled = trial.when.unwrap_or(RecalledTime { at: tried.at, exact: Exactness::Minute });
            case.recalled(&recalled, tried.zone)
        }
        _ => case.words.minute(Local::new(tried.at, tried.zone)),
    }
}

/// What the site answered when it was asked; `None`: the question never got there.
fn answer(case: &Case<'_>, reached: &Reachability, most: usize) -> Option<String> {
    let words = &case.words;
    let own = |failure: &Failure| matches!(failure, Failure::Offline | Failure::Permission);
    if !reached.failures.is_empty() {
        return (!reached.failures.iter().any(own)).then(|| words.text("letter_site_silent"));
    }
    Some(match (&reached.trouble, &reached.text, reached.status) {
        (Some(_), Some(text), _) => words.with("letter_site_said", &[&marked(Mark::Quoted, &case.quote(text, most))]),
        (Some(trouble), None, _) => words.say("letter_site", trouble),
        (None, _, Some(200..=399)) => words.text("letter_site_well"),
        (None, _, Some(status)) => words.with("letter_site_status", &[&status.to_string()]),
        (None, _, None) => words.text("letter_site_silent"),
    })
}

fn elsewhere(case: &Case<'_>, seen: &OtherPlaceReport, zone: i32, most: usize) -> Group {
    let words = &case.words;
    let ended = words.say("letter_elsewhere", &seen.outcome);
    let said = seen.said.as_ref().map(|said| marked(Mark::Quoted, &words.quote(&clean(said), most)));
    let result = match said {
        Some(said) => words.with("letter_elsewhere_said", &[&ended, &said]),
        None => ended,
    };
    let last = (seen.when.at, case.recalled(&seen.when, zone));
    Group { what: words.say("letter_where", &seen.place), result: Some(result), self_reported: true, times: 1, last }
}

/// The steps at which a way to a new password ended: no mail came, the password
/// was sent, or it went no further.
fn steps<'a>(case: &'a Case<'_>) -> Vec<(&'a Event, ResetStep)> {
    let steps = case.record.events.iter().filter_map(|event| match &event.fact {
        Fact::Reset(step) if case.is_recent(event.at) => Some((event, *step)),
        _ => None,
    });
    let steps: Vec<_> = steps.collect();
    let ends = |n: usize, step: ResetStep| n + 1 == steps.len() || matches!(step, ResetStep::NoMail | ResetStep::PasswordSent);
    steps.iter().enumerate().filter(|(n, (_, step))| ends(*n, *step)).map(|(_, step)| *step).collect()
}

/// Trouble that the site announced to somebody who had tried nothing, word for word; the latest.
pub(super) fn notice(case: &Case<'_>, most: usize) -> Option<String> {
    case.record.events.iter().rev().find_map(|event| match &event.fact {
        Fact::Notice(notice) if case.is_recent(event.at) => {
            let quote = marked(Mark::Quoted, &case.quote(notice.text.as_ref()?, most));
            Some(case.words.with("letter_notice", &[&case.words.minute(Local::new(event.at, event.zone)), &quote]))
        }
        _ => None,
    })
}
