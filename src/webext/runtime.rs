//! `chrome.runtime`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Answer;
use crate::asked::Asked;
use crate::message::Message;

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
pub fn url(path: &str) -> Answer<String> {
    Ok(get_url(path)?)
}

/// Sends to the background; the answer's meaning stands with [`Message`].
///
/// # Errors
/// When nobody listens, or the extension is gone.
pub async fn ask(message: &Message) -> Answer<JsValue> {
    Ok(JsFuture::from(send_message(&message.to_json())?).await?)
}

/// Asks; the answer's meaning stands with each kind of request.
///
/// # Errors
/// When nobody listens.
pub async fn ask_for(asked: &impl Asked) -> Answer<JsValue> {
    Ok(JsFuture::from(send_message(&asked.to_json())?).await?)
}

/// Sends to the background and waits for nothing. The promise may fail when
/// the page goes away: nobody is left to be told.
pub fn tell(message: &Message) -> Answer<Promise> {
    Ok(send_message(&message.to_json())?)
}

/// The version in the manifest.
#[must_use]
pub fn version() -> String {
    get_manifest().ok().and_then(|m| js_sys::Reflect::get(&m, &"version".into()).ok()).and_then(|v| v.as_string()).unwrap_or_default()
}
