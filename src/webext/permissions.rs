//! `chrome.permissions`: the person may take the site away from us at any time.

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = contains)]
    fn permissions_contains(permissions: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = request)]
    fn permissions_request(permissions: &JsValue) -> Result<Promise, JsValue>;
}

#[derive(Serialize)]
struct Hosts<'a> {
    origins: [&'a str; 1],
}

/// Whether pages of this pattern are granted.
///
/// # Errors
/// When the browser refuses to tell.
pub async fn has_host(pattern: &str) -> Result<bool> {
    Ok(JsFuture::from(permissions_contains(&object(&Hosts { origins: [pattern] })?)?).await?.is_truthy())
}

/// Asks the person for this pattern. Must be called straight from a click, before anything is awaited.
///
/// # Errors
/// When the browser refuses to ask.
pub fn request_host(pattern: &str) -> Result<Promise> {
    Ok(permissions_request(&object(&Hosts { origins: [pattern] })?)?)
}
