//! What the person may do about an entry, shown when its row is open.

use crate::screens::action::{RowAction, selector};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::{Journal, state, viewer};
use crate::journal::event::{Event, Fact, Note, Outcome};
use crate::protocol::record::{AddNote, CorrectOutcome, Erase};
use crate::report::Record;
use crate::screens::Result;
use crate::screens::dom::{Piece, button, by_id, piece, show};
use crate::webext::i18n::text;

/// The buttons for the entry at this position, the place for a note, and the
/// place for what came of them. Nothing for an entry that stands as it is.
pub(super) fn pieces(record: &Record, position: usize) -> Vec<Piece> {
    let event = &record.events[position];
    let id = event.id.as_str();
    let act = |action: RowAction, key: &str| button("", key).does(action).attr("aria-describedby", format!("title-{id}"));
    let acts = piece("p").class("acts").attr("hidden", "");
    let said = piece("p").class("row-said small").attr("role", "status");
    match (&event.fact, record.outcome(position)) {
        (Fact::Attempt(_), Some(outcome)) => {
            let correct = if outcome == Some(Outcome::In) {
                act(RowAction::WasRefused, "row_was_refused")
            } else {
                act(RowAction::WasIn, "row_was_in")
            };
            let about = act(RowAction::About, "row_note").attr("aria-expanded", "false").attr("aria-controls", format!("about-{id}"));
            vec![acts.with(about).with(correct).with(act(RowAction::Erase, "row_erase")), note(id), said]
        }
        (Fact::Picture(_), _) => vec![acts.with(act(RowAction::Erase, "row_erase_picture")), said],
        (Fact::Note(_) | Fact::Elsewhere(_), _) => vec![acts.with(act(RowAction::Erase, "row_erase_told")), said],
        _ => Vec::new(),
    }
}

fn note(id: &str) -> Piece {
    let field = piece("textarea").attr("rows", "3").attr("maxlength", "2000");
    let label = piece("label").with(piece("span").text(text("note_label"))).with(field);
    let add = button("second", "note_add").does(RowAction::AddNote);
    piece("div").class("about").attr("id", format!("about-{id}")).attr("hidden", "").with(label).with(add)
}

/// Does what a button in a row is for, but for what a row does by itself.
pub(super) fn act(journal: &Rc<Journal>, action: RowAction, row: &Element, event: &Event) -> Result<()> {
    let correct = |outcome| state::send_from(journal, CorrectOutcome { attempt: event.id.clone(), outcome }, "corrected", say_in(row));
    match action {
        RowAction::WasIn => correct(Outcome::In),
        RowAction::WasRefused => correct(Outcome::Refused),
        RowAction::Erase => {
            state::send(journal, Erase(Some(event.id.clone())), "erased");
            // The way back stands at the top.
            by_id("state-notices")?.scroll_into_view();
        }
        RowAction::About => {
            let opened = row.query_selector(".about[hidden]")?.is_some();
            set_noting(row, opened)?;
            if let Some(field) = row.query_selector(".about textarea")?.filter(|_| opened) {
                field.unchecked_into::<HtmlElement>().focus()?;
            }
        }
        RowAction::AddNote => add_note(journal, row, event)?,
        RowAction::Picture => {
            if let Fact::Picture(picture) = &event.fact {
                viewer::open(event, picture)?;
            }
        }
        // What the row does by itself.
        RowAction::Open | RowAction::Whole => {}
    }
    Ok(())
}

/// Shows the buttons with their row, or hides them. The place for a note waits for its button.
pub(super) fn set_shown(row: &Element, shown: bool) -> Result<()> {
    if let Some(acts) = row.query_selector(".acts")? {
        show(&acts, shown);
    }
    set_noting(row, false)
}

/// Opens or closes the place for a note.
fn set_noting(row: &Element, open: bool) -> Result<()> {
    if let (Some(about), Some(button)) = (row.query_selector(".about")?, row.query_selector(&selector(RowAction::About))?) {
        show(&about, open);
        button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
    }
    Ok(())
}

fn add_note(journal: &Rc<Journal>, row: &Element, event: &Event) -> Result<()> {
    let Some(field) = row.query_selector(".about textarea")?.and_then(|f| f.dyn_into::<HtmlTextAreaElement>().ok()) else { return Ok(()) };
    let words = field.value();
    if words.trim().is_empty() {
        say_in(row)(&text("note_empty"));
        return Ok(());
    }
    let (told, place) = (say_in(row), row.clone());
    state::send_from(journal, AddNote(Note { text: words.clone(), about: Some(event.id.clone()) }), "note_added", move |said| {
        told(said);
        // Not added, it still stands there to be added once more; changed meanwhile, too.
        if said == text("note_added") && field.value() == words {
            field.set_value("");
            let _ = set_noting(&place, false);
        }
    });
    Ok(())
}

/// Says what came of it in the row itself, which may have been made anew by then.
fn say_in(row: &Element) -> impl Fn(&str) + use<> {
    let place = row.query_selector(".row-said").ok().flatten();
    move |said: &str| {
        if let Some(place) = &place {
            place.set_text_content(Some(said));
        }
    }
}

/// A row was made anew while it was open: what the person wrote and was told goes over to it.
pub(super) fn carry_over(before: &Element, now: &Element) -> Result<()> {
    let noting = before.query_selector(".about:not([hidden])")?.is_some();
    for part in [".about", ".row-said"] {
        if let (Some(old), Some(new)) = (before.query_selector(part)?, now.query_selector(part)?) {
            new.replace_with_with_node_1(&old)?;
        }
    }
    set_noting(now, noting)
}
