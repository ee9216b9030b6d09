//! What the person has pointed at: the page that they did it on writes it down
//! itself; here it is forgotten, and words that were pointed at find their attempt.

use super::journal_writer::fold_alone;
use crate::background::Result;
use crate::background::store::checkpoint::latest_attempt;
use crate::background::store::lock::alone;
use crate::journal::EventId;
use crate::journal::storage::keys::POINTED;
use crate::journal::storage::pointed::Role;
use crate::webext::storage;

/// The person takes back what was pointed at.
pub(crate) async fn forget(host: String, role: Role) -> Result<()> {
    alone(async move {
        let key = POINTED.key(&host);
        let mut all = storage::get(&key).await?.unwrap_or_default();
        all.retain(|pointed| pointed.role != role);
        let done = if all.is_empty() { storage::remove(&[key]).await } else { storage::set(&key, &all).await };
        Ok(done?)
    })
    .await
}

/// Whether words that a page in `tab` has written down belong to an attempt.
pub(crate) async fn belongs(id: EventId, tab: Option<i32>) -> Result<bool> {
    alone(async move {
        fold_alone(std::slice::from_ref(&id), tab).await?;
        Ok(latest_attempt(tab, id.at().unwrap_or_default()).await?.is_some())
    })
    .await
}
