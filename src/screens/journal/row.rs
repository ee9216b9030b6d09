//! One row of the list: when, what, and why it matters.

use crate::journal::event::{Fact, Outcome, SiteMessage};
use crate::report::Wording;
use crate::report::time::Local;
use crate::report::{Record, record::Line, shorten::shorten, telling};
use crate::screens::dom::{Piece, button, piece};
use crate::screens::sentences::{icon, quote};

/// About this many characters of a message are shown at first.
const QUOTED: usize = 300;

/// What a row was made of besides its event, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Made {
    line: Line,
    outcome: Option<Option<Outcome>>,
}

impl Made {
    /// What the row at this position would be made of now.
    pub(super) fn of(record: &Record, position: usize) -> Self {
        Self { line: record.lines.get(position).copied().unwrap_or_default(), outcome: record.outcome(position) }
    }
}

/// The row for the event at this position.
pub(super) fn row(record: &Record, position: usize, words: &Wording<'_>) -> Piece {
    let event = &record.events[position];
    let id = event.id.as_str();
    let told = telling::tell(record, position, words);
    let local = Local::new(event.at, event.zone);
    let when = piece("time").class("when").attr("datetime", local.iso()).text(words.second(local));
    let word = words.text(&format!("word_{}", told.kind.name()));
    let mark = piece("span").class("mark").with(icon(told.look)).with(piece("span").class("word").text(word));
    let title = piece("p").class("title").attr("id", format!("title-{id}"));
    let title = match &told.title {
        telling::Title::Sentence(sentence) => title.with(piece("span").text(sentence)),
        telling::Title::Quote(said) => title.with_all(quote(said, QUOTED)),
    };
    let title = title.with_all(told.result.map(|result| piece("span").class("result").text(result)));
    let more = (!told.more.is_empty()).then(|| piece("p").class("small").text(told.more.join(&words.text("list_dot"))));
    let shortened = if let Fact::SiteMessage(message) = &event.fact { shortened(message, words) } else { None };
    let what = piece("div").class("what").with(title).with_all(more).with_all(shortened);
    let open = button("plain open", "row_open")
        .attr("data-do", "open")
        .attr("aria-expanded", "false")
        .attr("aria-controls", format!("stored-{id}"))
        .attr("aria-describedby", format!("title-{id}"));
    let acts = record.outcome(position).map(|outcome| acts(id, outcome));
    let stored = piece("pre").class("stored").attr("id", format!("stored-{id}")).attr("hidden", "");
    piece("li").class("event").attr("data-id", id).with(when).with(mark).with(what).with(open).with_all(acts).with(stored)
}

/// What the person may do about an attempt, shown when its row is open.
fn acts(id: &str, outcome: Option<Outcome>) -> Piece {
    let act = |name: &'static str, key: &str| button("", key).attr("data-do", name).attr("aria-describedby", format!("title-{id}"));
    let correct = if outcome == Some(Outcome::In) { act("was-refused", "row_was_refused") } else { act("was-in", "row_was_in") };
    piece("p").class("acts").attr("hidden", "").with(correct).with(act("erase", "row_erase"))
}

fn shortened(message: &SiteMessage, words: &Wording<'_>) -> Option<Piece> {
    shorten(&message.text, QUOTED)?;
    let count = message.cut.map_or_else(|| message.text.chars().count(), |n| n as usize);
    let note = piece("span").text(words.with("row_shortened", &[&count.to_string()]));
    Some(piece("p").class("small shortened").with(note).with(button("plain", "row_whole").attr("data-do", "whole")))
}
