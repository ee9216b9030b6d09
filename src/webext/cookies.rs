//! `chrome.cookies`.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "cookies"], js_name = getAll)]
    fn cookies_get_all(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "cookies"], js_name = remove)]
    fn cookies_remove(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "cookies"], js_name = set)]
    fn cookies_set(details: &JsValue) -> Result<Promise, JsValue>;
}

/// A cookie, with all that is needed to remove it and to put it back.
#[derive(Clone, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// Its value: held in memory while the removal can be undone, and nowhere else.
    pub value: String,
    /// With a leading dot if it holds for subdomains too.
    pub domain: String,
    /// Its path.
    pub path: String,
    /// It holds for the host alone and not for its subdomains.
    pub host_only: bool,
    /// Sent over HTTPS only.
    pub secure: bool,
    /// Scripts of the page do not see it.
    pub http_only: bool,
    /// `no_restriction`, `lax`, `strict` or `unspecified`.
    pub same_site: String,
    /// When it ends, in seconds since the epoch; `None`: with the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<f64>,
    /// Which cookie store.
    pub store_id: String,
    /// In which partition, if in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<PartitionKey>,
    /// Firefox: the site that isolated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_party_domain: Option<String>,
}

impl Cookie {
    /// Whether the two are one place: setting one writes over the other.
    #[must_use]
    pub fn is_in_place_of(&self, other: &Self) -> bool {
        (&self.name, &self.domain, &self.path, &self.store_id) == (&other.name, &other.domain, &other.path, &other.store_id)
            && self.partition_key == other.partition_key
            && self.first_party_domain == other.first_party_domain
    }

    /// Whether a site or its page could tell the two apart.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        // The browser may round its end.
        let same_end = match (self.expiration_date, other.expiration_date) {
            (Some(one), Some(another)) => (one - another).abs() < 1.0,
            (one, another) => one == another,
        };
        self.is_in_place_of(other)
            && same_end
            && self.value == other.value
            && (self.host_only, self.secure, self.http_only) == (other.host_only, other.secure, other.http_only)
            && self.same_site == other.same_site
    }

    fn url(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{}", self.domain.trim_start_matches('.'), self.path)
    }

    fn isolated_by(&self) -> Option<&str> {
        self.first_party_domain.as_deref().filter(|domain| !domain.is_empty())
    }
}

/// The partition of a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
pub async fn all_of(domain: &str) -> Result<Vec<Cookie>> {
    let filter = object(&All { domain, partition_key: PartitionKey::default() })?;
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(cookies_get_all(&filter)?).await?)?)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct New<'a> {
    url: String,
    name: &'a str,
    value: &'a str,
    /// Left out for a host's own: naming it would make it one of the subdomains too.
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'a str>,
    path: &'a str,
    secure: bool,
    http_only: bool,
    same_site: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_date: Option<f64>,
    store_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    partition_key: Option<&'a PartitionKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_party_domain: Option<&'a str>,
}

/// Removes one cookie.
///
/// # Errors
/// When the browser refuses.
pub async fn remove(cookie: &Cookie) -> Result<()> {
    let removal = Removal {
        url: cookie.url(),
        name: &cookie.name,
        store_id: &cookie.store_id,
        partition_key: cookie.partition_key.as_ref(),
        first_party_domain: cookie.isolated_by(),
    };
    JsFuture::from(cookies_remove(&object(&removal)?)?).await?;
    Ok(())
}

/// Sets a cookie as it was read.
///
/// # Errors
/// When the browser refuses, or the host permission is missing.
pub async fn set(cookie: &Cookie) -> Result<()> {
    let new = New {
        url: cookie.url(),
        name: &cookie.name,
        value: &cookie.value,
        domain: (!cookie.host_only).then_some(cookie.domain.as_str()),
        path: &cookie.path,
        secure: cookie.secure,
        http_only: cookie.http_only,
        same_site: &cookie.same_site,
        expiration_date: cookie.expiration_date,
        store_id: &cookie.store_id,
        partition_key: cookie.partition_key.as_ref(),
        first_party_domain: cookie.isolated_by(),
    };
    JsFuture::from(cookies_set(&object(&new)?)?).await?;
    Ok(())
}
