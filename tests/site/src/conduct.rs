//! How the whole site behaves until it is told otherwise: for requests whose
//! address carries no parameters, such as those of the extension itself.

use std::time::{Duration, SystemTime};

use crate::fault::{Delay, Fault};

/// What is out of the ordinary; the default is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conduct {
    /// Every page is answered with this status in its place.
    pub status: Option<u16>,
    /// Every answer is dated so many seconds off: by a site whose clock is ahead, or of somebody whose clock is behind.
    pub ahead: i64,
    /// `/auth/signin/` of the main host sends on to this address.
    pub sends_on: Option<String>,
    /// `/auth/signin/` of the main host is this page of `pages/kinds/`, whatever its query;
    /// asked with `api=…` it answers with nothing.
    pub kind: Option<&'static str>,
    /// Connections are closed without an answer.
    pub drops: bool,
    /// Nothing is answered until [`crate::Site::release_slow`].
    pub holds: bool,
}

impl Conduct {
    /// The faults of one request, which outweigh those of the whole site.
    pub(crate) fn or(&self, fault: Fault) -> Fault {
        Fault {
            delay: fault.delay.or(self.holds.then_some(Delay::UntilReleased)),
            drop: fault.drop || self.drops,
            status: fault.status.or(self.status),
        }
    }

    /// The `Date` of an answer, where it is to be another than the true one.
    pub(crate) fn date(&self) -> Option<String> {
        let off = Duration::from_secs(self.ahead.unsigned_abs());
        let now = SystemTime::now();
        let date = if self.ahead < 0 { now.checked_sub(off) } else { now.checked_add(off) };
        date.filter(|_| self.ahead != 0).map(httpdate::fmt_http_date)
    }
}
