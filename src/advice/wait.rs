//! How long to wait, by the evidence.

use serde::{Deserialize, Serialize};

/// Why waiting is of use. Sentences: `wait_…`, with the time of [`Wait::from`] as `$1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The site named an end.
    Announced,
    /// The site is down, without an end being named.
    Down,
    /// Too many visitors.
    Busy,
    /// The same words evening after evening.
    Evenings,
    /// The login is locked.
    Locked,
    /// Many attempts within an hour.
    ManyTries,
}

/// When to try again, in milliseconds since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// Why.
    pub why: Reason,
    /// Trying is of use from here on: the time to propose for a reminder.
    pub from: i64,
    /// By then it should be over.
    pub until: i64,
}
