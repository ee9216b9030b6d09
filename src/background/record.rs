//! Answers what a screen asks about the record.

use wasm_bindgen::JsValue;

use super::erase::Wish;
use super::{erase, held, import, keep, keeper, picture, text};
use crate::journal::event::{Elsewhere, Event, Fact, Note, Stated, Witness};
use crate::journal::summary::Summary;
use crate::journal::told;
use crate::request::Request;
use crate::webext::Answer;

/// Answers; [`Request`] says how.
pub(super) async fn answer(request: Request) -> JsValue {
    let done = match request {
        Request::Held => return text(Ok(held::all().iter().map(Event::to_json).collect::<Vec<_>>())),
        Request::TakePicture(tab) => return text(Ok(picture::take(tab).await)),
        Request::TakenPicture => return text(Ok(picture::fetch())),
        Request::KeepPicture(framed) => picture::keep(framed).await,
        Request::Import(file) => return text(import::import(file).await.map_err(|e| e.to_string())),
        Request::Correct(attempt, outcome) => keeper::write(Fact::Outcome(Stated { attempt, outcome, by: Witness::Person })).await,
        Request::Note(note) => match told::kept(&note.text) {
            Some(words) => keeper::write(Fact::Note(Note { text: words, ..note })).await,
            None => Ok(()),
        },
        Request::Elsewhere(elsewhere) => {
            let said = elsewhere.said.as_deref().and_then(told::kept);
            keeper::write(Fact::Elsewhere(Elsewhere { said, ..elsewhere })).await
        }
        Request::SelfReport(report) => keeper::write(Fact::SelfReport(report)).await,
        Request::Erase(attempt) => erase::erase(attempt.map_or(Wish::All, Wish::Attempt)).await,
        Request::UndoErase => erase::undo().await,
        Request::Retention(days) => keep::choose(days).await,
    };
    summed(done).await
}

/// The summary after a change, or why it could not be made.
async fn summed(done: Answer<()>) -> JsValue {
    text::<Summary>(match done {
        Ok(()) => Ok(keeper::summary().await),
        Err(error) => Err(error.to_string()),
    })
}
