//! `chrome.storage.local`. Every value of ours is a text; which key holds what
//! is told by [`crate::journal::storage::keys`].

use std::collections::BTreeMap;

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{ApiError, Result};
use crate::journal::storage::key::{Key, Stored};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    fn local_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    fn local_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = remove)]
    fn local_remove(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = getKeys)]
    fn local_keys() -> Result<Promise, JsValue>;
}

fn list<S: AsRef<str>>(keys: &[S]) -> JsValue {
    keys.iter().map(|k| JsValue::from_str(k.as_ref())).collect::<Array>().into()
}

/// All keys.
///
/// # Errors
/// When the storage cannot be opened.
pub async fn keys() -> Result<Vec<String>> {
    let keys = JsFuture::from(local_keys()?).await?;
    Ok(Array::from(&keys).iter().filter_map(|k| k.as_string()).collect())
}

/// What lies under a key; `None`: nothing, or nothing of ours.
///
/// # Errors
/// When the storage cannot be read.
pub async fn get<T: Stored, N: AsRef<str>>(key: &Key<T, N>) -> Result<Option<T>> {
    let text = own_texts(&[key]).await?.remove(key.as_ref());
    Ok(text.and_then(|text| T::read(&text)))
}

/// Writes a value.
///
/// # Errors
/// When the storage is full or broken.
pub async fn set<T: Stored, N: AsRef<str>>(key: &Key<T, N>, value: &T) -> Result<()> {
    set_all(&[key.with(value)]).await
}

/// Writes several values in one batch, or none; see [`Key::with`].
///
/// # Errors
/// When the storage is full or broken.
pub async fn set_all(items: &[(String, String)]) -> Result<()> {
    JsFuture::from(set_now(items)?).await?;
    Ok(())
}

/// As [`set_all`], without waiting: for a page that may be gone in the next moment.
///
/// # Errors
/// When the call itself is refused; the promise tells the rest.
pub fn set_now(items: &[(String, String)]) -> Result<Promise> {
    let values = Object::new();
    for (key, text) in items {
        Reflect::set(&values, &key.into(), &text.into()).map_err(ApiError::from)?;
    }
    Ok(local_set(&values)?)
}

/// Removes these keys.
///
/// # Errors
/// When the storage cannot be written.
pub async fn remove<S: AsRef<str>>(keys: &[S]) -> Result<()> {
    if !keys.is_empty() {
        JsFuture::from(local_remove(&list(keys))?).await?;
    }
    Ok(())
}

/// The texts of these keys; a key that is missing is left out. A value that is
/// no text is none of ours: it is given as its JSON, so that it can be counted
/// and saved, and reads as an entry that this version does not know.
///
/// # Errors
/// When the storage cannot be read.
pub async fn texts<S: AsRef<str>>(keys: &[S]) -> Result<BTreeMap<String, String>> {
    read(keys, |value| value.as_string().or_else(|| JSON::stringify(value).ok()?.as_string())).await
}

/// Those of these keys that hold a text, with it: only they may be written over or removed.
///
/// # Errors
/// When the storage cannot be read.
pub async fn own_texts<S: AsRef<str>>(keys: &[S]) -> Result<BTreeMap<String, String>> {
    read(keys, JsValue::as_string).await
}

/// As [`texts`], but one value that cannot be read hides no other: after a crash
/// it makes the whole call fail, and then every key is asked for by itself.
/// Gives the keys that could not be read, too.
pub async fn readable_texts<S: AsRef<str>>(keys: &[S]) -> (BTreeMap<String, String>, Vec<String>) {
    if let Ok(texts) = texts(keys).await {
        return (texts, Vec::new());
    }
    let (mut found, mut lost) = (BTreeMap::new(), Vec::new());
    for key in keys {
        match texts(&[key.as_ref()]).await {
            Ok(one) => found.extend(one),
            Err(_) => lost.push(key.as_ref().to_owned()),
        }
    }
    (found, lost)
}

async fn read<S: AsRef<str>>(keys: &[S], text: impl Fn(&JsValue) -> Option<String>) -> Result<BTreeMap<String, String>> {
    let found = JsFuture::from(local_get(&list(keys))?).await?;
    let mut texts = BTreeMap::new();
    for key in keys {
        let key = key.as_ref();
        texts.extend(text(&Reflect::get(&found, &key.into())?).map(|text| (key.to_owned(), text)));
    }
    Ok(texts)
}
