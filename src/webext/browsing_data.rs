//! `chrome.browsingData`, Chromium only: Firefox asks for it with a prompt and
//! does not clear the HTTP cache of one site with it (docs/architecture.md).

use js_sys::{Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "browsingData"], js_name = remove)]
    fn browsing_data_remove(options: &JsValue, types: &JsValue) -> Result<Promise, JsValue>;
}

/// What [`remove`] removes. Cookies are not among it: the call would take
/// those of every subdomain, `faq.` too.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Types {
    cache: bool,
    cache_storage: bool,
    #[serde(rename = "indexedDB")]
    indexed_db: bool,
    local_storage: bool,
    service_workers: bool,
}

const ALL: Types = Types { cache: true, cache_storage: true, indexed_db: true, local_storage: true, service_workers: true };
const CACHES: Types = Types { indexed_db: false, local_storage: false, service_workers: false, ..ALL };

#[derive(Serialize)]
struct Options<'a> {
    origins: &'a [String],
}

/// Whether this browser has the call.
#[must_use]
pub fn exists() -> bool {
    Reflect::get(&js_sys::global(), &"chrome".into())
        .and_then(|chrome| Reflect::get(&chrome, &"browsingData".into()))
        .is_ok_and(|api| !api.is_undefined())
}

/// Removes the HTTP cache and CacheStorage and, unless it is to be `only_caches`,
/// IndexedDB, `localStorage` and the service workers of exactly these origins.
///
/// # Errors
/// When the browser refuses.
pub async fn remove(origins: &[String], only_caches: bool) -> Result<()> {
    let types = object(if only_caches { &CACHES } else { &ALL })?;
    JsFuture::from(browsing_data_remove(&object(&Options { origins })?, &types)?).await?;
    Ok(())
}
