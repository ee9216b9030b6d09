//! Cookies that a clearing removed and that can be put back for a minute.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::key::Json;
use crate::journal::event::{Event, Fact};

/// How long they can be put back, in milliseconds.
const FOR: i64 = 60_000;

/// The cookies, each as the browser gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovedCookies<C> {
    /// When the clearing was written down, in milliseconds since the epoch.
    pub at: i64,
    /// Until when they are held, in milliseconds since the epoch.
    pub until: i64,
    /// What was removed.
    pub cookies: Vec<C>,
}

impl<C: Serialize + DeserializeOwned> Json for RemovedCookies<C> {}

impl<C> RemovedCookies<C> {
    /// Held from this time on (ms since the epoch), for a minute.
    #[must_use]
    pub fn from(at: i64, cookies: Vec<C>) -> Self {
        Self { at, until: at.saturating_add(FOR), cookies }
    }

    /// Whether the minute is over. A clock that was set back makes nothing longer.
    #[must_use]
    pub fn is_over(&self, now: i64) -> bool {
        !(self.at..self.until).contains(&now)
    }

    /// Whether an attempt among these events ends it: what the site has set
    /// for that one must not be mixed with what was there before.
    #[must_use]
    pub fn is_ended_by(&self, arrived: &[Event]) -> bool {
        arrived.iter().any(|event| matches!(event.fact, Fact::Attempt(_)) && event.at >= self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::Stored;
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};

    #[test]
    fn they_can_be_put_back_for_a_minute() {
        let removed = RemovedCookies::from(1000, vec!["session".to_owned()]);
        assert!(!removed.is_over(1000) && !removed.is_over(60_999) && removed.is_over(61_000));
        assert!(removed.is_over(999), "the clock was set back");
        assert_eq!(RemovedCookies::read(&removed.write()), Some(removed));
        assert_eq!(RemovedCookies::<String>::read("{\"at\":1,\"until\":2,\"cookies\":[],\"more\":1}"), None);
    }

    #[test]
    fn only_an_attempt_that_came_later_ends_it() {
        let removed = RemovedCookies::from(1000, Vec::<()>::new());
        assert!(removed.is_ended_by(&[message(500, None, "x", None), attempt(1000, None, "v")]));
        assert!(!removed.is_ended_by(&[attempt(999, None, "v"), message(2000, None, "x", None)]));
    }
}
