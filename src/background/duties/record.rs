//! What a screen changes about the record itself.

use super::journal_writer;
use crate::background::Result;
use crate::journal::EventId;
use crate::journal::event::{Fact, Note, OtherPlaceReport, Outcome, OutcomeStatement, Witness, self_report};
use crate::journal::summary::Summary;

/// The summary after a change, or why it could not be made.
pub(crate) async fn summed(change: impl Future<Output = Result<()>>) -> Result<Summary> {
    change.await?;
    Ok(journal_writer::summary().await)
}

/// The person says how an attempt really ended.
pub(crate) async fn correct(attempt: EventId, outcome: Outcome) -> Result<()> {
    journal_writer::write(Fact::Outcome(OutcomeStatement { attempt, outcome, by: Witness::Person })).await
}

/// The person writes something down; nothing but blanks is nothing.
pub(crate) async fn note(note: Note) -> Result<()> {
    match self_report::kept(&note.text) {
        Some(words) => journal_writer::write(Fact::Note(Note { text: words, ..note })).await,
        None => Ok(()),
    }
}

/// The person saw something in another place.
pub(crate) async fn other_place(report: OtherPlaceReport) -> Result<()> {
    let said = report.said.as_deref().and_then(self_report::kept);
    journal_writer::write(Fact::Elsewhere(OtherPlaceReport { said, ..report })).await
}
