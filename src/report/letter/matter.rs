//! What a letter is about: its subject, its first sentence and a question of
//! its own hang on it.

use serde::Serialize;

use super::Case;
use crate::advice::Cause;
use crate::journal::event::{Fact, Outcome, ResetStep, Way};
use crate::report::Wording;

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
    /// Logging in with another company's account does not work.
    OtherWay(Way),
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
        let other = case.row().filter_map(|(position, _)| match &case.record.events[position].fact {
            Fact::Attempt(attempt) if !attempt.way.is_mail() => Some(attempt.way),
            _ => None,
        });
        let other: Vec<Way> = other.collect();
        match (step, cause) {
            (Some((ResetStep::NoMail, at)), _) if case.success_before(at) => Self::ResetMail,
            (Some((ResetStep::PasswordSent, at)), _) if failed_after(at) => Self::AfterReset,
            (_, Some(Cause::Site)) => Self::Site,
            _ if other.len() * 2 > row.len() => other.last().map_or(Self::Login, |way| Self::OtherWay(*way)),
            _ if site > 0 && site * 2 > row.len() => Self::Site,
            (_, Some(Cause::Account)) => Self::Account,
            _ => Self::Login,
        }
    }

    /// The sentence of this kind for it, such as its subject.
    pub(super) fn say(self, kind: &str, words: &Wording<'_>) -> String {
        let way = if let Self::OtherWay(way) = self { words.say("way", &way) } else { String::new() };
        words.with(&crate::report::key(kind, &self), &[&way])
    }
}
