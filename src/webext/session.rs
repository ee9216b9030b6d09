//! `chrome.storage.session`: texts that lie in memory alone, outlive the
//! background, and are gone with the browser. Pages cannot read it, in either
//! browser: the access level that would let them is never set.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Answer, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn session_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    fn session_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = remove)]
    fn session_remove(keys: &JsValue) -> Result<Promise, JsValue>;
}

/// The text under a key, if there is one.
///
/// # Errors
/// When the browser refuses.
pub async fn get(key: &str) -> Answer<Option<String>> {
    let found = JsFuture::from(session_get(&Array::of1(&key.into()))?).await?;
    Ok(Reflect::get(&found, &key.into())?.as_string())
}

/// Keeps a text under a key.
///
/// # Errors
/// When there is more than the browser holds in memory for an extension (10 MB).
pub async fn set(key: &str, text: &str) -> Answer<()> {
    let items = std::collections::BTreeMap::from([(key, text)]);
    JsFuture::from(session_set(&object(&items)?)?).await?;
    Ok(())
}

/// Drops what lies under a key.
///
/// # Errors
/// When the browser refuses.
pub async fn remove(key: &str) -> Answer<()> {
    JsFuture::from(session_remove(&Array::of1(&key.into()))?).await?;
    Ok(())
}
