//! The headline, what is behind it, and three facts.

use gloo_utils::document;

use crate::journal::summary::Said;
use crate::report::Record;
use crate::screens::dates;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::screens::sentences::{Look, icon, outcome, quote};
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, ApiError};

/// About this many characters of the commonest message stand in its fact.
const QUOTED: usize = 80;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Shows them.
pub(super) fn show(record: &Record, lost: u32) -> Answer<()> {
    by_id("headline")?.set_text_content(Some(&headline(record)));
    replace(&by_id("facts")?, &[failures(record), said(record.most_said.as_ref()), success(record)])?;
    let counts = [("unreadable_count", record.unreadable.len()), ("lost_count", lost as usize)];
    let notices: Vec<Piece> = counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| notice(text_with(key, &[&n.to_string()]))).collect();
    replace(&by_id("notices")?, &notices)
}

/// The record could not be read at all.
pub(super) fn failed(error: &ApiError) {
    let why = piece("p").class("small").text(text_with("said_by_browser", &[&error.0]));
    // Nothing is left to show it in if this fails too.
    let _ = by_id("notices").and_then(|place| {
        by_id("headline")?.set_text_content(Some(&text("journal_unreadable")));
        by_id("record")?.set_attribute("aria-busy", "false")?;
        replace(&place, &[notice(text("journal_unreadable_next")).with(why)])
    });
}

/// The background did not answer; the record is shown nevertheless.
pub(super) fn not_folded() {
    if let Ok(Some(place)) = document().query_selector("#background-notice") {
        // Nothing is left to show it in if this fails.
        let _ = replace(&place, &[notice(text("journal_not_folded"))]);
    }
}

fn notice(sentence: String) -> Piece {
    let line = piece("p").class("sentence").with(icon(Look::Info)).with(piece("span").text(sentence));
    piece("div").class("notice info").with(line)
}

fn headline(record: &Record) -> String {
    let summary = &record.summary;
    match (summary.failed, summary.attempts) {
        (0, 0) if record.events.is_empty() => text("headline_empty"),
        (0, 0) => text("headline_no_attempt"),
        (0, _) if summary.last_outcome == Some(crate::journal::event::Outcome::In) => {
            text_with("headline_in", &[&summary.last_success.map(dates::minute).unwrap_or_default()])
        }
        (0, _) => {
            text_with("headline_other", &[&summary.last_attempt.map(dates::minute).unwrap_or_default(), &outcome(summary.last_outcome)])
        }
        (failed, _) => {
            let since = summary.failing_since.map(dates::minute).unwrap_or_default();
            match &record.most_said {
                Some(said) if said.times > 1 => text_with("headline_failing_same", &[&since, &failed.to_string(), &said.times.to_string()]),
                _ => text_with("headline_failing", &[&since, &failed.to_string()]),
            }
        }
    }
}

fn failures(record: &Record) -> Piece {
    let summary = &record.summary;
    let days = summary.failing_since.map(|since| (dates::now() - since).max(0) / DAY + 1);
    let note = match days {
        Some(days) if summary.failed > 0 => text_with("fact_failures_days", &[&days.to_string(), &summary.attempts.to_string()]),
        _ => text_with("fact_failures_of", &[&summary.attempts.to_string()]),
    };
    let number = piece("span").class("number").text(summary.failed.to_string());
    fact("fact_failures", piece("dd").with(number).text(text("fact_failures_unit"))).with(piece("dd").class("small").text(note))
}

fn said(said: Option<&Said>) -> Piece {
    match said {
        Some(said) => fact("fact_said", piece("dd").class("strong").with_all(quote(&said.text, QUOTED)))
            .with(piece("dd").class("small").text(text_with("fact_said_times", &[&said.times.to_string(), &dates::minute(said.at)]))),
        None => fact("fact_said", piece("dd").class("strong").text(text("fact_said_none"))),
    }
}

fn success(record: &Record) -> Piece {
    let begin = record.events.first().map(|e| piece("dd").class("small").text(text_with("fact_begin", &[&dates::minute(e.at)])));
    let at = record.summary.last_success.map_or_else(|| text("fact_success_none"), dates::minute);
    fact("fact_success", piece("dd").class("strong").text(at)).with_all(begin)
}

fn fact(key: &str, value: Piece) -> Piece {
    piece("div").class("card fact").with(piece("dt").text(text(key))).with(value)
}
