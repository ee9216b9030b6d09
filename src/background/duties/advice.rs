//! What is likely, and what to try next: the core's advice over the latest events.

use super::journal_writer;
use crate::advice::{Advice, WINDOW, advise};
use crate::background::Result;
use crate::background::store::clock::now;
use crate::background::store::reader;
use crate::journal::histories;

/// The advice as it is now. The journal tab cuts the record in the same place, so that both say the same.
pub(crate) async fn advice() -> Result<Advice> {
    // What cannot be folded now is read from where it lies.
    let _ = journal_writer::fold(&[], None).await;
    folded().await
}

/// As [`advice`], where everything is folded already.
pub(crate) async fn folded() -> Result<Advice> {
    let events = reader::last(WINDOW).await?;
    let now = now();
    Ok(advise(&events, &histories(&events, now), now))
}
