//! `chrome.cookies`.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Answer, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "cookies"], js_name = getAll)]
    fn cookies_get_all(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "cookies"], js_name = remove)]
    fn cookies_remove(details: &JsValue) -> Result<Promise, JsValue>;
}

/// What of a cookie is needed to remove it. Its value is not read.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// With a leading dot if it holds for subdomains too.
    pub domain: String,
    /// Its path.
    pub path: String,
    /// Sent over HTTPS only.
    pub secure: bool,
    /// Which cookie store.
    pub store_id: String,
    /// In which partition, if in one.
    #[serde(default)]
    pub partition_key: Option<PartitionKey>,
    /// Firefox: the site that isolated it.
    #[serde(default)]
    pub first_party_domain: Option<String>,
}

/// The partition of a cookie.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartitionKey {
    /// The site at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_level_site: Option<String>,
    /// Chromium: whether another site stood between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_cross_site_ancestor: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct All<'a> {
    domain: &'a str,
    partition_key: PartitionKey,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Removal<'a> {
    url: String,
    name: &'a str,
    store_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    partition_key: Option<&'a PartitionKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_party_domain: Option<&'a str>,
}

/// Every cookie of a domain and its subdomains: `HttpOnly`, partitioned and
/// non-secure ones too (an empty partition key means all partitions).
///
/// # Errors
/// When the host permission is missing.
pub async fn all_of(domain: &str) -> Answer<Vec<Cookie>> {
    let filter = object(&All { domain, partition_key: PartitionKey::default() })?;
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(cookies_get_all(&filter)?).await?)?)
}

/// Removes one cookie.
///
/// # Errors
/// When the browser refuses.
pub async fn remove(cookie: &Cookie) -> Answer<()> {
    let scheme = if cookie.secure { "https" } else { "http" };
    let removal = Removal {
        url: format!("{scheme}://{}{}", cookie.domain.trim_start_matches('.'), cookie.path),
        name: &cookie.name,
        store_id: &cookie.store_id,
        partition_key: cookie.partition_key.as_ref(),
        first_party_domain: cookie.first_party_domain.as_deref().filter(|d| !d.is_empty()),
    };
    JsFuture::from(cookies_remove(&object(&removal)?)?).await?;
    Ok(())
}
