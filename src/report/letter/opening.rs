//! The beginning of a letter: to whom, from whom, why, what was written
//! before, and how to find the member.

use strum::VariantArray;

use super::marked::{Mark, clean, marked};
use super::section::{Section, Weight};
use super::sent::latest;
use super::{Case, Detail, Details, Matter, PartKind};
use crate::report::key;
use crate::report::time::Local;

/// So many letters are named; of more the latest.
const NAMED: usize = 6;

pub(super) fn greeting(case: &Case<'_>, matter: Matter, followup: bool, details: &Details) -> Section {
    let words = &case.words;
    let mut lines = vec![
        (Weight::Core, words.text("letter_greeting")),
        (Weight::Core, words.with("letter_intro", &[&detail(case, details, Detail::Name)])),
    ];
    if followup {
        lines.push((Weight::Core, again(case)));
    } else {
        lines.push((Weight::Core, matter.say("letter_reason", words)));
    }
    Section::new(PartKind::Greeting, lines)
}

/// Names the letters before this one.
fn again(case: &Case<'_>) -> String {
    let words = &case.words;
    let named = case.sent.get(case.sent.len().saturating_sub(NAMED)..).unwrap_or_default();
    // 「11月1日と11月9日に問い合わせフォームから」: those that went the same way are named together.
    let groups = named.chunk_by(|a, b| a.channel == b.channel).map(|group| {
        let days: Vec<String> = group.iter().map(|letter| words.day(Local::new(letter.at, letter.zone))).collect();
        let way = group.first().map(|letter| key("letter_again", &letter.channel)).unwrap_or_default();
        words.with(&way, &[&days.join(&words.text("letter_again_days"))])
    });
    words.with("letter_again", &[&groups.collect::<Vec<_>>().join(&words.text("letter_again_and"))])
}

/// What came back to them, or how long nothing did.
pub(super) fn earlier(case: &Case<'_>) -> Section {
    let words = &case.words;
    let reply = case.sent.iter().flat_map(|letter| &letter.replies).max_by_key(|reply| reply.when.at);
    let last = case.sent.last();
    let mut lines = Vec::new();
    if let Some(reply) = reply {
        let when = case.recalled(&reply.when, reply.zone);
        let still = case.row().any(|(position, _)| case.record.events[position].at > latest(&reply.when));
        // Where the last letter is without an answer, that is what matters.
        let weight = if last.is_some_and(|last| last.replies.is_empty()) { Weight::Evidence } else { Weight::Trouble };
        lines.push((weight, words.with(if still { "letter_replied_still" } else { "letter_replied" }, &[&when])));
    }
    if let Some(last) = last.filter(|last| last.replies.is_empty()) {
        let key = if case.sent.len() > 1 { "letter_no_reply_last" } else { "letter_no_reply" };
        let waited = match last.days(case.now) {
            0 => words.with("letter_no_reply_yet", &[&words.day(case.made())]),
            days => words.with(key, &[&words.day(case.made()), &days.to_string()]),
        };
        lines.push((Weight::Trouble, waited));
    }
    Section::new(PartKind::Earlier, lines)
}

/// By what support finds the member: the address in any case, the rest where it is given.
pub(super) fn identity(case: &Case<'_>, details: &Details) -> Section {
    let line = |which: Detail| {
        let label = case.words.say("letter_detail", &which);
        case.words.with("named", &[&label, &detail(case, details, which)])
    };
    let shown =
        Detail::VARIANTS.iter().copied().filter(|which| *which != Detail::Name && (which.is_needed() || details.get(*which).is_some()));
    let weight = |which: Detail| if which.is_needed() { Weight::Core } else { Weight::Evidence };
    Section::new(PartKind::Identity, shown.map(|which| (weight(which), line(which))).collect())
}

/// What was typed for it, or the place where it is to be filled in.
fn detail(case: &Case<'_>, details: &Details, which: Detail) -> String {
    match details.get(which) {
        Some(typed) => marked(Mark::Given(which), &clean(typed)),
        None => marked(Mark::ToFill(which), &super::placeholders::placeholder(which, &case.words)),
    }
}
