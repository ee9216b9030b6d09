//! The language of the letter: that of the browser, or the other one. Support
//! reads Japanese; some people write English.

use std::collections::HashMap;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::report::wording::LANGUAGES;
use crate::screens::Result;
use crate::webext::{ApiError, i18n, runtime};

#[derive(Deserialize)]
struct Message {
    message: String,
}

/// Sentences of one language. Empty: those of the browser's language.
#[derive(Default)]
pub(super) struct Language(HashMap<String, String>);

impl Language {
    /// Loads a language from the extension's own files, if it is not the browser's.
    pub(super) async fn load(language: Option<&str>) -> Result<Self> {
        let Some(language) = language.filter(|language| *language != i18n::language() && LANGUAGES.contains(language)) else {
            return Ok(Self::default());
        };
        let url = runtime::url(&format!("_locales/{language}/messages.json"))?;
        let response: Response = JsFuture::from(gloo_utils::window().fetch_with_str(&url)).await?.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        let messages: HashMap<String, Message> = serde_json::from_str(&text).map_err(|error| ApiError(error.to_string()))?;
        Ok(Self(messages.into_iter().map(|(key, message)| (key, message.message)).collect()))
    }

    /// Gives the sentence under a key with `$1`, `$2` … replaced.
    pub(super) fn sentences(&self) -> impl Fn(&str, &[&str]) -> String + '_ {
        move |key, with| {
            if self.0.is_empty() {
                return i18n::text_with(key, with);
            }
            filled(self.0.get(key).map_or("", String::as_str), with)
        }
    }
}

/// The sentence with its gaps filled; what is put into a gap is not looked at again.
fn filled(sentence: &str, with: &[&str]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let number = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10)).filter(|n| *n > 0);
        match number {
            Some(number) => {
                out.push_str(with.get(number as usize - 1).copied().unwrap_or_default());
                rest = &rest[at + 2..];
            }
            None => {
                out.push('$');
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}
