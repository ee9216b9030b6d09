//! How it stands, in one sentence.

use super::{Popup, clear};
use crate::journal::event::Outcome;
use crate::journal::summary::Summary;
use crate::screens::dom::{Piece, by_id, piece, replace, update};
use crate::screens::sentences::{Look, card, findings, outcome, quote};
use crate::screens::{Error, Result, dates, due};
use crate::webext::i18n::{text, text_with};

/// About this many characters of the last message are shown; the journal has them all.
const QUOTED: usize = 120;

/// Shows how it stands.
pub(super) fn render(popup: &Popup, summary: Summary) {
    // Shown again, it would be read aloud again.
    if popup.summary.borrow().as_ref() != Some(&summary) {
        popup.summary.replace(Some(summary.clone()));
        let shown = replace_all(&summary).and_then(|()| clear::remember(popup, &summary));
        if let Err(error) = shown {
            failed(&error);
        }
    }
}

/// The record could not be asked.
pub(super) fn failed(error: &Error) {
    let card = card(Look::Attempt, text("state_unreadable"))
        .with(piece("p").text(text("state_unreadable_next")))
        .with(piece("p").class("small").text(error.why()));
    // Nothing is left to show it in if this fails too.
    let _ = by_id("state").and_then(|place| replace(&place, &[card]));
}

fn replace_all(summary: &Summary) -> Result<()> {
    let card = if summary.failed > 0 { failing(summary) } else { otherwise(summary) };
    let unreadable =
        (summary.unreadable > 0).then(|| piece("p").class("small").text(text_with("unreadable_count", &[&summary.unreadable.to_string()])));
    update(&by_id("due")?, &due::notices(&summary.reminders))?;
    update(&by_id("state")?, &[card.with_all(unreadable)])
}

fn failing(summary: &Summary) -> Piece {
    let since = summary.failing_since.map(dates::day).unwrap_or_default();
    let said = summary.last_message.as_ref().map(|said| {
        let times = (said.times > 1).then(|| text_with("said_times", &[&said.times.to_string()]));
        let when = piece("span").class("when").text(dates::minute(said.at)).text(times.unwrap_or_default());
        piece("p").with(piece("span").text(text("state_last_message"))).with_all(quote(&said.text, QUOTED)).with(when)
    });
    let waits = summary.last_outcome.is_none().then(|| piece("p").text(text("state_waiting")));
    let found = findings(&summary.last_findings).map(|names| piece("p").text(text_with("at_that_time", &[&names])));
    card(Look::Certain, text_with("state_failing", &[&since, &summary.failed.to_string()])).with_all(said).with_all(found).with_all(waits)
}

fn otherwise(summary: &Summary) -> Piece {
    let at = summary.last_attempt.map(dates::minute).unwrap_or_default();
    match summary.last_outcome {
        _ if summary.attempts == 0 => card(Look::Info, text("state_empty")).with(piece("p").text(text("state_empty_next"))),
        None => card(Look::Waits, text("state_waiting")),
        Some(Outcome::In) => {
            let at = summary.last_success.map_or(at, dates::minute);
            card(Look::Done, text_with("state_in", &[&at]))
        }
        ended => {
            let success = summary.last_success.map(|at| piece("p").text(text_with("state_last_success", &[&dates::minute(at)])));
            card(Look::Info, text_with("state_other", &[&at, &outcome(ended)])).with_all(success)
        }
    }
}
