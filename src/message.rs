//! What one place of the extension may ask of another, as JSON text.
//!
//! A page's own scripts cannot send these, but a broken or foreign sender may:
//! the text is decoded strictly, the sender is checked against
//! [`Message::allowed_from`], and what does not fit is dropped and counted.

use serde::{Deserialize, Serialize};

use crate::journal::EventId;
use crate::journal::event::{Elsewhere, Note, Outcome, SelfReport};

/// Where a message came from, as the browser states it (never the message itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The content script in the top frame of a page of the site.
    Page,
    /// The popup or the journal tab.
    Screen,
}

/// A request to the background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Events that a page could not write down: keep them until the storage takes them. No answer of use.
    Hold(Vec<String>),
    /// What is only in memory. Answer: the events' JSON texts.
    Held,
    /// The person says how an attempt really ended. Answer to this and the next three: as to `Summary`.
    Correct(EventId, Outcome),
    /// The person writes something down.
    Note(Note),
    /// The person saw something in another place.
    Elsewhere(Elsewhere),
    /// What the person remembers of the time before the record, or that the question was skipped.
    SelfReport(SelfReport),
    /// Erase this attempt, or everything. It can be taken back for [`crate::journal::erasing::UNDO_FOR`].
    /// Answer to this and the next two: as to `Summary`.
    Erase(Option<EventId>),
    /// Take the last erasure back. The error `too-late` says that it is gone for good.
    UndoErase,
    /// Keep the record for so many days, one of [`crate::journal::retention::CHOICES`].
    Retention(u32),
    /// Add what a saved log holds; its text. Answer: `{"Ok":`[`crate::journal::import::Imported`]`}` or
    /// `{"Err":`[`crate::journal::import::Damage`]`}`.
    Import(String),
}

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    /// What the parser said, for the developer's console only.
    pub fn from_json(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The text to send.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether that place may ask this.
    #[must_use]
    pub fn allowed_from(&self, place: Place) -> bool {
        match self {
            Self::Hello | Self::Written(_) | Self::Translate | Self::Panel(_) | Self::Hold(_) => place == Place::Page,
            Self::Summary | Self::Clear(_) | Self::Journal => true,
            Self::Held
            | Self::Correct(..)
            | Self::Note(_)
            | Self::Elsewhere(_)
            | Self::SelfReport(_)
            | Self::Erase(_)
            | Self::UndoErase
            | Self::Retention(_)
            | Self::Import(_) => place == Place::Screen,
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
            Message::Translate,
            Message::Panel(true),
            Message::Summary,
            Message::Clear(Some(3)),
            Message::Clear(None),
            Message::Journal,
            Message::Hold(vec!["{}".into()]),
            Message::Held,
            Message::Correct(EventId::new(5, 6), Outcome::In),
            Message::Note(Note { text: "x".into(), about: None }),
            Message::SelfReport(SelfReport::default()),
            Message::Erase(None),
            Message::Erase(Some(EventId::new(5, 6))),
            Message::UndoErase,
            Message::Retention(90),
            Message::Import("{".into()),
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
    fn a_page_cannot_change_what_was_recorded() {
        for message in [Message::Erase(None), Message::UndoErase, Message::Import(String::new()), Message::Retention(30), Message::Held] {
            assert!(!message.allowed_from(Place::Page) && message.allowed_from(Place::Screen), "{message:?}");
        }
    }

    #[test]
    fn screens_cannot_pretend_to_be_a_page() {
        assert!(!Message::Hello.allowed_from(Place::Screen));
        assert!(Message::Clear(None).allowed_from(Place::Page));
    }
}
