//! All that panel and popup show of how it stands, from one fold.

use super::clearing::undo;
use super::duties::advice;
use super::duties::journal_writer;
use crate::journal::EventId;
use crate::protocol::overview::Overview;

/// How it stands now; `ids` are events of which `tab` is now known. It never
/// fails: where the storage does, the summary says so.
pub(crate) async fn overview(ids: &[EventId], tab: Option<i32>) -> Overview {
    let summary = journal_writer::summary_with(ids, tab).await;
    // Without advice less is said.
    let advice = advice::folded().await.unwrap_or_default();
    Overview { summary, advice, undoable: undo::offer().await }
}
