//! What a letter is about: its subject, its first sentence and a question of
//! its own hang on it.

use serde::Serialize;

use super::Case;
use crate::advice::Cause;
use crate::journal::event::{Fact, Outcome, ResetStep};

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// Logging in does not work.
    Login,
    /// The mail for a new password does not come.
    ResetMail,
    /// Logging in does not work with a new password either.
    AfterReset,
    /// Something about the account.
    Account,
    /// The site does not answer, or not as it should.
    Site,
}

impl Matter {
    /// What the record says first, then the likeliest cause.
    #[must_use]
    pub fn of(case: &Case<'_>, cause: Option<Cause>) -> Self {
        let step = case.record.events.iter().rev().find_map(|event| match &event.fact {
            Fact::Reset(step) => Some((*step, event.at)),
            _ => None,
        });
        let failed_after = |at| case.row().any(|(position, outcome)| case.record.events[position].at > at && outcome == Outcome::Refused);
        let row: Vec<Outcome> = case.row().map(|(_, outcome)| outcome).collect();
        let site = row.iter().filter(|outcome| matches!(outcome, Outcome::SiteDown | Outcome::NoAnswer)).count();
        match (step, cause) {
            (Some((ResetStep::NoMail, at)), _) if case.figures.last_success.is_none() || failed_after(at) || !row.is_empty() => Self::ResetMail,
            (Some((ResetStep::PasswordSent, at)), _) if failed_after(at) => Self::AfterReset,
            (_, Some(Cause::Site)) => Self::Site,
            _ if site > 0 && site * 2 > row.len() => Self::Site,
            (_, Some(Cause::Account)) => Self::Account,
            _ => Self::Login,
        }
    }
}
