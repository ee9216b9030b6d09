//! What popup and journal tab ask about the record: to add to it, to take out
//! of it, how long it stays. A change is answered by the summary as it is afterwards.

use serde::{Deserialize, Serialize};

use super::request;
use crate::journal::EventId;
use crate::journal::event::{Note, OtherPlaceReport, Outcome, SelfReport};
use crate::journal::storage::import::{Damage, ImportReport};
use crate::journal::summary::Summary;

/// The record in a few facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSummary;

request!(ReadSummary, "summary", Screen => Summary);

/// What is only in memory. Answer: the events' JSON texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadHeld;

request!(ReadHeld, "held", Screen => Vec<String>);

/// The person says how an attempt really ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectOutcome {
    /// Which attempt.
    pub attempt: EventId,
    /// How it ended.
    pub outcome: Outcome,
}

request!(CorrectOutcome, "correct", Screen => Summary);

/// The person writes something down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddNote(pub Note);

request!(AddNote, "note", Screen => Summary);

/// The person saw something in another place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportOtherPlace(pub OtherPlaceReport);

request!(ReportOtherPlace, "elsewhere", Screen => Summary);

/// What the person remembers of the time before the record, or that the question was skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPast(pub SelfReport);

request!(ReportPast, "self-report", Screen => Summary);

/// Erase this attempt, or everything. It can be taken back for [`crate::journal::storage::erasure::UNDO_FOR`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase(pub Option<EventId>);

request!(Erase, "erase", Screen => Summary);

/// Erase one entry that is no attempt. [`super::Failure::NotThere`]: there is none of that id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseEntry(pub EventId);

request!(EraseEntry, "erase-one", Screen => ());

/// Take the last erasure back. [`super::Failure::TooLate`]: it is gone for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoErase;

request!(UndoErase, "undo-erase", Screen => Summary);

/// Keep the record for so many days, one of [`crate::journal::storage::retention::CHOICES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRetention(pub u32);

request!(SetRetention, "retention", Screen => Summary);

/// Add what a saved log holds; its text. Where the file is damaged nothing is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import(pub String);

request!(Import, "import", Screen => Result<ImportReport, Damage>);
