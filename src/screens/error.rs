//! What can go wrong on a screen, and the sentence that says so.

use wasm_bindgen::JsValue;

use super::sentences::say;
use crate::protocol::Failure;
use crate::webext::ApiError;
use crate::webext::i18n::{text, text_with};

/// Why something could not be done.
#[derive(Clone, Debug)]
pub(crate) enum Error {
    /// The browser refused it to this screen.
    Browser(ApiError),
    /// The background could not do what it was asked.
    Asked(Failure),
}

/// What comes of something on a screen.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Why, in a sentence.
    pub(crate) fn why(&self) -> String {
        match self {
            Self::Browser(error) => text_with("said_by_browser", &[&error.0]),
            Self::Asked(failure) => say("failed", failure),
        }
    }

    /// That it was not done, and why.
    pub(crate) fn not_done(&self) -> String {
        [text("not_done"), self.why()].join(" ")
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Browser(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Asked(failure)
    }
}

impl From<serde_wasm_bindgen::Error> for Error {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self::Browser(error.into())
    }
}

impl From<JsValue> for Error {
    fn from(error: JsValue) -> Self {
        Self::Browser(error.into())
    }
}
