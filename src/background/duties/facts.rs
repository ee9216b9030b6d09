//! What a screen or a page hands in about a remedy, written down.

use super::journal_writer;
use crate::background::Result;
use crate::background::store::clock::now;
use crate::journal::EventId;
use crate::journal::event::{Fact, validate};

/// Writes a fact down if it has the shape that it must have, and gives the id of its event.
///
/// # Errors
/// What [`validate::check`] refuses, or what the storage does.
pub(crate) async fn write(fact: Fact) -> Result<EventId> {
    let event = journal_writer::event(now(), fact);
    validate::check(&event)?;
    let id = event.id.clone();
    journal_writer::keep(event).await?;
    Ok(id)
}
