//! The settings: a section of its own. The storage tells when something was
//! set, here or elsewhere, and what is shown follows it.

mod hints;
mod memory;
mod pointed;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::inspect::Code;
use crate::journal::memory::REMEMBERED;
use crate::journal::pointed::POINTED;
use crate::journal::settings::{KEY, Settings};
use crate::message::Message;
use crate::screens::ask::ask;
use crate::screens::dom::{by_id, clicked, on, replace};
use crate::webext::i18n::text;
use crate::webext::{Answer, changes, storage};

/// Shows the settings and makes them work.
pub(super) async fn wire() -> Answer<()> {
    on(&by_id("hint-kinds")?, "change", |event| {
        let Some(kind) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        let code = Code::ALL.iter().find(|code| code.as_str() == kind.value());
        if let Some(code) = code {
            set(Message::Hint(*code, kind.checked()), None);
        }
    });
    on(&by_id("memory")?, "click", |event| {
        let Some(button) = clicked(event, "[data-set]") else { return };
        let name = button.get_attribute("data-set").unwrap_or_default();
        let digest = button.get_attribute("data-digest");
        match (name.as_str(), digest) {
            ("remember", _) => set(Message::Remember(true), Some("[data-set=remember]")),
            ("remember-not", _) => set(Message::Remember(false), Some("[data-set=remember-not]")),
            ("forget", Some(digest)) => set(Message::Forget(digest), Some("#memory-title")),
            _ => {}
        }
    });
    on(&by_id("pointed")?, "click", |event| {
        if let Some(forgotten) = pointed::forget(event) {
            settle(forgotten, Some("#pointed-title"));
        }
    });
    changes::watch(|keys| {
        if keys.iter().any(|key| key == KEY || key == REMEMBERED || key.starts_with(POINTED)) {
            spawn_local(async {
                // What cannot be read now is shown as it was.
                let _ = show().await;
            });
        }
    })?;
    show().await
}

/// Sends a change to the background, which writes it. `then`: where the focus
/// goes, if what had it is gone.
fn set(message: Message, then: Option<&'static str>) {
    settle(async move { ask::<()>(&message).await.is_ok() }, then);
}

fn settle(change: impl Future<Output = bool> + 'static, then: Option<&'static str>) {
    spawn_local(async move {
        let done = change.await;
        // What was not set is shown as it still is.
        let _ = show().await;
        if let Ok(said) = by_id("settings-said") {
            said.set_text_content(Some(&text(if done { "set" } else { "not_set" })));
        }
        let focused = document().active_element().is_some_and(|e| e.tag_name() != "BODY");
        let place = then.filter(|_| !focused).and_then(|css| document().query_selector(css).ok().flatten());
        if let Some(place) = place.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = place.focus();
        }
    });
}

/// The switches come last: none of them may move under a click because something above it comes later.
async fn show() -> Answer<()> {
    let texts = storage::get_own(&[KEY, REMEMBERED]).await?;
    let stored = |key: &str| texts.get(key).map_or("", String::as_str);
    let settings = Settings::read(stored(KEY));
    pointed::show().await?;
    replace(&by_id("memory")?, &memory::pieces(&settings, stored(REMEMBERED)))?;
    hints::show(&settings)
}
