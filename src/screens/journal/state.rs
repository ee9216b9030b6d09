//! How the record is kept, and what the person may want to do about it: a
//! storage that fails, what will go soon, an erasure that can be taken back,
//! and the one question about the time before the record.

use crate::screens::action::{NoticeAction, selector};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::{Journal, gather, head};
use crate::journal::Event;
use crate::journal::summary::{StorageHealth, Summary};
use crate::protocol::Request;
use crate::protocol::record::{ReadHeld, ReadSummary, UndoErase};
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece, update};
use crate::screens::sentences::{Look, icon, say};
use crate::screens::{Error, Result, dates, due};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// Makes the way back from an erasure work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let reminded = journal.clone();
    due::bind(&by_id("due")?, move || look(&reminded));
    let journal = journal.clone();
    on(&by_id("state-notices")?, "click", move |event| {
        if clicked(event, &selector(NoticeAction::Undo)).is_some() {
            send(&journal, UndoErase, "undone");
        }
    });
    Ok(())
}

/// Asks how the record is kept, and shows it. The record can be shown before that, and without it.
pub(super) fn look(journal: &Rc<Journal>) {
    let journal = journal.clone();
    spawn_local(async move {
        match runtime::request(&ReadSummary).await {
            Ok(summary) => told(&journal, summary).await,
            Err(_) => head::not_folded(),
        }
    });
}

/// Asks for a change of the record, and says what came of it: the sentence
/// under `key`, or that it could not be done.
pub(super) fn send(journal: &Rc<Journal>, request: impl Request<Answer = Summary> + 'static, key: &'static str) {
    send_from(journal, request, key, say_below);
}

/// As [`send`]; `say` tells what came of it where the person is looking.
pub(super) fn send_from(
    journal: &Rc<Journal>,
    request: impl Request<Answer = Summary> + 'static,
    key: &'static str,
    say: impl Fn(&str) + 'static,
) {
    let journal = journal.clone();
    spawn_local(async move {
        let said = match runtime::request(&request).await {
            Ok(summary) => {
                told(&journal, summary).await;
                gather(&journal, 0);
                text(key)
            }
            Err(failure) => Error::from(failure).not_done(),
        };
        say(&said);
    });
}

/// Says what came of something that the person did to the record.
pub(super) fn say_below(sentence: &str) {
    if let Ok(status) = by_id("tidy-status") {
        status.set_text_content(Some(sentence));
    }
}

async fn told(journal: &Rc<Journal>, summary: Summary) {
    // What is only in memory belongs to the record as well.
    let held: Vec<String> = if summary.held > 0 { runtime::request(&ReadHeld).await.unwrap_or_default() } else { Vec::new() };
    journal.held.replace(held.iter().filter_map(|text| Event::from_json(text).ok()).collect());
    if summary.held > 0 {
        gather(journal, 0);
    }
    // Only elements that stand in the page's own HTML are changed.
    let _ = render(journal, &summary);
}

fn render(journal: &Rc<Journal>, summary: &Summary) -> Result<()> {
    let mut notices = Vec::new();
    if let Some(left) = summary.undo_until.map(|until| until - dates::now()).filter(|left| *left > 0) {
        let back = button("second", "undo").does(NoticeAction::Undo);
        notices.push(notice(Look::Done, text("erased_for_now")).with(back));
        let later = journal.clone();
        // A little later than the last moment: asked then, it is gone for good.
        let after = u32::try_from(left).unwrap_or_default().saturating_add(300);
        Timeout::new(after, move || look(&later)).forget();
    }
    if summary.keeping != StorageHealth::Well {
        notices.push(notice(Look::Attempt, say("keeping", &summary.keeping)));
    }
    if let Some(expiring) = &summary.expiring {
        notices.push(notice(Look::Info, text_with("expiring", &[&dates::day(expiring.on), &expiring.events.to_string()])));
    }
    update(&by_id("due")?, &due::notices(&summary.reminders))?;
    update(&by_id("state-notices")?, &notices)
}

fn notice(look: Look, sentence: String) -> Piece {
    let line = piece("p").class("sentence").with(icon(look)).with(piece("span").text(sentence));
    piece("div").class(&format!("notice {}", look.class())).with(line)
}
