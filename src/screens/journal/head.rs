//! The headline, what is behind it, and three facts.

use crate::screens::action::{NoticeAction, selector};
use std::rc::Rc;

use gloo_utils::document;

use super::{Journal, save};
use crate::report::figures::Words;
use crate::report::time::Local;
use crate::report::{Figures, file_name, outline};
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece, replace, show, update};
use crate::screens::sentences::{Look, headline, icon, quote, wording};
use crate::screens::{Error, Result, dates};
use crate::webext::i18n::{text, text_with};

/// About this many characters of the commonest message stand in its fact.
const QUOTED: usize = 80;

/// Shows them.
pub(super) fn render(figures: &Figures, unreadable: usize, lost: u32) -> Result<()> {
    update(&by_id("headline")?, &[headline(&outline::headline(figures, &wording()))])?;
    let facts = by_id("facts")?;
    show(&facts, figures.attempts > 0);
    update(&facts, &[failures(figures), said(figures.said.first()), success(figures)])?;
    show(&by_id("empty")?, figures.begin.is_none());
    let mut notices = Vec::new();
    if unreadable > 0 {
        let save = button("second", "unreadable_save").does(NoticeAction::SaveUnreadable);
        notices.push(notice(text_with("unreadable_count", &[&unreadable.to_string()])).with(piece("p").class("acts").with(save)));
    }
    notices.extend((lost > 0).then(|| notice(text_with("lost_count", &[&lost.to_string()]))));
    update(&by_id("notices")?, &notices)
}

/// Makes the way to what cannot be read work: word for word, as it stands in the storage.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let journal = journal.clone();
    on(&by_id("notices")?, "click", move |event| {
        if clicked(event, &selector(NoticeAction::SaveUnreadable)).is_none() {
            return;
        }
        let mut contents = journal.record.borrow().unreadable.join("\n");
        contents.push('\n');
        let said = match save::save_text(file_name(dates::here(), "unreadable.txt"), &contents) {
            Ok(name) => text_with("saved", &[&name]),
            Err(error) => format!("{} {}", text("not_saved"), error.why()),
        };
        // The button stands beside it.
        let _ = by_id("notices-said").map(|place| place.set_text_content(Some(&said)));
    });
    Ok(())
}

/// The record could not be read at all.
pub(super) fn failed(error: &Error) {
    let why = piece("p").class("small").text(error.why());
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

fn failures(figures: &Figures) -> Piece {
    let since = figures.since.map(|since| text_with("fact_record_from", &[&wording().minute(since)]));
    let all = text_with("fact_failures_of", &[&figures.attempts.to_string()]);
    let number = piece("span").class("number").text(figures.failed.to_string());
    let note = since.into_iter().chain([all]).collect::<Vec<_>>().join(&text("list_dot"));
    fact("fact_failures", piece("dd").with(number).text(text("fact_failures_unit"))).with(piece("dd").class("small").text(note))
}

fn said(said: Option<&Words>) -> Piece {
    match said {
        Some(said) => fact("fact_said", piece("dd").class("strong").with_all(quote(&said.text, QUOTED)))
            .with(piece("dd").class("small").text(outline::said(said, &wording()))),
        None => fact("fact_said", piece("dd").class("strong").text(text("fact_said_none"))),
    }
}

fn success(figures: &Figures) -> Piece {
    let time = |at: Local| wording().minute(at);
    let begin = figures.begin.map(|at| piece("dd").class("small").text(text_with("fact_begin", &[&time(at)])));
    let at = outline::last_success(figures, &wording());
    fact("fact_success", piece("dd").class("strong").text(at)).with_all(begin)
}

fn fact(key: &str, value: Piece) -> Piece {
    piece("div").class("card fact").with(piece("dt").text(text(key))).with(value)
}
