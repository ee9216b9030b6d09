//! What is asked of the background about remedies: advice, trials, clearing
//! with a way back, whether the site answers, reminders, letters. JSON text like
//! a [`crate::message::Message`], and a kind of its own so that the engine,
//! which asks none of this, need not carry its code.

use serde::{Deserialize, Serialize};

use crate::asked::Asked;
use crate::journal::EventId;
use crate::journal::event::{AddressTested, DataKind, LetterSent, Reminder, ReminderEnded, Reply, ResetStep, Terms, Trial, TrialEnded};
use crate::message::Place;

/// What a clearing takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Cookies, stored data and cache.
    #[default]
    All,
    /// Only cookies.
    Cookies,
    /// Only the cache.
    Cache,
}

/// What a clearing would take from one host: counts, never values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lying {
    /// For example `sp.hapitas.jp`.
    pub host: String,
    /// Which type.
    pub kind: DataKind,
    /// How many; `None`: this browser does not tell without a page of the host.
    pub count: Option<u32>,
}

/// Cookies that can be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undoable {
    /// Until when, in milliseconds since the epoch.
    pub until: i64,
    /// How many.
    pub cookies: u32,
}

/// Why cookies could not be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotUndone {
    /// The time is over, or an attempt was made since, or the browser was restarted: nothing is held any more.
    TooLate,
    /// The permission for the site was withdrawn.
    NoPermission,
}

/// A request about remedies. Unless it says otherwise it is answered by `null`,
/// or by what went wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Trying {
    /// What is likely, and what to try next. Answer: advice as JSON.
    Advice,
    /// A remedy was tried. Answer: the id of its event.
    Tried(Trial),
    /// The person says what came of a trial.
    Result(TrialEnded),
    /// An address was put to the test.
    AddressTested(AddressTested),
    /// A step on the way to a new password.
    Reset(ResetStep),
    /// What a clearing would take. Answer: a list of [`Lying`].
    Preview,
    /// Clear so much and load the sign-in page anew in this tab (none: only clear).
    /// Answer: a [`crate::journal::event::Clearing`].
    Clear(Extent, Option<i32>),
    /// Whether cookies can be put back. Answer: [`Undoable`] or null.
    Undoable,
    /// Put the cookies back. Answer: `{"Ok":`[`crate::journal::event::CookiesRestored`]`}` or `{"Err":`[`NotUndone`]`}`.
    UndoCookies,
    /// Ask the site whether it answers. Answer: a [`crate::journal::event::Reached`].
    Ask,
    /// Check the environment; the tab of this number shows a page of the site (none: no page is asked).
    /// Answer: a [`crate::journal::event::Checked`].
    Check(Option<i32>),
    /// Remind the person. Answer: the id of its event.
    Remind(Reminder),
    /// Reminders that have been set and are not over. Answer: a list of pairs of id and [`Reminder`].
    Reminders,
    /// A reminder is over.
    EndReminder(ReminderEnded),
    /// A letter was sent. Answer: the id of its event.
    LetterSent(LetterSent),
    /// An answer came. Answer: the id of its event.
    Reply(Reply),
    /// Terms of use as the person saved them. Answer: the id of its event.
    Terms(Terms),
    /// Erase one event of the above kinds.
    EraseOne(EventId),
}

impl Asked for Trying {}

impl Trying {
    /// Whether that place may ask this.
    #[must_use]
    pub fn allowed_from(&self, place: Place) -> bool {
        match self {
            Self::Advice
            | Self::Tried(_)
            | Self::AddressTested(_)
            | Self::Reset(_)
            | Self::Undoable
            | Self::UndoCookies
            | Self::Ask
            | Self::Remind(_) => true,
            Self::Result(_)
            | Self::Preview
            | Self::Clear(..)
            | Self::Check(_)
            | Self::Reminders
            | Self::EndReminder(_)
            | Self::LetterSent(_)
            | Self::Reply(_)
            | Self::Terms(_)
            | Self::EraseOne(_) => place == Place::Screen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{About, Remedy};
    use crate::message::Message;
    use crate::pointing::Pointing;
    use crate::request::Request;

    #[test]
    fn requests_survive_the_way_and_are_of_no_other_kind() {
        for trying in [
            Trying::Advice,
            Trying::Tried(Trial { remedy: Remedy::CheckInput, variant: None, when: None }),
            Trying::Reset(ResetStep::Asked),
            Trying::Preview,
            Trying::Clear(Extent::Cache, Some(3)),
            Trying::UndoCookies,
            Trying::Ask,
            Trying::Check(None),
            Trying::Remind(Reminder { about: About::TryAgain, due: 5 }),
        ] {
            let text = trying.to_json();
            assert_eq!(Trying::from_json(&text), Some(trying));
            let other = Message::from_json(&text).is_ok() || Request::from_json(&text).is_some() || Pointing::from_json(&text).is_some();
            assert!(!other, "{text}");
        }
    }

    #[test]
    fn foreign_texts_are_none() {
        for text in ["", "{}", "\"clear\"", "{\"clear\":[\"passwords\",1]}", "{\"tried\":{\"remedy\":\"magic\"}}", "{\"check\":\"1\"}"] {
            assert_eq!(Trying::from_json(text), None, "{text}");
        }
    }

    #[test]
    fn a_page_neither_clears_in_part_nor_writes_letters() {
        assert!(!Trying::Clear(Extent::All, None).allowed_from(Place::Page));
        assert!(!Trying::Terms(Terms { text: String::new() }).allowed_from(Place::Page));
        assert!(Trying::Advice.allowed_from(Place::Page));
    }
}
