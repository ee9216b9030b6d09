//! What a page, a form and an attempt can be: the words of judgement, as they
//! stand in the record too.

use serde::{Deserialize, Serialize};

use crate::site::messages::{self, Meaning};

/// What kind of form a page holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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

/// With whose account somebody logs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Way {
    /// Mail address and password of the site itself.
    #[default]
    Mail,
    /// Yahoo! JAPAN ID.
    Yahoo,
    /// LINE.
    Line,
    /// Apple.
    Apple,
}

impl Way {
    /// The site's own form, not another company's page.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        *self == Self::Mail
    }
}

/// A state of the whole site, read off a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Trouble {
    /// Maintenance is announced.
    Maintenance,
    /// Too many visitors.
    Busy,
    /// The HTTP status is 500 or above.
    ServerError,
}

impl Trouble {
    /// Trouble that a text announces as a state of now.
    #[must_use]
    pub fn announced(words: &str) -> Option<Self> {
        messages::announced(words).and_then(Self::of)
    }

    /// Trouble that a page calls itself after in its title or a heading.
    #[must_use]
    pub fn titled(title: &str) -> Option<Self> {
        messages::titled(title).and_then(Self::of)
    }

    fn of(meaning: Meaning) -> Option<Self> {
        match meaning {
            Meaning::Maintenance => Some(Self::Maintenance),
            Meaning::Busy => Some(Self::Busy),
            _ => None,
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
