//! What the finder saw of a page, to read, to copy and to save. It is asked of
//! the page that the popup stood over, and kept nowhere.

use gloo_utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, UrlSearchParams};

use super::{clipboard, save};
use crate::report::diagnostic::Diagnostic;
use crate::screens::dom::{by_id, on, show};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, environment, runtime, scripting, tabs};

/// Shows it, if the tab's address names a page.
pub(super) async fn bind() -> Result<()> {
    let Some(tab) = named_tab() else { return Ok(()) };
    show(&by_id("diagnostic")?, true);
    if let Ok(title) = by_id("diagnostic-title")?.dyn_into::<HtmlElement>() {
        title.focus()?;
    }
    let Ok(told) = look(tab).await else {
        return say(&text("diagnostic_not_made"));
    };
    let place = by_id("diagnostic-text")?;
    place.set_text_content(Some(&told));
    show(&place, true);
    let copied = told.clone();
    on(&by_id("diagnostic-copy")?, "click", move |_| {
        let told = copied.clone();
        spawn_local(async move {
            let done = clipboard::text(&told).await.is_ok();
            // Nothing is left to say it in if this fails too.
            let _ = say(&text(if done { "diagnostic_copied" } else { "diagnostic_not_copied" }));
        });
    });
    on(&by_id("diagnostic-save")?, "click", move |_| {
        let name = format!("hapitas-login-diagnostic-{}.txt", dates::here().day());
        let said = save::save_text(name, &told).map(|name| text_with("diagnostic_saved", &[&name]));
        let _ = say(&said.unwrap_or_else(|_| text("diagnostic_not_saved")));
    });
    for id in ["diagnostic-copy", "diagnostic-save"] {
        by_id(id)?.remove_attribute("disabled")?;
    }
    Ok(())
}

fn say(sentence: &str) -> Result<()> {
    by_id("diagnostic-said")?.set_text_content(Some(sentence));
    Ok(())
}

fn named_tab() -> Option<i32> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get("diagnose")?.parse().ok()
}

/// Asks the page, and reads its answer strictly.
async fn look(tab: i32) -> Result<String> {
    scripting::run_file(tab, None, "point.js").await?;
    let answer = tabs::ask(tab, "\"diagnose\"").await?.as_string().unwrap_or_default();
    let seen = Diagnostic::from_json(&answer).ok_or_else(|| ApiError("the page did not answer".to_owned()))?;
    Ok(seen.text(&runtime::version(), &environment::this().await))
}
