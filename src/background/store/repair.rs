//! After a write that failed Chromium's store is torn. It appends to a log,
//! and where the disk was full half an entry stands there: what is written
//! behind it is answered as written and can be read, but is gone at the next
//! start of the browser, and some of what stood before it as well (measured,
//! `./build.sh drill full`; the reader gives up at the torn place). A log is
//! begun anew when enough has been written, and all that is in memory then
//! goes into a file of its own. So before anything is trusted to a store that
//! once refused, that much is written, and removed again.

use std::cell::Cell;

use crate::background::Result;
use crate::journal::storage::keys::{FILLER, TORN};
use crate::webext::{runtime, session, storage};

/// How much is written at a time, in bytes.
const PIECE: usize = 1 << 20;
/// How often: a log takes 4 MB. The third one is begun only when the first has become a file.
const PIECES: usize = 13;

thread_local! {
    /// Whether the store is torn. `None`: this wake has not asked yet.
    static IS_TORN: Cell<Option<bool>> = const { Cell::new(None) };
}

/// A write has failed.
pub(crate) async fn torn() {
    // Asked anew at each failure, it would be written anew.
    if keeps_a_log() && IS_TORN.replace(Some(true)) != Some(true) {
        // Not remembered, it holds for as long as this wake lasts.
        let _ = session::set(&TORN, &()).await;
    }
}

/// Makes a torn store whole.
///
/// # Errors
/// When it still takes too little: what is to be kept stays in memory better than there.
pub(crate) async fn if_torn() -> Result<()> {
    if !keeps_a_log() {
        return Ok(());
    }
    let torn = match IS_TORN.get() {
        Some(torn) => torn,
        None => session::get(&TORN).await.is_ok_and(|torn| torn.is_some()),
    };
    IS_TORN.set(Some(torn));
    if !torn {
        return Ok(());
    }
    for n in 0..PIECES {
        // The same text once more would not be written.
        let piece = ["x".repeat(PIECE), n.to_string()].concat();
        storage::set(&FILLER, &piece).await?;
    }
    storage::remove(&[FILLER]).await?;
    IS_TORN.set(Some(false));
    Ok(session::remove(&TORN).await?)
}

/// Firefox keeps a data base that takes back what it could not finish.
fn keeps_a_log() -> bool {
    runtime::url("").is_ok_and(|url| url.starts_with("chrome-extension:"))
}
