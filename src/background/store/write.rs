//! Writes of the record, and how they went.

use super::{repair, write_queue};
use crate::background::Result;
use crate::journal::storage::key::{Key, Stored};
use crate::protocol::Failure;
use crate::webext::storage;

/// Writes a value; see [`set_all`].
pub(crate) async fn set<T: Stored>(key: &Key<T>, value: &T) -> Result<()> {
    set_all(&[key.with(value)]).await
}

/// Writes all of these in one batch, or none, and remembers how that went: the
/// summary tells the person, and a torn store is made whole before the next write.
pub(crate) async fn set_all(items: &[(String, String)]) -> Result<()> {
    let result = match repair::if_torn().await {
        Ok(()) => storage::set_all(items).await.map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    if result.is_err() {
        repair::torn().await;
    }
    write_queue::wrote(result.err());
    result
}
