//! The browser's extension API as typed Rust: one file per namespace, only
//! what is used. Both browsers answer `chrome.*` with promises in Manifest V3.

pub mod alarms;
pub mod badge;
pub mod browsing_data;
pub mod changes;
pub mod cookies;
pub mod environment;
pub mod i18n;
pub mod permissions;
pub mod question;
pub mod runtime;
pub mod scripting;
pub mod session;
pub mod storage;
pub mod tabs;

use wasm_bindgen::JsValue;

/// Why a call to the browser failed, in the browser's own words (English, for the record's developer view).
#[derive(Clone, Debug)]
pub struct ApiError(pub String);

impl From<JsValue> for ApiError {
    fn from(value: JsValue) -> Self {
        let text = js_sys::Reflect::get(&value, &"message".into()).ok().and_then(|m| m.as_string());
        Self(text.or_else(|| value.as_string()).unwrap_or_else(|| "unknown".to_owned()))
    }
}

impl From<serde_wasm_bindgen::Error> for ApiError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self(error.to_string())
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The answer of a call to the browser.
pub type Result<T, E = ApiError> = std::result::Result<T, E>;

/// Turns a Rust value into a plain JavaScript object (maps become objects).
fn object<T: serde::Serialize>(value: &T) -> Result<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
