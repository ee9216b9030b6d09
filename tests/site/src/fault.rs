//! Answers that go wrong on purpose: `slow`, `drop`, `status`, `on`.

use std::time::Duration;

use tokio::sync::watch;

use crate::query::Query;
use crate::record::Request;

/// How one answer is to fail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) delay: Option<Delay>,
    /// Close the connection instead of answering.
    pub(crate) drop: bool,
    /// Answer with this status in place of the page.
    pub(crate) status: Option<u16>,
}

/// How long an answer is held; a release ends both kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delay {
    For(Duration),
    UntilReleased,
}

impl Fault {
    /// Faults touch POST requests, or with `on=get` GET requests instead.
    pub(crate) fn of(request: &Request) -> Self {
        let query = Query::parse(&request.query);
        let method = if query.is("on", "get") { "GET" } else { "POST" };
        if request.method != method {
            return Self::default();
        }
        Self {
            delay: query.get("slow").and_then(delay),
            drop: query.on("drop"),
            status: query.get("status").and_then(|status| status.parse().ok()).filter(|status| (400..600).contains(status)),
        }
    }

    /// Waits as long as the answer is to be held.
    pub(crate) async fn wait(self, mut release: watch::Receiver<()>) {
        // Both errors mean that the wait is over: the time is up, or the server stops.
        match self.delay {
            Some(Delay::For(time)) => {
                let _ = tokio::time::timeout(time, release.changed()).await;
            }
            Some(Delay::UntilReleased) => {
                let _ = release.changed().await;
            }
            None => {}
        }
    }
}

fn delay(value: &str) -> Option<Delay> {
    if value == "hold" {
        return Some(Delay::UntilReleased);
    }
    let milliseconds = value.parse().ok()?;
    Some(Delay::For(Duration::from_millis(milliseconds)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(method: &str, query: &str) -> Fault {
        Fault::of(&Request {
            host: String::new(),
            method: method.to_owned(),
            path: String::new(),
            query: query.to_owned(),
            headers: Vec::new(),
            cookies: Vec::new(),
            body: String::new(),
        })
    }

    #[test]
    fn a_get_is_spared_unless_asked_for() {
        assert_eq!(fault("GET", "drop=1&status=503"), Fault::default());
        assert!(fault("POST", "drop=1").drop);
        assert_eq!(fault("GET", "status=503&on=get").status, Some(503));
        assert_eq!(fault("POST", "status=503&on=get"), Fault::default());
    }

    #[test]
    fn a_delay_is_a_time_or_until_released() {
        let time = Delay::For(Duration::from_millis(250));
        assert_eq!(fault("POST", "slow=250").delay, Some(time));
        assert_eq!(fault("POST", "slow=hold").delay, Some(Delay::UntilReleased));
        assert_eq!(fault("POST", "slow=soon").delay, None);
    }

    #[test]
    fn only_failures_are_statuses() {
        assert_eq!(fault("POST", "status=200").status, None);
        assert_eq!(fault("POST", "status=429").status, Some(429));
    }
}
