//! What all kinds of requests but the engine's own have in common: JSON text,
//! decoded strictly. Each is a kind of its own, so that a module carries the
//! code of those alone that it sends.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A kind of request to the background.
pub trait Asked: Serialize + DeserializeOwned {
    /// Reads a request; `None` for any other text.
    #[must_use]
    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text to send.
    #[must_use]
    fn to_json(&self) -> String {
        // Writing enums of strings and numbers into memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
