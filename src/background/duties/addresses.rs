//! Forgetting addresses that are remembered. They are remembered when the record
//! is summed up ([`super::summary`]).

use crate::background::Result;
use crate::background::store::lock::alone;
use crate::journal::storage::keys::{CANDIDATE, REMEMBERED};
use crate::webext::storage;

/// Forgets one address.
pub(crate) async fn forget(digest: String) -> Result<()> {
    alone(async move {
        let mut remembered = storage::get(&REMEMBERED).await?.unwrap_or_default();
        remembered.retain(|address| address.digest != digest);
        Ok(storage::set(&REMEMBERED, &remembered).await?)
    })
    .await
}

/// Forgets all of them, and what waits to become one.
pub(crate) async fn forget_all() -> Result<()> {
    alone(async {
        let keys = storage::keys().await?;
        let all: Vec<&String> = keys.iter().filter(|key| CANDIDATE.has(key) || REMEMBERED.is(key)).collect();
        Ok(storage::remove(&all).await?)
    })
    .await
}
