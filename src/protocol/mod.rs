//! What one place of the extension may ask of another: each request is a type
//! that names its answer and who may ask, one file per family.
//!
//! A page's own scripts cannot send these, but a broken or foreign sender may:
//! a text is decoded strictly and by the place that it came from
//! ([`AnyRequest::read`]); what does not fit is dropped and counted.

pub mod clearing;
pub mod failure;
pub mod overview;
pub mod page;
pub mod pictures;
pub mod pointing;
pub mod record;
pub mod remedies;
pub mod settings;
pub mod views;
mod wire;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use failure::Failure;
pub use wire::{read_answer, write_answer};

/// Where a request came from, as the browser states it (never the request itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The content script, or another module of ours, in the top frame of a page of the site.
    Page,
    /// The popup or the journal tab.
    Screen,
}

/// The places that may make a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Askers {
    /// Only pages.
    Page,
    /// Only our own screens.
    Screen,
    /// Pages and screens.
    Both,
}

impl Askers {
    /// Whether that place is one of them.
    #[must_use]
    pub fn has(self, place: Place) -> bool {
        match self {
            Self::Page => place == Place::Page,
            Self::Screen => place == Place::Screen,
            Self::Both => true,
        }
    }
}

/// A request to the background. On the way it is `{"<name>":<body>}`, the body
/// as serde writes the type (`null` for one that has nothing to say); the answer
/// is `{"Ok":<answer>}` or `{"Err":"<code>"}`, and no text at all for what was dropped.
pub trait Request: Serialize + DeserializeOwned {
    /// What comes back.
    type Answer: Serialize + DeserializeOwned;
    /// Its name on the way.
    const NAME: &'static str;
    /// Who may ask.
    const FROM: Askers;

    /// The text to send. What the engine sends writes its own, because the content script does without serde.
    #[must_use]
    fn to_json(&self) -> String {
        // Writing strings, numbers and enums into memory has no way to fail.
        wire::request(Self::NAME, &serde_json::to_string(self).unwrap_or_default())
    }
}

/// Says of a type that it is a request: its name, who may ask, its answer.
macro_rules! request {
    ($request:ident, $name:literal, $from:ident => $answer:ty) => {
        impl $crate::protocol::Request for $request {
            type Answer = $answer;
            const NAME: &'static str = $name;
            const FROM: $crate::protocol::Askers = $crate::protocol::Askers::$from;
        }
    };
}
pub(crate) use request;

macro_rules! every_request {
    ($($family:ident::$request:ident),* $(,)?) => {
        /// Any of the requests: what the background takes apart, each with a duty of its own.
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "each variant is the request of that name")]
        pub enum AnyRequest {
            $($request($family::$request)),*
        }

        impl AnyRequest {
            /// Every name, and who may ask.
            pub const NAMES: &[(&str, Askers)] = &[$(($family::$request::NAME, $family::$request::FROM)),*];

            /// The request that a text from this place is; `None` for any other text, and for one that this place may not send.
            #[must_use]
            pub fn read(text: &str, place: Place) -> Option<Self> {
                let (name, body) = wire::parts(text)?;
                match name {
                    $($family::$request::NAME if $family::$request::FROM.has(place) => {
                        serde_json::from_str(body).ok().map(Self::$request)
                    })*
                    _ => None,
                }
            }
        }
    };
}

every_request! {
    page::Hello,
    page::Written,
    page::Hold,
    page::Inject,
    overview::ReadOverview,
    views::OpenView,
    views::OpenLens,
    record::ReadSummary,
    record::ReadHeld,
    record::CorrectOutcome,
    record::AddNote,
    record::ReportOtherPlace,
    record::ReportPast,
    record::Erase,
    record::EraseEntry,
    record::UndoErase,
    record::SetRetention,
    record::Import,
    pictures::TakePicture,
    pictures::FetchPicture,
    pictures::KeepPicture,
    remedies::ReadAdvice,
    remedies::RecordTrial,
    remedies::RecordTrialResult,
    remedies::RecordAddressTest,
    remedies::RecordReset,
    remedies::CheckSite,
    remedies::CheckBrowser,
    remedies::SetReminder,
    remedies::ReadReminders,
    remedies::EndReminder,
    remedies::RecordLetter,
    remedies::RecordReply,
    remedies::RecordTerms,
    clearing::Clear,
    clearing::ClearHere,
    clearing::PreviewClearing,
    clearing::ReadUndoOffer,
    clearing::UndoCookies,
    settings::SetMemory,
    settings::SetHint,
    settings::Pause,
    settings::ForgetAddress,
    pointing::AssignMessage,
    pointing::ForgetPlace,
}

#[cfg(test)]
mod tests;
