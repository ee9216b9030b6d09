//! Asking the background, and what its answers mean.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::message::Message;
use crate::request::Request;
use crate::trying::Trying;
use crate::webext::{Answer, ApiError, runtime};

/// What the background answers when it could not do what was asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failed {
    error: String,
}

/// Asks, and reads the JSON of the answer.
///
/// # Errors
/// When nobody answers, or the answer says that it failed.
pub(crate) async fn ask<T: DeserializeOwned>(message: &Message) -> Answer<T> {
    read(&runtime::ask(message).await?)
}

/// Asks something about the record, and reads the JSON of the answer.
///
/// # Errors
/// As for [`ask`].
pub(crate) async fn request<T: DeserializeOwned>(request: &Request) -> Answer<T> {
    read(&runtime::request(request).await?)
}

/// Asks something about remedies, and reads the JSON of the answer.
///
/// # Errors
/// As for [`ask`].
pub(crate) async fn trying<T: DeserializeOwned>(trying: &Trying) -> Answer<T> {
    read(&runtime::trying(trying).await?)
}

fn read<T: DeserializeOwned>(answer: &JsValue) -> Answer<T> {
    let text = answer.as_string().ok_or_else(|| ApiError("no answer from the background".to_owned()))?;
    if let Ok(Failed { error }) = serde_json::from_str(&text) {
        return Err(ApiError(error));
    }
    serde_json::from_str(&text).map_err(|error| ApiError(error.to_string()))
}
