//! What only the popup and the journal tab may ask of the background: to add
//! to the record, to take out of it, and how long to keep it. JSON text like a
//! [`crate::message::Message`], and a kind of its own so that pages, which may
//! ask none of this, need not carry its code.

use serde::{Deserialize, Serialize};

use crate::asked::Asked;
use crate::journal::EventId;
use crate::journal::event::{Elsewhere, Note, Outcome, SelfReport};
use crate::journal::picture::Framed;

/// A request about the record. Unless it says otherwise it is answered by the
/// [`crate::journal::summary::Summary`] as JSON, as it is afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Request {
    /// What is only in memory. Answer: the events' JSON texts.
    Held,
    /// The person says how an attempt really ended.
    Correct(EventId, Outcome),
    /// The person writes something down.
    Note(Note),
    /// The person saw something in another place.
    Elsewhere(Elsewhere),
    /// What the person remembers of the time before the record, or that the question was skipped.
    SelfReport(SelfReport),
    /// Erase this attempt, or everything. It can be taken back for [`crate::journal::erasing::UNDO_FOR`].
    Erase(Option<EventId>),
    /// Take the last erasure back. The error `too-late` says that it is gone for good.
    UndoErase,
    /// Keep the record for so many days, one of [`crate::journal::retention::CHOICES`].
    Retention(u32),
    /// Add what a saved log holds; its text. Answer: `{"Ok":`[`crate::journal::import::Imported`]`}` or
    /// `{"Err":`[`crate::journal::import::Damage`]`}`.
    Import(String),
    /// Take a picture of the page in the tab of this number and show it in the journal tab. Answer: `{"Ok":null}` or
    /// `{"Err":`[`crate::journal::picture::NotTaken`]`}`.
    TakePicture(i32),
    /// The picture that was just taken; it is handed out once. Answer: [`crate::journal::picture::Taken`] or null.
    TakenPicture,
    /// Keep this picture.
    KeepPicture(Framed),
}

impl Asked for Request {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::Address;
    use crate::message::Message;

    #[test]
    fn requests_survive_the_way_and_are_no_messages() {
        for request in [
            Request::Held,
            Request::Correct(EventId::new(5, 6), Outcome::In),
            Request::Note(Note { text: "x".into(), about: None }),
            Request::SelfReport(SelfReport::default()),
            Request::Erase(None),
            Request::Erase(Some(EventId::new(5, 6))),
            Request::UndoErase,
            Request::Retention(90),
            Request::Import("{".into()),
            Request::TakePicture(-3),
            Request::TakenPicture,
            Request::KeepPicture(Framed { at: 1, page: Address::default(), tab: 2, width: 3, height: 4, image: "data:".into() }),
        ] {
            let text = request.to_json();
            assert_eq!(Request::from_json(&text), Some(request));
            assert!(Message::from_json(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn foreign_texts_are_none() {
        for text in [
            "",
            "\"erase\"",
            "{\"erase\":\"../x\"}",
            "{\"retention\":-1}",
            "{\"correct\":[\"123\",\"maybe\"]}",
            "\"summary\"",
            "{\"note\":{\"text\":1}}",
        ] {
            assert_eq!(Request::from_json(text), None, "{text}");
        }
    }
}
