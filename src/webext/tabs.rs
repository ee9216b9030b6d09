//! `chrome.tabs`; the address of a tab is visible only for hosts that were granted.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{ApiError, Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    fn tabs_query(filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = get)]
    fn tabs_get(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = create)]
    fn tabs_create(properties: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = update)]
    fn tabs_update(tab: i32, properties: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = reload)]
    fn tabs_reload(tab: i32, properties: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = remove)]
    fn tabs_remove(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = captureVisibleTab)]
    fn tabs_capture(window: i32, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = sendMessage)]
    fn tabs_send(tab: i32, message: &str) -> Result<Promise, JsValue>;
}

/// A tab.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    /// Its number.
    #[serde(default)]
    pub id: Option<i32>,
    /// Its address, if the host is granted.
    #[serde(default)]
    pub url: Option<String>,
    /// `loading` or `complete`.
    #[serde(default)]
    pub status: Option<String>,
    /// It is the one in front of its window.
    #[serde(default)]
    pub active: bool,
    /// The number of its window.
    #[serde(default)]
    pub window_id: i32,
}

/// Which tabs.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Filter<'a> {
    /// Match patterns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Vec<&'a str>>,
    /// Put to sleep by the browser, without a page in memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discarded: Option<bool>,
    /// The one in front of its window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// In the window in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_focused_window: Option<bool>,
}

#[derive(Serialize)]
struct Open<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reload {
    bypass_cache: bool,
}

/// The tabs that fit.
///
/// # Errors
/// When the browser refuses.
pub async fn query(filter: &Filter<'_>) -> Result<Vec<Tab>> {
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(tabs_query(&object(filter)?)?).await?)?)
}

/// One tab.
///
/// # Errors
/// When it is gone.
pub async fn get(tab: i32) -> Result<Tab> {
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(tabs_get(tab)?).await?)?)
}

/// Opens a tab, in front or behind.
///
/// # Errors
/// When the browser refuses.
pub async fn create(url: &str, active: bool) -> Result<Tab> {
    let properties = object(&Open { url: Some(url), active: Some(active) })?;
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(tabs_create(&properties)?).await?)?)
}

/// Loads an address in a tab (always a fresh GET).
///
/// # Errors
/// When the tab is gone.
pub async fn navigate(tab: i32, url: &str) -> Result<()> {
    JsFuture::from(tabs_update(tab, &object(&Open { url: Some(url), active: None })?)?).await?;
    Ok(())
}

/// Brings a tab to the front.
///
/// # Errors
/// When the tab is gone.
pub async fn activate(tab: i32) -> Result<()> {
    JsFuture::from(tabs_update(tab, &object(&Open { url: None, active: Some(true) })?)?).await?;
    Ok(())
}

/// Reloads past the cache. Only for pages that came by GET: a POST would be sent again.
///
/// # Errors
/// When the tab is gone.
pub async fn reload_past_cache(tab: i32) -> Result<()> {
    JsFuture::from(tabs_reload(tab, &object(&Reload { bypass_cache: true })?)?).await?;
    Ok(())
}

/// Closes a tab.
///
/// # Errors
/// When it is gone already.
pub async fn close(tab: i32) -> Result<()> {
    JsFuture::from(tabs_remove(tab)?).await?;
    Ok(())
}

#[derive(Serialize)]
struct Format {
    format: &'static str,
}

/// A picture of the tab in front of a window, as the `data:` address of a PNG.
///
/// # Errors
/// When the person has not pressed our button in the toolbar on that page
/// (the permission `activeTab`; that of the host is not enough in either browser).
pub async fn capture(window: i32) -> Result<String> {
    let taken = JsFuture::from(tabs_capture(window, &object(&Format { format: "png" })?)?).await?;
    taken.as_string().ok_or_else(|| ApiError("no picture".to_owned()))
}

/// Sends a text to the content script of a tab.
///
/// # Errors
/// When none listens there.
pub async fn ask(tab: i32, text: &str) -> Result<JsValue> {
    Ok(JsFuture::from(tabs_send(tab, text)?).await?)
}
