//! One row of the list: when, what, and why it matters.

use crate::screens::action::RowAction;
use std::collections::HashSet;

use super::{acts, thumbs};
use crate::journal::event::{EventId, Fact, Outcome, SiteMessage};
use crate::named::Named;
use crate::report::record::Line;
use crate::report::shorten::shorten;
use crate::report::time::Local;
use crate::report::{Record, Wording, description, key};
use crate::screens::dom::{Piece, button, piece};
use crate::screens::sentences::{icon, quote};
use crate::site::messages::meaning;

/// About this many characters of a message are shown at first.
const QUOTED: usize = 300;

/// What a row was made of besides its event, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowState {
    line: Line,
    outcome: Option<Option<Outcome>>,
    /// Its picture is there.
    pub(super) pictured: bool,
}

impl RowState {
    /// What the row at this position would be made of now.
    pub(super) fn of(record: &Record, position: usize, pictures: &HashSet<EventId>) -> Self {
        let pictured = pictures.contains(&record.events[position].id);
        Self { line: record.lines.get(position).copied().unwrap_or_default(), outcome: record.outcome(position), pictured }
    }
}

/// The row for the event at this position.
pub(super) fn row(record: &Record, position: usize, made: RowState, words: &Wording<'_>) -> Piece {
    let event = &record.events[position];
    let id = event.id.as_str();
    let told = description::tell(record, position, words);
    let local = Local::new(event.at, event.zone);
    let when = piece("time").class("when").attr("datetime", local.iso()).text(words.second(local));
    let word = words.text(&format!("word_{}", told.kind.name()));
    let mark = piece("span").class("mark").with(icon(told.look)).with(piece("span").class("word").text(word));
    let title = piece("p").class("title").attr("id", format!("title-{id}"));
    let title = match &told.title {
        description::Title::Sentence(sentence) => title.with(piece("span").text(sentence)),
        description::Title::Quote(said) => title.with_all(quote(said, QUOTED)),
    };
    let title = title.with_all(told.result.map(|result| piece("span").class("result").text(result)));
    let meant = match &event.fact {
        Fact::SiteMessage(message) => {
            meaning(&message.text).map(|meant| piece("span").attr("data-meaning", meant.name()).text(words.text(&key("meaning", &meant))))
        }
        _ => None,
    };
    let dot = words.text("list_dot");
    let more = (!told.more.is_empty() || meant.is_some()).then(|| {
        let line = piece("p").class("small").text(told.more.join(&dot));
        let between = if told.more.is_empty() || meant.is_none() { String::new() } else { dot.clone() };
        line.text(between).with_all(meant)
    });
    let shortened = if let Fact::SiteMessage(message) = &event.fact { shortened(message, words) } else { None };
    let picture = match &event.fact {
        Fact::Picture(picture) => Some(thumbs::piece_of(event, picture, made.pictured, words)),
        _ => None,
    };
    let what = piece("div").class("what").with(title).with_all(more).with_all(shortened).with_all(picture);
    let open = button("plain open", "row_open")
        .does(RowAction::Open)
        .attr("aria-expanded", "false")
        .attr("aria-controls", format!("stored-{id}"))
        .attr("aria-describedby", format!("title-{id}"));
    let stored = piece("pre").class("stored").attr("id", format!("stored-{id}")).attr("hidden", "");
    let acts = acts::pieces(record, position);
    piece("li").class("event").attr("data-id", id).with(when).with(mark).with(what).with(open).with_all(acts).with(stored)
}

fn shortened(message: &SiteMessage, words: &Wording<'_>) -> Option<Piece> {
    shorten(&message.text, QUOTED)?;
    let count = message.cut.map_or_else(|| message.text.chars().count(), |n| n as usize);
    let note = piece("span").text(words.with("row_shortened", &[&count.to_string()]));
    Some(piece("p").class("small shortened").with(note).with(button("plain", "row_whole").does(RowAction::Whole)))
}
