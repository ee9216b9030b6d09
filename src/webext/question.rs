//! One request to the site by the background itself (`extension/js/ask-site.js`).

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{ApiError, Result};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = loginRescue, js_name = askSite)]
    fn ask_site(url: &str, pattern: &str, patience: u32) -> Result<Promise, JsValue>;
}

/// What came of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Response {
    /// The HTTP status; `None`: no answer.
    pub status: Option<u16>,
    /// Where the answer sends on to, as it stands in its header.
    pub location: Option<String>,
    /// It sends on, and the browser does not tell where to.
    pub redirected: bool,
    /// The beginning of the answer's text.
    pub text: String,
    /// When it was sent and when the answer's head came, in milliseconds since the epoch.
    pub sent: f64,
    /// See [`Response::sent`].
    pub came: f64,
    /// The time in the answer's `Date`, in milliseconds since the epoch.
    pub date: Option<f64>,
    /// How long it lay in a cache on its way, in seconds.
    pub age: f64,
    /// The browser's own code for what went wrong.
    pub code: Option<String>,
    /// Nothing came in time.
    pub late: bool,
    /// The browser says that it has no network.
    pub offline: bool,
}

/// Asks for one page, without cookies, past the cache, and follows nothing.
/// `pattern`: the hosts of which the browser is to tell what goes wrong;
/// `patience`: milliseconds.
///
/// # Errors
/// When the background itself could not ask.
pub async fn ask(url: &str, pattern: &str, patience: u32) -> Result<Response> {
    let text = JsFuture::from(ask_site(url, pattern, patience)?).await?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| ApiError(error.to_string()))
}
