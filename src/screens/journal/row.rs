//! One row of the list: when, what, and why it matters.

use crate::journal::event::{Attempt, Event, Fact, Outcome, SiteMessage, Trigger};
use crate::report::csv::{address, page_key};
use crate::report::time::Local;
use crate::report::{Record, record::Line};
use crate::screens::dom::{Piece, button, piece};
use crate::screens::sentences::{self, Look, findings_at, icon, quote, say};
use crate::screens::{cleared, dates};
use crate::webext::i18n::{text, text_with};

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
pub(super) fn row(record: &Record, position: usize) -> Piece {
    let event = &record.events[position];
    let id = event.id.as_str();
    let told = told(record, position);
    let when = piece("time").class("when").attr("datetime", Local::new(event.at, event.zone).iso()).text(dates::second(event.at));
    let mark = piece("span").class("mark").with(icon(told.look)).with(piece("span").class("word").text(text(told.word)));
    let title = piece("p").class("title").attr("id", format!("title-{id}")).with_all(told.title);
    let more = (!told.more.is_empty()).then(|| piece("p").class("small").text(told.more.join(&text("list_dot"))));
    let what = piece("div").class("what").with(title).with_all(more).with_all(told.shortened);
    let open = button("plain open", "row_open")
        .attr("data-do", "open")
        .attr("aria-expanded", "false")
        .attr("aria-controls", format!("stored-{id}"))
        .attr("aria-describedby", format!("title-{id}"));
    let stored = piece("pre").class("stored").attr("id", format!("stored-{id}")).attr("hidden", "");
    piece("li").class("event").attr("data-id", id).with(when).with(mark).with(what).with(open).with(stored)
}

/// What a row says.
struct Told {
    look: Look,
    word: &'static str,
    title: Vec<Piece>,
    more: Vec<String>,
    shortened: Option<Piece>,
}

fn told(record: &Record, position: usize) -> Told {
    let event = &record.events[position];
    let plain = |look, word, title: String, more| Told { look, word, title: vec![piece("span").text(title)], more, shortened: None };
    match &event.fact {
        Fact::Attempt(attempt) => {
            let ended = record.outcome(position).flatten();
            let look = match ended {
                Some(Outcome::In) => Look::Done,
                None => Look::Waits,
                Some(_) => Look::Attempt,
            };
            let result = piece("span").class("result").text(text_with("row_result", &[&sentences::outcome(ended)]));
            let title = vec![piece("span").text(text("row_attempt")), result];
            Told { look, word: "word_login", title, more: about_attempt(event, attempt), shortened: None }
        }
        Fact::SiteMessage(message) => {
            let shortened = quote_is_short(message).then(|| {
                let count = message.cut.map_or_else(|| message.text.chars().count(), |n| n as usize);
                let note = piece("span").text(text_with("row_shortened", &[&count.to_string()]));
                piece("p").class("small shortened").with(note).with(button("plain", "row_whole").attr("data-do", "whole"))
            });
            let title = quote(&message.text, QUOTED);
            Told { look: Look::Certain, word: "word_said", title, more: about_message(record, position, message), shortened }
        }
        Fact::PageSeen(page) => {
            let look = if page.trouble.is_some() { Look::Attempt } else { Look::Info };
            let mut more = vec![address(&page.page)];
            more.extend(page.status.map(|s| text_with("row_status", &[&s.to_string()])));
            plain(look, "word_page", text(&page_key(page)), more)
        }
        Fact::Outcome(stated) => {
            let title = text_with("row_stated", &[&sentences::outcome(Some(stated.outcome))]);
            plain(Look::Info, "word_login", title, vec![say("stated_by", &stated.by)])
        }
        Fact::DataCleared(clearing) => plain(Look::Done, "word_remedy", text("row_cleared"), vec![cleared::line(clearing)]),
        Fact::Notice(_) | Fact::Picture(_) | Fact::Note(_) | Fact::SelfReport(_) | Fact::Elsewhere(_) | Fact::Erased(_) => {
            let line = crate::report::told::line(&event.fact, event.zone, &text).unwrap_or_default();
            plain(Look::Info, "word_beside", say("kind", &event.fact), vec![line])
        }
    }
}

fn quote_is_short(message: &SiteMessage) -> bool {
    crate::report::shorten::shorten(&message.text, QUOTED).is_some()
}

fn about_attempt(event: &Event, attempt: &Attempt) -> Vec<String> {
    let mut more: Vec<String> = findings_at(event).map(|names| text_with("at_that_time", &[&names])).into_iter().collect();
    more.extend(attempt.autofilled.then(|| text("row_autofilled")));
    more.extend(attempt.captcha.then(|| text("row_captcha")));
    more.push(address(&attempt.page));
    more
}

fn about_message(record: &Record, position: usize, message: &SiteMessage) -> Vec<String> {
    let line = record.lines.get(position).copied().unwrap_or_default();
    let attempt = line.attempt.and_then(|n| record.events.get(record.attempts.get(n)?.event));
    let after = match attempt.map(|event| &event.fact) {
        Some(Fact::Attempt(Attempt { trigger: Trigger::Enter, .. })) => "row_after_enter",
        Some(_) => "row_after_button",
        None => "row_after_nothing",
    };
    let mut more = vec![text(after)];
    more.extend(message.status.map(|s| text_with("row_status", &[&s.to_string()])));
    more.extend((line.times > 1).then(|| text_with("row_times", &[&line.times.to_string()])));
    more.extend(sentences::findings(&message.findings).map(|names| text_with("at_that_time", &[&names])));
    more
}
