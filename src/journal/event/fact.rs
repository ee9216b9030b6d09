//! What can happen: the facts that an event carries.

use serde::{Deserialize, Serialize};

use super::EventId;
use super::annotations::{Erasure, Notice, Picture};
use super::clearing::Clearing;
use super::environment::Environment;
use super::letter::{LetterSent, Reply, Terms};
use super::reachability::{EnvironmentCheck, Reachability};
use super::self_report::{Note, OtherPlaceReport, SelfReport};
use super::trial::{AddressTest, CookieRestoration, Reminder, ReminderEnd, ResetStep, Trial, TrialStatement};
use crate::form::outcome::PageAfter;
use crate::form::{FormKind, Outcome, Trouble, Way};
use crate::inspect::{Code, Field};
use crate::redact::{self, Address};

/// The longest site message that is kept, in characters. What is longer is
/// cut there, and [`SiteMessage::cut`] says how long it was.
pub const LONGEST_MESSAGE: usize = 100_000;
/// So often what was cut is masked and cut anew; then nothing changes any more.
const MOST_CUTS: usize = 3;

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Fact {
    /// A page that was loaded after an attempt, and what it shows.
    PageSeen(PageSeen),
    /// The person tried to log in.
    Attempt(Attempt),
    /// The site said something.
    SiteMessage(SiteMessage),
    /// Somebody states how an attempt ended.
    Outcome(OutcomeStatement),
    /// Cookies and stored data were removed.
    DataCleared(Clearing),
    /// The site announced trouble on a visit without an attempt.
    Notice(Notice),
    /// A picture of a page was kept; the picture itself lies under `picture:<id of this event>`.
    Picture(Picture),
    /// The person wrote something down.
    Note(Note),
    /// What the person remembers of the time before the record; the latest one holds.
    SelfReport(SelfReport),
    /// What the person saw in another place: another browser, the phone app.
    Elsewhere(OtherPlaceReport),
    /// Something is not in the record any more.
    Erased(Erasure),
    /// A remedy was tried.
    Trial(Trial),
    /// The person says what came of a trial.
    TrialResult(TrialStatement),
    /// An address was put to the test on the reset screen.
    AddressTested(AddressTest),
    /// A step on the way to a new password.
    Reset(ResetStep),
    /// Removed cookies were put back.
    CookiesRestored(CookieRestoration),
    /// The site was asked whether it answers.
    Reached(Reachability),
    /// The environment was checked.
    Checked(EnvironmentCheck),
    /// A reminder was set.
    Reminder(Reminder),
    /// A reminder is over.
    ReminderEnded(ReminderEnd),
    /// A letter went to the site's support.
    LetterSent(LetterSent),
    /// An answer came.
    Reply(Reply),
    /// Terms of use as the person saved them.
    Terms(Terms),
}

impl Fact {
    /// The first version of the stored shape that has this fact.
    #[must_use]
    pub fn first_schema(&self) -> u32 {
        match self {
            Self::PageSeen(_) | Self::Attempt(_) | Self::SiteMessage(_) | Self::Outcome(_) | Self::DataCleared(_) => 1,
            Self::Notice(_) | Self::Picture(_) | Self::Note(_) | Self::SelfReport(_) | Self::Elsewhere(_) | Self::Erased(_) => 2,
            Self::Trial(_)
            | Self::TrialResult(_)
            | Self::AddressTested(_)
            | Self::Reset(_)
            | Self::CookiesRestored(_)
            | Self::Reached(_)
            | Self::Checked(_)
            | Self::Reminder(_)
            | Self::ReminderEnded(_)
            | Self::LetterSent(_)
            | Self::Reply(_)
            | Self::Terms(_) => 3,
        }
    }

    /// The times in it that somebody remembers or set, in milliseconds since the epoch.
    pub(in crate::journal) fn times(&self) -> Vec<i64> {
        match self {
            Self::SelfReport(report) => report.since.iter().chain(&report.last_success).map(|time| time.at).collect(),
            Self::Elsewhere(elsewhere) => vec![elsewhere.when.at],
            Self::Trial(trial) => trial.when.iter().map(|time| time.at).collect(),
            Self::CookiesRestored(restored) => vec![restored.cleared_at],
            Self::Reminder(reminder) => vec![reminder.due],
            Self::Reply(reply) => vec![reply.when.at],
            _ => Vec::new(),
        }
    }

    /// The attempt that the fact belongs to by name.
    #[must_use]
    pub fn attempt(&self) -> Option<&EventId> {
        match self {
            Self::PageSeen(page) => page.attempt.as_ref(),
            Self::SiteMessage(message) => message.attempt.as_ref(),
            Self::Outcome(stated) => Some(&stated.attempt),
            Self::Note(note) => note.about.as_ref(),
            Self::Picture(picture) => picture.attempt.as_ref(),
            _ => None,
        }
    }
}

/// What a page shows that was loaded while an attempt waited for its outcome.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSeen {
    /// Where.
    pub page: Address,
    /// The HTTP status, where the browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Which form is there.
    pub form: FormKind,
    /// True: a sign of being logged in was seen. False: a sign of being logged out. None: neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in: Option<bool>,
    /// The site as a whole has a problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// The attempt that the page took itself to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<EventId>,
    /// From the request to the first byte of its answer, in milliseconds, where the browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took: Option<u32>,
}

impl PageSeen {
    /// What it tells of an attempt. `otherwise`: that one was made with another company's account.
    #[must_use]
    pub fn after(&self, otherwise: bool) -> PageAfter {
        PageAfter { trouble: self.trouble, status: self.status, signed_in: self.signed_in, form: self.form, otherwise }
    }
}

/// A finding that was open: what and where, never the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenFinding {
    /// The field.
    pub field: Field,
    /// What was odd about it.
    pub code: Code,
}

/// What set an attempt off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Trigger {
    /// The login button was pressed.
    #[default]
    Button,
    /// Enter in a field.
    Enter,
    /// The form's own `submit`.
    Submit,
    /// The address was sent on its own, as the first of two steps, and the site refused it.
    FirstStep,
}

/// The size of the part of the window that shows the page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Viewport {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// A try to log in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// Where.
    pub page: Address,
    /// What set it off.
    pub trigger: Trigger,
    /// What was odd about the fields at that moment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<OpenFinding>,
    /// A field had been filled in by the browser and not changed since.
    #[serde(default)]
    pub autofilled: bool,
    /// The page holds a captcha.
    #[serde(default)]
    pub captcha: bool,
    /// With whose account.
    #[serde(default, skip_serializing_if = "Way::is_mail")]
    pub way: Way,
    /// How much of the page could be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewport: Option<Viewport>,
    /// Whether the browser keeps cookies of this page, as it says itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cookies: Option<bool>,
    /// Browser and system; the background adds them when it folds the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
}

/// How a site message came to be on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Appeared {
    /// It stood in the page when it was loaded.
    #[default]
    WithPage,
    /// It was put there later.
    Later,
}

/// Words of the site, exactly as they stood but for what is masked (see [`crate::redact`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteMessage {
    /// The words.
    pub text: String,
    /// How many characters there were, if more than [`LONGEST_MESSAGE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<u32>,
    /// Where.
    pub page: Address,
    /// The HTTP status of the page, where the browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// With the page or later.
    pub appeared: Appeared,
    /// The attempt that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<EventId>,
    /// What was odd about the fields when that attempt was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<OpenFinding>,
}

impl SiteMessage {
    /// Words of the site as they are kept: masked (see [`crate::redact`]; `typed`: what the fields
    /// hold), then cut as [`Self::cut`] does. Twice is the same as once.
    #[must_use]
    pub fn masked(text: &str, typed: &[String]) -> (String, Option<u32>) {
        let (mut text, cut) = Self::cut(redact::masked(text, typed));
        // A number that was cut may be somebody's; and a mask may be longer than what it hides.
        for _ in 0..if cut.is_some() { MOST_CUTS } else { 0 } {
            text = Self::cut(redact::masked(&text, typed)).0;
        }
        (text, cut)
    }

    /// The first [`LONGEST_MESSAGE`] characters of a text, and how many it had if there were more.
    #[must_use]
    pub fn cut(mut text: String) -> (String, Option<u32>) {
        let Some((end, _)) = text.char_indices().nth(LONGEST_MESSAGE) else { return (text, None) };
        let count = u32::try_from(text.chars().count()).ok();
        text.truncate(end);
        (text, count)
    }
}

/// Who states an outcome; a later one in this list outweighs the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Witness {
    /// The clock: no page came in time.
    Clock,
    /// The page on which the attempt was made.
    Page,
    /// The person.
    Person,
}

/// An outcome as somebody states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeStatement {
    /// Whose.
    pub attempt: EventId,
    /// What.
    pub outcome: Outcome,
    /// By whom.
    pub by: Witness,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_cut_between_characters_and_says_how_long_it_was() {
        let longest = "字".repeat(LONGEST_MESSAGE);
        assert_eq!(SiteMessage::cut(longest.clone()), (longest.clone(), None));
        assert_eq!(SiteMessage::cut([&*longest, "余り"].concat()), (longest, Some(100_002)));
        assert_eq!(SiteMessage::cut(String::new()), (String::new(), None));
    }
}
