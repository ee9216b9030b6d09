//! The only writer of what was pointed at.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::lock::alone;
use super::sender::Sender;
use super::{inject, keeper, sums, text};
use crate::journal::event::{Fact, LONGEST_MESSAGE, SiteMessage};
use crate::journal::pointed::{POINTED, Pointed, Role, is_selector, read, with, write};
use crate::journal::redact;
use crate::pointing::Pointing;
use crate::webext::{Answer, ApiError, storage};

/// Answers; [`Pointing`] says how.
pub(super) async fn answer(pointing: Pointing, sender: &Sender) -> JsValue {
    match pointing {
        Pointing::Open(translated) => {
            // The page is gone: nobody is left to point.
            let _ = inject::run(sender, if translated { "point-translated.js" } else { "point.js" }).await;
            JsValue::NULL
        }
        Pointing::At(places) => text(at(sender.host.clone(), places).await.map_err(|e| e.to_string())),
        Pointing::Said(said) => text(record(said, sender.tab).await.map_err(|e| e.to_string())),
        Pointing::Forget(host, role) => text(forget(host, role).await.map_err(|e| e.to_string())),
    }
}

async fn at(host: String, places: Vec<(Role, String)>) -> Answer<()> {
    if places.is_empty() || !places.iter().all(|(role, selector)| is_selector(selector, *role)) {
        return Err(ApiError("no such selector".to_owned()));
    }
    let now = keeper::now();
    change(host, move |before| places.into_iter().map(|(role, selector)| Pointed { role, at: now, selector }).fold(before, with)).await
}

async fn forget(host: String, role: Role) -> Answer<()> {
    change(host, move |mut all| {
        all.retain(|pointed| pointed.role != role);
        all
    })
    .await
}

async fn change(host: String, with: impl FnOnce(Vec<Pointed>) -> Vec<Pointed> + 'static) -> Answer<()> {
    alone(async move {
        let key = [POINTED, &host].concat();
        let text = storage::get_own(&[&key]).await?.remove(&key).unwrap_or_default();
        let all = with(read(&text));
        if all.is_empty() { storage::remove(&[&key]).await } else { storage::set(&BTreeMap::from([(key, write(&all))])).await }
    })
    .await
}

/// Writes the words down for the latest attempt, unless the page has just done so itself. False: there is no attempt.
async fn record(said: SiteMessage, tab: Option<i32>) -> Answer<bool> {
    let latest = alone(async move {
        keeper::fold_alone(&[], None).await?;
        sums::latest(tab).await
    })
    .await?;
    let Some((attempt, findings, known)) = latest else { return Ok(false) };
    // Masked by the page already, which knows what stands in its fields.
    let words: String = redact::words(said.text.trim()).chars().take(LONGEST_MESSAGE).collect();
    if words.is_empty() {
        return Ok(false);
    }
    if !known.contains(&words) {
        keeper::write(Fact::SiteMessage(SiteMessage { text: words, attempt: Some(attempt), findings, ..said })).await?;
    }
    Ok(true)
}
