//! Whether the site answers, and whether this browser is fit to log in: what
//! was found when the person asked.

use serde::{Deserialize, Serialize};

use crate::form::Trouble;

/// Why no answer came. Where a browser does not tell two of them apart, both are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Failure {
    /// This computer has no network.
    Offline,
    /// The site's name could not be looked up.
    Name,
    /// The site's certificate was not accepted.
    Certificate,
    /// Nothing took the connection.
    Connection,
    /// Nothing came in time.
    TimedOut,
    /// The extension may not ask the site: the permission was withdrawn.
    Permission,
}

/// The site was asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reachability {
    /// For example `hapitas.jp`.
    pub host: String,
    /// The HTTP status of its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// From the question to the answer, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took: Option<u32>,
    /// Why none came; several where the browser does not tell which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<Failure>,
    /// The browser's own code for it, such as `net::ERR_NAME_NOT_RESOLVED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The site as a whole has a problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// The site's words about it (masked like a message).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How far this computer's clock is ahead of the site's, in milliseconds; behind: negative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<i64>,
}

/// What of this browser was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Aspect {
    /// Access to the site for this extension.
    Permission,
    /// The network.
    Network,
    /// Whether the site answers.
    Site,
    /// Whether cookies of the site are kept.
    Cookies,
    /// Whether the captcha's script came.
    Captcha,
    /// Whether content of other companies' pages is blocked.
    ThirdParty,
    /// The clock.
    Clock,
    /// Whether the page is translated by the browser.
    Translation,
    /// The browser's version.
    Version,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is in the way.
    Good,
    /// It may be in the way.
    Doubtful,
    /// It is in the way.
    Bad,
    /// It cannot be told.
    Unknown,
}

/// One aspect and what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AspectResult {
    /// Of what.
    pub aspect: Aspect,
    /// What.
    pub verdict: Verdict,
}

/// The environment was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentCheck {
    /// Each aspect once.
    pub found: Vec<AspectResult>,
}
