//! The shape of advice: codes, numbers and times, no sentence. It goes from the
//! background to panel and popup as JSON.

use serde::{Deserialize, Serialize};

use super::hint::Hint;
use super::rule::{Polarity, Rule};
use super::wait::Wait;
use super::{Cause, Remedy};
use crate::journal::EventId;
use crate::journal::event::{TrialResult, Variant};

/// How certain the first cause is. Sentences: `certainty_…`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Certainty {
    /// 「わかりません」: then no cause is to be named.
    #[default]
    Unknown,
    /// It may be.
    Possible,
    /// Probably.
    Likely,
    /// The site's own words or a measurement say so.
    Clear,
}

/// Where the person stands. Sentences: `standing_…`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// No attempt yet.
    #[default]
    Untried,
    /// Not logged in since the last attempt that worked.
    Failing,
    /// The latest attempt led in.
    In,
}

/// What speaks for or against a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Which. Sentence: `ground_…`.
    pub rule: Rule,
    /// In which direction.
    pub speaks: Polarity,
    /// How often it was seen.
    pub times: u32,
    /// When last, in milliseconds since the epoch, where it has a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

/// A cause with its grounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankedCause {
    /// Which.
    pub cause: Cause,
    /// What speaks for it less what speaks against it.
    pub points: i32,
    /// The grounds: those for it first, the weightier before the lighter.
    pub grounds: Vec<Ground>,
}

/// One of the eight remedies in the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Which.
    pub remedy: Remedy,
    /// How often it was tried since logging in last worked.
    pub times: u32,
    /// When last, in milliseconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// In which way last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Variant>,
    /// What came of the last trial; `None` while no attempt and no person tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<TrialResult>,
    /// The event of the last trial, by which the person can say what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
}

/// What is likely, and what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Where the person stands.
    pub standing: Standing,
    /// All five causes, the likeliest first.
    pub causes: Vec<RankedCause>,
    /// How certain the first of them is.
    pub certainty: Certainty,
    /// What to try next; `None`: nothing, the latest attempt led in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Remedy>,
    /// The other seven, those of most use first.
    pub others: Vec<Remedy>,
    /// What would decide between the first two causes, where both are in question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deciding: Option<Remedy>,
    /// When to try again, where waiting is of use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<Wait>,
    /// Until when the link in the newest mail for a new password holds, in milliseconds since the epoch;
    /// also when that is over. `None`: none is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_until: Option<i64>,
    /// Attempts in the last hour.
    pub last_hour: u32,
    /// They are so many that a rest is wise.
    pub slow_down: bool,
    /// What else is good to know, the most pressing first.
    pub hints: Vec<Hint>,
    /// The eight, in their order.
    pub checklist: Vec<ChecklistItem>,
}

impl Advice {
    /// The cause to name; `None`: it is not known.
    #[must_use]
    pub fn first(&self) -> Option<&RankedCause> {
        self.causes.first().filter(|_| self.certainty != Certainty::Unknown)
    }
}
