//! `chrome.storage.session`: texts that lie in memory alone, outlive the
//! background, and are gone with the browser. Pages cannot read it, in either
//! browser: the access level that would let them is never set.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};
use crate::journal::storage::key::{SessionKey, Stored};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn session_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    fn session_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = remove)]
    fn session_remove(keys: &JsValue) -> Result<Promise, JsValue>;
}

/// What lies under a key; `None`: nothing, or nothing of ours.
///
/// # Errors
/// When the browser refuses.
pub async fn get<T: Stored>(key: &SessionKey<T>) -> Result<Option<T>> {
    let found = JsFuture::from(session_get(&Array::of1(&key.name().into()))?).await?;
    Ok(Reflect::get(&found, &key.name().into())?.as_string().and_then(|text| T::read(&text)))
}

/// Keeps a value under a key.
///
/// # Errors
/// When there is more than the browser holds in memory for an extension (10 MB).
pub async fn set<T: Stored>(key: &SessionKey<T>, value: &T) -> Result<()> {
    let items = std::collections::BTreeMap::from([(key.name(), value.write())]);
    JsFuture::from(session_set(&object(&items)?)?).await?;
    Ok(())
}

/// Drops what lies under a key.
///
/// # Errors
/// When the browser refuses.
pub async fn remove<T>(key: &SessionKey<T>) -> Result<()> {
    JsFuture::from(session_remove(&Array::of1(&key.name().into()))?).await?;
    Ok(())
}
