//! Waiting for something to come true: the only place of this crate that sleeps.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use crate::{Error, Result, Session};

/// How long the browser may take for anything.
pub const DEADLINE: Duration = Duration::from_secs(15);
const LAST_LOOK: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(20);

/// Asks `probe` until it has an answer. An `Err` of the probe counts as "not yet" (elements come
/// and go while a page loads) and is reported when time runs out.
pub(crate) async fn poll<T>(deadline: Duration, pause: Duration, mut probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T, String> {
    let start = Instant::now();
    let mut last = "nothing yet".to_owned();
    loop {
        let left = deadline.saturating_sub(start.elapsed());
        // The last look, too, gets time to return.
        match tokio::time::timeout(left.max(LAST_LOOK), probe()).await {
            Ok(Ok(Some(found))) => return Ok(found),
            Ok(Ok(None)) => {}
            Ok(Err(error)) => last = error.to_string(),
            Err(_) => return Err(format!("{last} (and the last look did not return)")),
        }
        if start.elapsed() >= deadline {
            return Err(last);
        }
        tokio::time::sleep(pause).await;
    }
}

impl Session {
    /// Asks `probe` until it gives `Some`; the error names `what` was waited for.
    pub async fn wait<T>(&self, what: &str, probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
        match poll(DEADLINE, PAUSE, probe).await {
            Ok(found) => Ok(found),
            Err(last) => Err(self.timeout(what, last).await),
        }
    }

    /// Asks for a value until `accept` likes it; the error shows the last value that was seen.
    pub async fn wait_until<T: Debug>(
        &self,
        what: &str,
        mut value: impl AsyncFnMut() -> Result<T>,
        accept: impl Fn(&T) -> bool,
    ) -> Result<T> {
        let mut last = None;
        let found = poll(DEADLINE, PAUSE, async || {
            let seen = value().await?;
            let good = accept(&seen);
            let text = format!("{seen:?}");
            last = Some(text);
            Ok(good.then_some(seen))
        })
        .await;
        match found {
            Ok(found) => Ok(found),
            Err(error) => Err(self.timeout(what, last.unwrap_or(error)).await),
        }
    }

    async fn timeout(&self, what: &str, last: String) -> Error {
        let address = match tokio::time::timeout(Duration::from_secs(1), self.driver().current_url()).await {
            Ok(Ok(url)) => url.to_string(),
            _ => "an unknown address".to_owned(),
        };
        Error::Timeout { what: what.to_owned(), waited: DEADLINE, last: format!("{last}; at {address}") }
    }
}
