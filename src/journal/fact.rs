//! What can happen: the facts that an event carries.

use serde::{Deserialize, Serialize};

use super::clearing::Clearing;
use super::event::EventId;
use crate::inspect::{Code, Field};

/// The longest site message that is kept, in characters. What is longer is
/// cut there, and [`SiteMessage::cut`] says how long it was.
pub const LONGEST_MESSAGE: usize = 100_000;

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// A page that was loaded after an attempt, and what it shows.
    PageSeen(PageSeen),
    /// The person tried to log in.
    Attempt(Attempt),
    /// The site said something.
    SiteMessage(SiteMessage),
    /// Somebody states how an attempt ended.
    Outcome(Stated),
    /// Cookies and stored data were removed.
    DataCleared(Clearing),
}

/// A page of the site, without anything that could name a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// For example `hapitas.jp`.
    pub host: String,
    /// The path; mail addresses and long tokens in it are masked.
    pub path: String,
    /// The names of the query's keys; their values are never kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
}

/// What kind of form a page holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormKind {
    /// None that concerns us.
    #[default]
    None,
    /// A form to log in.
    SignIn,
    /// A form that asks for a reset mail.
    Reset,
    /// A new account or a new password: never taken for a login.
    Register,
}

/// A state of the whole site, read off a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Maintenance is announced.
    Maintenance,
    /// Too many visitors.
    Busy,
    /// The HTTP status is 500 or above.
    ServerError,
}

/// What a page shows that was loaded while an attempt waited for its outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// The login button was pressed.
    Button,
    /// Enter in a field.
    Enter,
    /// The form's own `submit`.
    Submit,
}

/// A try to log in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// How a site message came to be on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appeared {
    /// It stood in the page when it was loaded.
    WithPage,
    /// It was put there later.
    Later,
}

/// Words of the site, exactly as they stood (mail addresses masked).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Logged in.
    In,
    /// The sign-in form came back.
    Refused,
    /// A captcha opened and was not finished.
    Captcha,
    /// Nothing left the browser.
    NotSent,
    /// No page came.
    NoAnswer,
    /// Maintenance or a server error.
    SiteDown,
    /// The record does not tell.
    Unknown,
}

/// Who states an outcome; a later one in this list outweighs the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Witness {
    /// The page on which the attempt was made.
    Page,
    /// The person.
    Person,
}

/// An outcome as somebody states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Whose.
    pub attempt: EventId,
    /// What.
    pub outcome: Outcome,
    /// By whom.
    pub by: Witness,
}
