//! From the browser's own words to a code: the words go to the background's
//! console, for developers, and no further.

use wasm_bindgen::prelude::*;

use crate::protocol::Failure;
use crate::webext::ApiError;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn warn(words: &str);
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        warn(&error.0);
        Self::of_words(&error.0)
    }
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        ApiError::from(error).into()
    }
}

impl From<serde_wasm_bindgen::Error> for Failure {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        ApiError::from(error).into()
    }
}
