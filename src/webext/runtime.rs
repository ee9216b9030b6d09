//! `chrome.runtime`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Result;
use crate::protocol::{Failure, Request, read_answer};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = chrome, js_name = runtime)]
    static RUNTIME: JsValue;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> Result<JsValue, JsValue>;
}

/// The extension's id; `None` once the extension was updated or removed under a living page.
#[must_use]
pub fn id() -> Option<String> {
    RUNTIME.with(|r| js_sys::Reflect::get(r, &"id".into()).ok()?.as_string())
}

/// The address of a file of the extension.
///
/// # Errors
/// When the extension is gone.
pub fn url(path: &str) -> Result<String> {
    Ok(get_url(path)?)
}

/// Asks the background.
///
/// # Errors
/// What the background states; [`Failure::Unanswered`] when nobody listens, the
/// extension is gone, or the request was dropped.
pub async fn request<R: Request>(request: &R) -> Result<R::Answer, Failure> {
    let Ok(sent) = tell(request) else { return Err(Failure::Unanswered) };
    let answer = JsFuture::from(sent).await.ok().and_then(|answer| answer.as_string());
    answer.map_or(Err(Failure::Unanswered), |text| read_answer(&text))
}

/// Sends to the background and waits for nothing; the promise gives the text of
/// the answer. It may fail when the page goes away: nobody is left to be told.
pub fn tell<R: Request>(request: &R) -> Result<Promise> {
    Ok(send_message(&request.to_json())?)
}

/// The version in the manifest.
#[must_use]
pub fn version() -> String {
    get_manifest().ok().and_then(|m| js_sys::Reflect::get(&m, &"version".into()).ok()).and_then(|v| v.as_string()).unwrap_or_default()
}
