//! Sentences for what the record holds. The key follows from the name under
//! which a thing is stored, see [`crate::report::key`].

use std::cell::RefCell;
use std::collections::HashMap;

use super::dates;
use super::dom::{Piece, piece};
use crate::advice::Status;
use crate::journal::event::{OpenFinding, Outcome, TrialResult};
use crate::named::Named;
pub(crate) use crate::report::look::Look;
use crate::report::shorten::shorten;
use crate::report::{Wording, description, unbroken};
use crate::webext::i18n;

thread_local! {
    /// Sentences without a gap, as they were given: a long list asks for the same few again and again.
    static KNOWN: RefCell<HashMap<String, String>> = RefCell::default();
}

fn sentence(key: &str, with: &[&str]) -> String {
    if !with.is_empty() {
        return i18n::text_with(key, with);
    }
    if let Some(known) = KNOWN.with_borrow(|known| known.get(key).cloned()) {
        return known;
    }
    let sentence = i18n::text(key);
    KNOWN.with_borrow_mut(|known| known.insert(key.to_owned(), sentence.clone()));
    sentence
}

/// The words of this browser's language, at this moment.
pub(crate) fn wording() -> Wording<'static> {
    Wording::new(&sentence, dates::here())
}

/// The sentence for a variant; its bare name where the sentence is missing.
pub(crate) fn say<T: Named>(of: &str, variant: &T) -> String {
    wording().say(of, variant)
}

/// How a remedy stands: how that looks, and in words.
pub(crate) fn status(status: Status) -> (Option<Look>, String) {
    match status {
        Status::Untried => (None, i18n::text("step_not_tried")),
        Status::Asked => (Some(Look::Done), i18n::text("step_done")),
        Status::Open => (Some(Look::Waits), i18n::text("step_tried")),
        Status::Ended(result @ TrialResult::Solved) => (Some(Look::Done), say("trial", &result)),
        Status::Ended(result) => (Some(Look::Attempt), say("trial", &result)),
    }
}

/// How an attempt ended.
pub(crate) fn outcome(outcome: Option<Outcome>) -> String {
    wording().outcome(outcome)
}

/// What was odd about the fields, each kind once. `None`: nothing.
pub(crate) fn findings(findings: &[OpenFinding]) -> Option<String> {
    description::findings(findings, &wording())
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

/// A headline, with its words kept from being broken in two.
pub(crate) fn headline(sentence: &str) -> Piece {
    let parts = unbroken::pieces(sentence).into_iter();
    parts
        .fold(piece("span"), |line, (text, whole)| if whole { line.with(piece("span").class("whole").text(text)) } else { line.text(text) })
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

/// A card with its sentence; more is put behind it.
pub(crate) fn card(look: Look, sentence: String) -> Piece {
    let head = piece("h2").class("sentence").with(icon(look)).with(headline(&sentence));
    piece("div").class(&format!("notice {}", look.class())).with(head)
}

impl Look {
    /// Its class in css/base.css: the families of look.md, colour, ground and line together.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Attempt => "likely",
            Self::Info | Self::Waits => "info",
            Self::Done => "done",
        }
    }
}
