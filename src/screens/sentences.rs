//! Sentences for what the record holds. The key follows from the name under
//! which a thing is stored, see [`crate::report::key`].

use serde::Serialize;

use super::dom::{Piece, piece};
use crate::inspect::Code;
use crate::journal::event::{Event, OpenFinding, Outcome};
use crate::report::{csv, key, name, shorten::shorten};
use crate::webext::i18n;

/// The sentence for a variant; its bare name where the sentence is missing.
pub(crate) fn say<T: Serialize>(of: &str, variant: &T) -> String {
    let sentence = i18n::text(&key(of, variant));
    if sentence.is_empty() { name(variant) } else { sentence }
}

/// How an attempt ended.
pub(crate) fn outcome(outcome: Option<Outcome>) -> String {
    outcome.map_or_else(|| i18n::text("outcome_waiting"), |outcome| say("outcome", &outcome))
}

/// What was odd about the fields, each kind once. `None`: nothing.
pub(crate) fn findings(findings: &[OpenFinding]) -> Option<String> {
    let mut codes: Vec<Code> = findings.iter().map(|f| f.code).collect();
    codes.dedup();
    let names: Vec<String> = codes.iter().map(noted).collect();
    (!names.is_empty()).then(|| names.join(&i18n::text("list_comma")))
}

/// A finding after the fact. The sentences that ask «did you mean …?» have
/// another form then: what would have been meant is not in the record.
pub(crate) fn noted(code: &Code) -> String {
    let key = format!("noted_{}", code.as_str().replace('-', "_"));
    let sentence = i18n::text(&key);
    if sentence.is_empty() { say("finding", code) } else { sentence }
}

/// What was odd about the fields at an event.
pub(crate) fn findings_at(event: &Event) -> Option<String> {
    findings(csv::findings(event))
}

/// Words of the site in their quotation marks, about `most` characters of
/// them. The words keep to themselves: their direction and their line ends
/// cannot touch what stands around them.
pub(crate) fn quote(text: &str, most: usize) -> Vec<Piece> {
    let said = |words: &str| piece("bdi").class("said").text(words);
    let mark = |key| piece("span").text(i18n::text(key));
    match shorten(text, most) {
        None => vec![mark("quote_open"), said(text), mark("quote_close")],
        Some(beginning) => vec![mark("quote_open"), said(beginning), mark("quote_more").class("goes-on"), mark("quote_close")],
    }
}

/// A round icon. It never stands alone: a word or a sentence says the same.
pub(crate) fn icon(look: Look) -> Piece {
    let path = match look {
        Look::Certain => "M8 4v4.6M8 11.4v.2",
        Look::Attempt => "M4.2 8h7.2M8.2 4.8 11.4 8l-3.2 3.2",
        Look::Info => "M8 7.4v4.2M8 4.4v.2",
        Look::Done => "m4.6 8.4 2.4 2.4 4.4-5.2",
        Look::Waits => "M8 4.4V8l2.4 1.6",
    };
    let lines = piece("path").attr("d", path);
    let drawing = piece("svg").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").with(lines);
    piece("span").class(&format!("icon {}", look.class())).with(drawing)
}

/// The families of look.md: colour, ground and line go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Certain,
    Attempt,
    Info,
    Done,
    Waits,
}

impl Look {
    /// Its class in css/base.css.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Attempt => "likely",
            Self::Info | Self::Waits => "info",
            Self::Done => "done",
        }
    }
}
