//! `chrome.action`: the few letters on our button in the toolbar.

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "action"], js_name = getBadgeText)]
    fn text_now(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "action"], js_name = setBadgeText)]
    fn set_text(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor)]
    fn set_ground(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "action"], js_name = setBadgeTextColor)]
    fn set_ink(details: &JsValue) -> Result<Promise, JsValue>;
}

/// The accent of our pages and what is read on it: 5.9:1.
const GROUND: &str = "#0b6e69";
const INK: &str = "#ffffff";

#[derive(Serialize)]
struct Everywhere {}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Color {
    color: &'static str,
}

/// Shows a text on the button; an empty one takes the badge away.
///
/// # Errors
/// When the browser refuses.
pub async fn show(text: &str) -> Result<()> {
    if JsFuture::from(text_now(&object(&Everywhere {})?)?).await?.as_string().as_deref() == Some(text) {
        return Ok(());
    }
    JsFuture::from(set_ground(&object(&Color { color: GROUND })?)?).await?;
    JsFuture::from(set_ink(&object(&Color { color: INK })?)?).await?;
    JsFuture::from(set_text(&object(&Text { text })?)?).await?;
    Ok(())
}
