//! One trial of a remedy, and what an outcome says of it.

use crate::journal::event::{EventId, Outcome, Remedy, TrialResult, Variant};

/// A trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialRecord {
    /// Its event.
    pub event: EventId,
    /// When it was tried, in milliseconds since the epoch; as the person remembers it where [`TrialRecord::self_reported`].
    pub at: i64,
    /// Minutes east of UTC where it was written down.
    pub zone: i32,
    /// Which remedy.
    pub remedy: Remedy,
    /// In which way, where there are several.
    pub variant: Option<Variant>,
    /// The person ticked it off by hand.
    pub self_reported: bool,
    /// What came of it; `None` until an attempt or the person tells.
    pub result: Option<TrialResult>,
    /// The result is what the person says.
    pub result_self_reported: bool,
}

/// What an outcome says of what was tried before it; `None`: nothing, the next one may.
pub(super) fn result_of(outcome: Outcome) -> Option<TrialResult> {
    match outcome {
        Outcome::In => Some(TrialResult::Solved),
        Outcome::Refused | Outcome::NoAnswer | Outcome::SiteDown => Some(TrialResult::Unchanged),
        Outcome::Captcha | Outcome::NotSent | Outcome::Unknown => None,
    }
}
