//! How many messages were dropped because they were not understood or not allowed.

use super::lock::alone;
use crate::journal::storage::keys::DROPPED;
use crate::webext::storage;

/// Counts one more.
pub(crate) async fn count() {
    // A count that cannot be kept now is one short.
    let _ = alone(async {
        let before = storage::get(&DROPPED).await?.unwrap_or(0);
        Ok(storage::set(&DROPPED, &before.saturating_add(1)).await?)
    })
    .await;
}
