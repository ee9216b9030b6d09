//! What a letter is about: its subject, its first sentence and a question of
//! its own hang on it.

use serde::Serialize;

use super::Case;
use crate::advice::Cause;
use crate::journal::event::{Fact, Outcome, ResetStep, Way};
use crate::report::Wording;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Event;
    use crate::journal::attempts::tests::{attempt, message, page};
    use crate::journal::event::FormKind;
    use crate::journal::event::tests::event;
    use crate::report::Record;
    use crate::report::time::Local;
    use crate::report::wording::tests::sentences;

    const NOW: i64 = 1_000_000;

    fn refused(at: i64) -> [Event; 2] {
        [attempt(at, Some(1), &format!("v{at}")), page(at + 500, Some(1), FormKind::SignIn, None)]
    }

    fn matter(events: impl IntoIterator<Item = Event>, cause: Option<Cause>) -> Matter {
        let (record, ja) = (Record::new(events.into_iter().collect(), vec![], NOW), sentences("ja"));
        Matter::of(&Case::new(&record, NOW, 540, Wording::new(&ja, Local::new(NOW, 540))), cause)
    }

    #[test]
    fn the_record_says_it_before_the_likeliest_cause_does() {
        assert_eq!(matter(refused(10_000), None), Matter::Login);
        assert_eq!(matter(refused(10_000), Some(Cause::Account)), Matter::Account);
        assert_eq!(matter(refused(10_000), Some(Cause::Site)), Matter::Site);
        let silent = attempt(10_000, Some(1), "a");
        assert_eq!(matter([silent], Some(Cause::Account)), Matter::Site, "nothing came within the minute");
        let step = |at, step| event(at, Fact::Reset(step));
        let no_mail = refused(10_000).into_iter().chain([step(20_000, ResetStep::NoMail)]);
        assert_eq!(matter(no_mail.clone(), Some(Cause::Site)), Matter::ResetMail);
        let inside = [attempt(30_000, Some(1), "b"), page(30_500, Some(1), FormKind::None, Some(true))];
        assert_eq!(matter(no_mail.chain(inside).chain(refused(40_000)), None), Matter::Login, "that is over");
        let sent = refused(10_000).into_iter().chain([step(20_000, ResetStep::PasswordSent)]);
        assert_eq!(matter(sent.clone(), None), Matter::Login, "the new password was not tried yet");
        assert_eq!(matter(sent.chain(refused(30_000)), None), Matter::AfterReset);
    }

    #[test]
    fn another_companys_account_is_named() {
        let mut tried = attempt(10_000, Some(1), "a");
        if let Fact::Attempt(attempt) = &mut tried.fact {
            attempt.way = Way::Yahoo;
        }
        let said = message(10_500, Some(1), "認証に失敗しました", Some(tried.id.clone()));
        assert_eq!(matter([tried, said], None), Matter::OtherWay(Way::Yahoo));
        let ja = sentences("ja");
        let words = Wording::new(&ja, Local::new(NOW, 540));
        assert_eq!(Matter::OtherWay(Way::Yahoo).say("letter_subject", &words), "Yahoo! JAPAN ID でハピタスにログインできない件について");
        assert_eq!(Matter::Login.say("letter_subject", &words), "ログインできない件について");
    }
}
