//! Asking the background, and what its answers mean.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::asked::Asked;
use crate::message::Message;
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

/// Asks for something of another kind, and reads the JSON of the answer.
///
/// # Errors
/// As for [`ask`].
pub(crate) async fn ask_for<T: DeserializeOwned>(asked: &impl Asked) -> Answer<T> {
    read(&runtime::ask_for(asked).await?)
}

fn read<T: DeserializeOwned>(answer: &JsValue) -> Answer<T> {
    let text = answer.as_string().ok_or_else(|| ApiError("no answer from the background".to_owned()))?;
    if let Ok(Failed { error }) = serde_json::from_str(&text) {
        return Err(ApiError(error));
    }
    serde_json::from_str(&text).map_err(|error| ApiError(error.to_string()))
}
