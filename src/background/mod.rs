//! Behind the pages: keeper of the journal, clearing, and what only the
//! background may do for a page. It is woken for one thing at a time and
//! holds nothing in memory that it would miss.

mod advise;
mod check;
mod clear;
mod clock;
mod erase;
mod held;
mod import;
mod inject;
mod keep;
mod keeper;
mod lock;
mod memory;
mod picture;
mod pointed;
mod preview;
mod reach;
mod record;
mod reload;
mod reminders;
mod renew;
mod sender;
mod settings;
mod site_data;
mod sums;
mod trying;
mod undo;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::asked::Asked;
use crate::message::{Message, Place};
use crate::opening::Opening;
use crate::pointing::Pointing;
use crate::request::Request;
use crate::trying::{Extent, Trying};
use crate::webext::{runtime, tabs};
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
    match (sender, message) {
        (Some(sender), Some(message)) if message.allowed_from(sender.place) => return answer(message, &sender).await,
        (Some(sender), None) => {
            if let Some(pointing) = Pointing::from_json(text).filter(|p| p.allowed_from(sender.place)) {
                return pointed::answer(pointing, &sender).await;
            }
            if let Some(opening) = Opening::from_json(text).filter(|o| o.allowed_from(sender.place)) {
                return open(opening, &sender).await;
            }
            if let Some(trying) = Trying::from_json(text).filter(|t| t.allowed_from(sender.place)) {
                return trying::answer(trying).await;
            }
            if let Some(request) = Request::from_json(text).filter(|_| sender.place == Place::Screen) {
                return record::answer(request).await;
            }
        }
        _ => {}
    }
    keeper::count_dropped().await;
    JsValue::NULL
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
            text(clear::clear(Extent::All, tab).await)
        }
        Message::Journal => text(open_journal("").await),
        Message::Lens(translated) => {
            let _ = inject::run(sender, if translated { "lens-translated.js" } else { "lens.js" }).await;
            JsValue::NULL
        }
        Message::LookAt(tab) => text(inject::lens(tab).await),
        Message::Remember(yes) => text(settings::remember(yes).await),
        Message::Hint(code, on) => text(settings::hint(code, on).await),
        Message::Pause(until) => text(settings::pause(until).await),
        Message::Forget(digest) => text(memory::forget(digest).await),
        Message::Hold(event) => {
            keeper::hold(&event).await;
            let _ = keeper::fold(&[], None).await;
            JsValue::NULL
        }
    }
}

async fn open(opening: Opening, sender: &Sender) -> JsValue {
    match opening {
        Opening::Help(translated) => {
            let _ = inject::run(sender, if translated { "reset-translated.js" } else { "reset.js" }).await;
            JsValue::NULL
        }
        Opening::View(view) => text(open_journal(&view.fragment()).await),
    }
}

/// The journal tab: the one that is open, else a new one. `fragment`: what it is to show there, or empty.
async fn open_journal(fragment: &str) -> Result<(), String> {
    let url = runtime::url("journal.html").map_err(|e| e.to_string())?;
    let open = tabs::query(&tabs::Filter { url: Some(vec![&url]), ..Default::default() }).await.unwrap_or_default();
    let there = format!("{url}{fragment}");
    let shown = match open.first().and_then(|t| t.id) {
        Some(id) => {
            // Only the fragment differs: the tab is told and not loaded anew.
            let told = if fragment.is_empty() { Ok(()) } else { tabs::navigate(id, &there).await };
            told.and(tabs::activate(id).await)
        }
        None => tabs::create(&there, true).await.map(|_| ()),
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
