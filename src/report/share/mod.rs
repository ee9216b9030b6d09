//! A short text to ask others in public: what fails and what was tried, and
//! nothing that names the person. And a look at any text before it is copied
//! to a public place ([`check`]).

mod check;
mod numbers;

pub use check::{Leak, LeakKind, check};

use super::hours::is_failure;
use super::letter::Case;
use super::letter::tried::groups;
use crate::redact;

/// Where it is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// X: 280, where most Japanese characters count as two.
    X,
    /// A site of questions and answers, a group.
    Board,
}

/// What to know before asking strangers, as keys of sentences, the weightiest first.
pub const CAUTIONS: [&str; 4] = ["share_caution_strangers", "share_caution_secrets", "share_caution_rumours", "share_caution_unproven"];

/// How much fits into a message on X.
const X: usize = 280;
/// So many characters of the site's words.
const QUOTED: usize = 60;
/// So many things that were tried.
const TRIED: usize = 5;

impl Place {
    /// How much of a text counts here.
    #[must_use]
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::X => text.chars().map(|c| if counts_once(c) { 1 } else { 2 }).sum(),
            Self::Board => text.chars().count(),
        }
    }

    /// How much may stand there.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::X => X,
            Self::Board => usize::MAX,
        }
    }
}

/// The characters that count as one on X (source: its published weights).
fn counts_once(c: char) -> bool {
    matches!(c, '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}')
}

/// The text. No address, no name, no hour: days and counts only.
#[must_use]
pub fn text(case: &Case<'_>, place: Place) -> String {
    let words = &case.words;
    let failures: Vec<usize> = case.row().filter(|(_, outcome)| is_failure(*outcome)).map(|(position, _)| position).collect();
    let first = failures.first().and_then(|position| case.time(*position));
    let trouble = match (first, failures.len()) {
        (Some(first), 1) => words.with("share_failed_once", &[&words.day(first)]),
        (Some(first), times) => words.with("share_failed", &[&words.day(first), &times.to_string()]),
        (None, _) => words.text("share_failing"),
    };
    let said = case
        .said()
        .first()
        .map(|said| words.with("named", &[&words.text("share_said"), &case.quote(&redact::masked(&said.text, &[]), QUOTED)]));
    let done: Vec<String> = groups(case, QUOTED).into_iter().rev().map(|group| group.what).collect();
    let mut tried: Vec<String> = Vec::new();
    for what in done {
        if !tried.contains(&what) && tried.len() < TRIED {
            tried.push(what);
        }
    }
    let environment = case.figures.environment.as_ref().map(|environment| {
        let both = [words.say("browser", &environment.browser), words.say("system", &environment.system)];
        words.with("named", &[&words.text("share_environment"), &both.join(&words.text("list_comma"))])
    });
    let ask = words.text("share_ask");
    // What matters most comes first into what room there is; the question stands last in any case.
    let mut lines = vec![trouble];
    let mut room = place.most().saturating_sub(place.length(&lines[0]) + place.length(&ask) + 1);
    let mut add = |line: String| {
        let needs = place.length(&line) + 1;
        if needs <= room {
            room -= needs;
            lines.push(line);
            return true;
        }
        false
    };
    if let Some(said) = said {
        add(said);
    }
    while !tried.is_empty() && !add(words.with("named", &[&words.text("share_tried"), &tried.join(&words.text("list_comma"))])) {
        tried.pop();
    }
    if let Some(environment) = environment {
        add(environment);
    }
    lines.push(ask);
    lines.join("\n")
}
