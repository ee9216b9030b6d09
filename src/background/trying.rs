//! Answers what is asked about remedies.

use wasm_bindgen::JsValue;

use super::erase::{self, Wish};
use super::keeper::{self, now};
use super::{advise, check, clear, preview, reach, text, undo};
use crate::journal::EventId;
use crate::journal::event::Fact;
use crate::journal::kept;
use crate::trying::Trying;

/// Answers; [`Trying`] says how.
pub(super) async fn answer(trying: Trying) -> JsValue {
    match trying {
        Trying::Advice => text(advise::advice().await.map_err(|e| e.to_string())),
        Trying::Tried(trial) => text(write(Fact::Trial(trial)).await),
        Trying::Result(ended) => done(write(Fact::TrialResult(ended)).await),
        Trying::AddressTested(tested) => done(write(Fact::AddressTested(tested)).await),
        Trying::Reset(step) => done(write(Fact::Reset(step)).await),
        Trying::Preview => text(preview::preview().await),
        Trying::Clear(extent, tab) => text(clear::clear(extent, tab).await),
        Trying::Undoable => text(Ok(undo::undoable().await)),
        Trying::UndoCookies => text(Ok(undo::undo().await)),
        Trying::Ask => text(reach::ask().await),
        Trying::Check(tab) => text(check::check(tab).await),
        Trying::Remind(reminder) => text(write(Fact::Reminder(reminder)).await),
        Trying::Reminders => text(Ok(keeper::summary().await.reminders)),
        Trying::EndReminder(over) => done(write(Fact::ReminderEnded(over)).await),
        Trying::LetterSent(letter) => text(write(Fact::LetterSent(letter)).await),
        Trying::Reply(reply) => text(write(Fact::Reply(reply)).await),
        Trying::Terms(terms) => text(write(Fact::Terms(terms)).await),
        Trying::EraseOne(id) => text(erase::erase(Wish::Entry(id)).await.map_err(|e| e.to_string())),
    }
}

/// Writes a fact down if it has the shape that it must have, and gives the id of its event.
async fn write(fact: Fact) -> Result<EventId, String> {
    let event = keeper::event(now(), fact);
    kept::check(&event).map_err(|refused| refused.as_str().to_owned())?;
    let id = event.id.clone();
    keeper::keep(event).await.map_err(|e| e.to_string())?;
    Ok(id)
}

fn done(written: Result<EventId, String>) -> JsValue {
    text(written.map(drop))
}
