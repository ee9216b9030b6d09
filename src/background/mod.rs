//! Behind the pages: keeper of the journal, clearing, and what only the
//! background may do for a page. It is woken for one thing at a time and
//! holds nothing in memory that it would miss.

mod clear;
mod clock;
mod erase;
mod held;
mod import;
mod inject;
mod keep;
mod keeper;
mod lock;
mod reload;
mod sender;
mod site_data;
mod sums;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::journal::event::{Elsewhere, Fact, Note, Stated, Witness};
use crate::journal::summary::Summary;
use crate::journal::{Event, told};
use crate::message::{Message, Place};
use crate::webext::{Answer, runtime, tabs};
use sender::Sender;

/// Runs once when the module is started.
pub fn start() {
    console_error_panic_hook::set_once();
    spawn_local(clock::wake());
}

/// Answers one message; [`Message`] says how. What is not understood or not
/// allowed is dropped and counted.
pub async fn on_message(text: &str, sender: &JsValue) -> JsValue {
    let sender = Sender::read(sender);
    let message = Message::from_json(text).ok();
    let allowed = match (&sender, &message) {
        (Some(sender), Some(message)) => message.allowed_from(sender.place),
        _ => false,
    };
    let (Some(sender), Some(message), true) = (sender, message, allowed) else {
        keeper::count_dropped().await;
        return JsValue::NULL;
    };
    answer(message, &sender).await
}

async fn answer(message: Message, sender: &Sender) -> JsValue {
    let tab = sender.tab.map_or(JsValue::NULL, JsValue::from);
    match message {
        Message::Hello => {
            // The message about an attempt dies with its page when the background sleeps: what it
            // left behind is folded now, and the page does not wait for that.
            spawn_local(async {
                let _ = keeper::fold(&[], None).await;
            });
            tab
        }
        Message::Written(ids) => {
            // An event that cannot be folded now stays under its own key, and is with the next wake.
            let _ = keeper::fold(&ids, sender.tab).await;
            tab
        }
        Message::Translate => {
            let _ = inject::run(sender, "content-translated.js").await;
            JsValue::NULL
        }
        Message::Panel(translated) => {
            let _ = keeper::fold(&[], None).await;
            let _ = inject::run(sender, if translated { "panel-translated.js" } else { "panel.js" }).await;
            JsValue::NULL
        }
        Message::Summary => text(Ok(keeper::summary().await)),
        Message::Clear(tab) => {
            // The panel clears for its own page; only a screen may name another tab.
            let tab = if sender.place == Place::Page { sender.tab } else { tab };
            text(clear::clear(tab).await)
        }
        Message::Journal => text(open_journal().await),
        Message::Hold(texts) => {
            keeper::hold(&texts);
            let _ = keeper::fold(&[], None).await;
            JsValue::NULL
        }
        Message::Held => text(Ok(held::all().iter().map(Event::to_json).collect::<Vec<_>>())),
        Message::Correct(attempt, outcome) => {
            wrote(keeper::write(Fact::Outcome(Stated { attempt, outcome, by: Witness::Person })).await).await
        }
        Message::Note(note) => match told::kept(&note.text) {
            Some(words) => wrote(keeper::write(Fact::Note(Note { text: words, ..note })).await).await,
            None => wrote(Ok(())).await,
        },
        Message::Elsewhere(elsewhere) => {
            let said = elsewhere.said.as_deref().and_then(told::kept);
            wrote(keeper::write(Fact::Elsewhere(Elsewhere { said, ..elsewhere })).await).await
        }
        Message::SelfReport(report) => wrote(keeper::write(Fact::SelfReport(report)).await).await,
        Message::Erase(attempt) => wrote(erase::erase(attempt).await).await,
        Message::UndoErase => wrote(erase::undo().await).await,
        Message::Retention(days) => wrote(keep::choose(days).await).await,
        Message::Import(file) => text(import::import(file).await.map_err(|e| e.to_string())),
    }
}

/// The summary after a change, or why it could not be made.
async fn wrote(done: Answer<()>) -> JsValue {
    text::<Summary>(match done {
        Ok(()) => Ok(keeper::summary().await),
        Err(error) => Err(error.to_string()),
    })
}

/// The journal tab: the one that is open, else a new one.
async fn open_journal() -> Result<(), String> {
    let url = runtime::url("journal.html").map_err(|e| e.to_string())?;
    let open = tabs::query(&tabs::Filter { url: Some(vec![&url]), ..Default::default() }).await.unwrap_or_default();
    let shown = match open.first().and_then(|t| t.id) {
        Some(id) => tabs::activate(id).await,
        None => tabs::create(&url, true).await.map(|_| ()),
    };
    shown.map_err(|e| e.to_string())
}

/// The JSON of an answer, or of what went wrong.
fn text<T: serde::Serialize>(answer: Result<T, String>) -> JsValue {
    let text = match answer {
        Ok(value) => serde_json::to_string(&value),
        Err(error) => serde_json::to_string(&std::collections::BTreeMap::from([("error", error)])),
    };
    text.unwrap_or_default().into()
}

/// The browser was started, or the extension installed or updated: tabs that
/// are open on the site already get their content script now.
pub async fn on_start(installed: bool) {
    // Firefox forgets its alarms when it is closed.
    clock::rang().await;
    if installed {
        inject::start_everywhere().await;
    }
}

/// An alarm went off. Which one is no matter: everything that is due is done.
pub async fn on_alarm() {
    clock::rang().await;
}
