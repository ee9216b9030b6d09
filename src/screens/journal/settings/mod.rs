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
use crate::journal::storage::keys::{POINTED, REMEMBERED, SETTINGS};
use crate::protocol::Request;
use crate::protocol::settings::{ForgetAddress, SetHint, SetMemory};
use crate::screens::Result;
use crate::screens::dom::{by_id, clicked, on, replace};
use crate::webext::i18n::text;
use crate::webext::{changes, runtime, storage};

/// Shows the settings and makes them work.
pub(super) async fn bind() -> Result<()> {
    on(&by_id("hint-kinds")?, "change", |event| {
        let Some(kind) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Ok(code) = kind.value().parse::<Code>() {
            set(SetHint { code, shown: kind.checked() }, None);
        }
    });
    on(&by_id("memory")?, "click", |event| {
        let Some(button) = clicked(event, "[data-set]") else { return };
        let name = button.get_attribute("data-set").unwrap_or_default();
        let digest = button.get_attribute("data-digest");
        match (name.as_str(), digest) {
            ("remember", _) => set(SetMemory(true), Some("[data-set=remember]")),
            ("remember-not", _) => set(SetMemory(false), Some("[data-set=remember-not]")),
            ("forget", Some(digest)) => set(ForgetAddress(digest), Some("#memory-title")),
            _ => {}
        }
    });
    on(&by_id("pointed")?, "click", |event| {
        if let Some(forgotten) = pointed::forget(event) {
            settle(forgotten, Some("#pointed-title"));
        }
    });
    changes::watch(|keys| {
        if keys.iter().any(|key| SETTINGS.is(key) || REMEMBERED.is(key) || POINTED.has(key)) {
            spawn_local(async {
                // What cannot be read now is shown as it was.
                let _ = render().await;
            });
        }
    })?;
    render().await
}

/// Sends a change to the background, which writes it. `then`: where the focus
/// goes, if what had it is gone.
fn set(request: impl Request<Answer = ()> + 'static, then: Option<&'static str>) {
    settle(async move { runtime::request(&request).await.is_ok() }, then);
}

fn settle(change: impl Future<Output = bool> + 'static, then: Option<&'static str>) {
    spawn_local(async move {
        let done = change.await;
        // What was not set is shown as it still is.
        let _ = render().await;
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
async fn render() -> Result<()> {
    let settings = storage::get(&SETTINGS).await?.unwrap_or_default();
    let remembered = storage::get(&REMEMBERED).await?.unwrap_or_default();
    pointed::render().await?;
    replace(&by_id("memory")?, &memory::pieces(&settings, &remembered))?;
    hints::render(&settings)
}
