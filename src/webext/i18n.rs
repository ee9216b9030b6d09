//! `chrome.i18n`: every sentence comes from `_locales`.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str, substitutions: &Array) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    fn ui_language() -> Result<String, JsValue>;
}

/// The sentence under `key`.
#[must_use]
pub fn text(key: &str) -> String {
    text_with(key, &[])
}

/// The sentence under `key` with `$1`, `$2` … replaced.
#[must_use]
pub fn text_with(key: &str, with: &[&str]) -> String {
    let values: Array = with.iter().map(|w| JsValue::from_str(w)).collect();
    get_message(key, &values).unwrap_or_default()
}

/// The language of the sentences: `ja` or `en`, as `_locales/*/messages.json` says of itself.
#[must_use]
pub fn language() -> String {
    text("language")
}

/// The browser's own language, such as `ja` or `en-US`.
#[must_use]
pub fn browser_language() -> String {
    ui_language().unwrap_or_default()
}
