//! The middle of a letter: since when, how often, what the site said, what was
//! tried, and with what.

use super::marked::{Mark, marked};
use super::section::{Section, Weight};
use super::{Case, PartKind, tried};
use crate::journal::event::{Fact, Outcome, Trigger, Way};
use crate::report::figures::Words;
use crate::report::hours::is_failure;
use crate::report::outline;

/// At most so many different messages are quoted, the commonest first.
const MESSAGES: usize = 5;
/// So many of the things that were tried matter more than the others.
const LATEST: usize = 3;

/// What happened since the last letter.
pub(super) fn since(case: &Case<'_>) -> Section {
    let words = &case.words;
    let Some(last) = case.last_letter() else { return Section::new(PartKind::Since, Vec::new()) };
    let later = |position: &usize| case.record.events[*position].at > last;
    let failed: Vec<usize> = case.row().filter(|(p, outcome)| later(p) && is_failure(*outcome)).map(|(p, _)| p).collect();
    let mut lines = Vec::new();
    // Where all failures came after the letter, the situation says the same.
    let before = case.row().any(|(position, _)| !later(&position));
    let attempts = case.record.attempts.iter().filter(|attempt| later(&attempt.event)).count();
    // What was tried where the record could not see it may have been a login too.
    let elsewhere = case.record.events.iter().any(|event| event.at > last && matches!(event.fact, Fact::Elsewhere(_) | Fact::Trial(_)));
    match (failed.first().and_then(|p| case.time(*p)), failed.last().and_then(|p| case.time(*p))) {
        (Some(_), _) if !before => {}
        (Some(first), Some(_)) if failed.len() == 1 => {
            lines.push((Weight::Evidence, words.with("letter_since_once", &[&words.minute(first)])));
        }
        (Some(first), Some(last)) => {
            let times = failed.len().to_string();
            lines.push((Weight::Evidence, words.with("letter_since", &[&words.minute(first), &case.until(first, last), &times])));
        }
        _ if attempts == 0 && !elsewhere => lines.push((Weight::Evidence, words.text("letter_since_nothing"))),
        _ => {}
    }
    Section::headed(PartKind::Since, words.text("letter_heading_since"), lines)
}

/// Since when and how often, and when it last worked.
pub(super) fn situation(case: &Case<'_>, followup: bool) -> Section {
    let words = &case.words;
    let mut lines = Vec::new();
    if let Some((since, zone)) = case.told_since() {
        let sentence = words.with("letter_told_since", &[&case.recalled(&since, zone)]);
        lines.push((Weight::Trouble, case.remembered(&sentence)));
    }
    lines.extend(failed(case, case.told_since().is_some()).map(|sentence| (Weight::Trouble, sentence)));
    lines.extend(outcomes(case).map(|sentence| (Weight::Evidence, sentence)));
    if let Some(success) = case.figures.last_success {
        lines.push((Weight::Evidence, words.with("letter_success", &[&words.minute(success)])));
    } else if let Some((success, zone)) = case.told_success() {
        let sentence = words.with("letter_told_success", &[&case.recalled(&success, zone)]);
        lines.push((Weight::Evidence, case.remembered(&sentence)));
    }
    let heading = words.text(if followup { "letter_heading_so_far" } else { "letter_heading_situation" });
    Section::headed(PartKind::Situation, heading, lines)
}

/// How often, and from when to when; `told`: the person has said since when, and the record holds a part of it.
fn failed(case: &Case<'_>, told: bool) -> Option<String> {
    let words = &case.words;
    let row: Vec<(usize, Outcome)> = case.row().collect();
    let failures: Vec<usize> = row.iter().filter(|(_, outcome)| is_failure(*outcome)).map(|(position, _)| *position).collect();
    let first = failures.first().and_then(|position| case.time(*position));
    let last = failures.last().and_then(|position| case.time(*position));
    match (first, last) {
        (Some(first), Some(_)) if failures.len() == 1 => {
            let key = if told { "letter_failed_recorded_once" } else { "letter_failed_once" };
            Some(words.with(key, &[&words.minute(first)]))
        }
        (Some(first), Some(last)) => {
            let key = if told { "letter_failed_recorded" } else { "letter_failed" };
            Some(words.with(key, &[&words.minute(first), &case.until(first, last), &failures.len().to_string()]))
        }
        _ => {
            let (position, _) = row.last()?;
            Some(words.with("letter_failed_once", &[&words.minute(case.time(*position)?)]))
        }
    }
}

/// How the attempts ended, where there is more to say than that they were refused.
fn outcomes(case: &Case<'_>) -> Option<String> {
    let mut counts: Vec<(Outcome, u32)> = Vec::new();
    for (_, outcome) in case.row().filter(|(_, outcome)| *outcome != Outcome::Unknown) {
        match counts.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, count)) => *count += 1,
            None => counts.push((outcome, 1)),
        }
    }
    if counts.is_empty() || counts.len() == 1 && counts[0].0 == Outcome::Refused {
        return None;
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words = &case.words;
    let alone = case.row().count() == 1;
    let item = |(outcome, count): &(Outcome, u32)| {
        let ended = words.say("letter_outcome", outcome);
        if alone { ended } else { words.with("letter_outcome_times", &[&ended, &count.to_string()]) }
    };
    let items: Vec<String> = counts.iter().map(item).collect();
    Some(words.with("letter_outcomes", &[&items.join(&words.text("list_comma"))]))
}

/// What was done when the site said it, and its words.
pub(super) fn said(case: &Case<'_>, most: usize) -> Section {
    let words = &case.words;
    let said = case.said();
    let mut lines = Vec::new();
    if let Some(done) = said.first().and_then(|said| done_before(case, said)) {
        lines.push((Weight::Detail, done));
    }
    for (n, said) in said.iter().take(MESSAGES).enumerate() {
        let weight = match n {
            0 => Weight::Trouble,
            1 => Weight::Evidence,
            _ => Weight::Detail,
        };
        lines.push((weight, quoted(case, said, most)));
    }
    if let Some(notice) = tried::notice(case, most) {
        lines.push((Weight::Evidence, notice));
    }
    if said.is_empty() && case.figures.failed > 0 {
        lines.push((Weight::Evidence, words.text("letter_said_none")));
    }
    Section::headed(PartKind::Said, words.text("letter_heading_said"), lines)
}

fn quoted(case: &Case<'_>, said: &Words, most: usize) -> String {
    let words = &case.words;
    let quote = marked(Mark::Quoted, &case.quote(&said.text, most));
    let last = words.minute(said.last);
    let line = match said.times {
        1 => words.with("letter_said_once", &[&quote, &last]),
        times => words.with("letter_said_often", &[&quote, &times.to_string(), &last]),
    };
    // A code that a quotation left out.
    let kept = case.quote(&said.text, most);
    let codes: Vec<&str> = crate::journal::error_codes::codes(&said.text).into_iter().filter(|code| !kept.contains(code)).collect();
    if codes.is_empty() { line } else { words.with("letter_said_code", &[&line, &codes.join(&words.text("list_comma"))]) }
}

/// What the person did right before these words came last.
fn done_before(case: &Case<'_>, said: &Words) -> Option<String> {
    let record = case.record;
    let attempt = record.attempts.iter().rev().find(|attempt| {
        let told = |position: &usize| matches!(&record.events[*position].fact, Fact::SiteMessage(message) if message.text == said.text);
        attempt.messages.iter().any(told)
    })?;
    let Fact::Attempt(attempt) = &record.events[attempt.event].fact else { return None };
    let words = &case.words;
    Some(match (attempt.way, attempt.trigger) {
        (Way::Mail, Trigger::Button) => words.text("letter_done_button"),
        (Way::Mail, Trigger::Enter) => words.text("letter_done_enter"),
        (Way::Mail, Trigger::Submit) => words.text("letter_done_submit"),
        (Way::Mail, Trigger::FirstStep) => words.text("letter_done_first_step"),
        (way, _) => words.with("letter_done_way", &[&words.say("way", &way)]),
    })
}

/// What was tried, one line for each way.
pub(super) fn tried(case: &Case<'_>, most: usize) -> Section {
    // The latest stands last, but stays first where there is little room.
    let all = tried::lines(case, most);
    let latest = all.len().saturating_sub(LATEST);
    let weight = |n: usize| if n < latest { Weight::Detail } else { Weight::Evidence };
    let lines = all.into_iter().enumerate().map(|(n, line)| (weight(n), line)).collect();
    Section { latest_first: true, ..Section::headed(PartKind::TrialRecord, case.words.text("letter_heading_tried"), lines) }
}

/// Browser and system at the latest attempt, and whether cookies are kept.
pub(super) fn environment(case: &Case<'_>) -> Section {
    let words = &case.words;
    let line = with_what(case).map(|value| words.with("named", &[&words.text("letter_environment"), &value]));
    Section::new(PartKind::Environment, line.into_iter().map(|line| (Weight::Evidence, line)).collect())
}

/// The same without its name; `None`: the record does not know.
pub(super) fn with_what(case: &Case<'_>) -> Option<String> {
    let words = &case.words;
    let mut parts: Vec<String> =
        case.figures.environment.iter().map(|environment| super::clean(&outline::with_what(environment, words))).collect();
    let cookies = case.record.events.iter().rev().find_map(|event| match &event.fact {
        Fact::Attempt(attempt) => Some(attempt.cookies),
        _ => None,
    });
    if let Some(kept) = cookies.flatten() {
        parts.push(words.text(if kept { "letter_cookies_on" } else { "letter_cookies_off" }));
    }
    (!parts.is_empty()).then(|| parts.join(&words.text("list_comma")))
}
