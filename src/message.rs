//! What one place of the extension may ask of another, as JSON text.
//!
//! A page's own scripts cannot send these, but a broken or foreign sender may:
//! the text is decoded strictly, the sender is checked against
//! [`Message::allowed_from`], and what does not fit is dropped and counted.

use serde::Deserialize;

use crate::journal::{EventId, json, plain};

/// Where a message came from, as the browser states it (never the message itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The content script in the top frame of a page of the site.
    Page,
    /// The popup or the journal tab.
    Screen,
}

/// A request to the background.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Message {
    /// A page with a form asks for the number of its tab. Answer: a number.
    Hello,
    /// Events were written under `in:` keys. Answer: the number of the tab.
    Written(Vec<EventId>),
    /// The page's rules refused WebAssembly: start the translation. No answer of use.
    Translate,
    /// An attempt was refused: show the panel. True: use its translation.
    Panel(bool),
    /// What the panel and the popup show. Answer: a [`crate::journal::summary::Summary`] as JSON.
    Summary,
    /// Clear the site's data and load the sign-in page anew in this tab (none: only clear).
    /// Answer: a [`crate::journal::event::Clearing`] as JSON.
    Clear(Option<i32>),
    /// Open the journal tab.
    Journal,
    /// A page could not write this event down (its JSON text): keep it until the storage takes it. No answer of use.
    Hold(String),
}

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    /// What the parser said, for the developer's console only.
    pub fn from_json(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The text to send. Written by hand, because the content script sends and does without serde.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (name, value) = match self {
            Self::Hello => ("hello", None),
            Self::Written(ids) => {
                // An id holds nothing that JSON would write in another way.
                let ids: Vec<&str> = ids.iter().map(EventId::as_str).collect();
                ("written", Some(if ids.is_empty() { "[]".to_owned() } else { ["[\"", &ids.join("\",\""), "\"]"].concat() }))
            }
            Self::Translate => ("translate", None),
            Self::Panel(translated) => ("panel", Some(if *translated { "true" } else { "false" }.to_owned())),
            Self::Summary => ("summary", None),
            Self::Clear(tab) => ("clear", Some(tab.map_or_else(|| "null".to_owned(), |tab| plain::decimal(i64::from(tab))))),
            Self::Journal => ("journal", None),
            Self::Hold(event) => {
                let mut quoted = String::new();
                json::text(&mut quoted, event);
                ("hold", Some(quoted))
            }
        };
        match value {
            None => ["\"", name, "\""].concat(),
            Some(value) => ["{\"", name, "\":", &value, "}"].concat(),
        }
    }

    /// Whether that place may ask this.
    #[must_use]
    pub fn allowed_from(&self, place: Place) -> bool {
        match self {
            Self::Hello | Self::Written(_) | Self::Translate | Self::Panel(_) | Self::Hold(_) => place == Place::Page,
            Self::Summary | Self::Clear(_) | Self::Journal => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_way() {
        for message in [
            Message::Hello,
            Message::Written(vec![EventId::new(5, 6)]),
            Message::Written(vec![]),
            Message::Written(vec![EventId::new(5, 6), EventId::new(7, 8)]),
            Message::Translate,
            Message::Panel(true),
            Message::Panel(false),
            Message::Summary,
            Message::Clear(Some(3)),
            Message::Clear(Some(-3)),
            Message::Clear(None),
            Message::Journal,
            Message::Hold("{\"x\":\n「🔑」}".into()),
        ] {
            assert_eq!(Message::from_json(&message.to_json()), Ok(message));
        }
    }

    #[test]
    fn the_stub_asks_for_the_translation_in_one_fixed_text() {
        assert_eq!(Message::Translate.to_json(), "\"translate\"");
    }

    #[test]
    fn foreign_texts_are_refused() {
        for text in ["", "{}", "\"erase\"", "{\"clear\":\"all\"}", "{\"hello\":1}", "{\"clear\":1,\"panel\":true}", "[\"hello\"]"] {
            assert!(Message::from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn screens_cannot_pretend_to_be_a_page() {
        assert!(!Message::Hello.allowed_from(Place::Screen));
        assert!(Message::Clear(None).allowed_from(Place::Page));
    }
}
