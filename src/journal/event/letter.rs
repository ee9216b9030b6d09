//! What was written to the site's support, and what came back.

use serde::{Deserialize, Serialize};

use super::EventId;
use super::self_report::RecalledTime;

/// The longest letter or reply that is kept, in characters.
pub const LONGEST_LETTER: usize = 20_000;

/// How a letter went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Channel {
    /// The inquiry form.
    Form,
    /// A mail.
    Mail,
    /// A message on X.
    X,
    /// Another way.
    Other,
}

/// The person sent a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterSent {
    /// How.
    pub channel: Channel,
    /// Its subject.
    pub subject: String,
    /// As it was sent, identity details replaced by placeholders such as `［お名前］`.
    pub text: String,
    /// The names of the files that went with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attached: Vec<String>,
}

/// An answer came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// When, as the person says; the event's own time is when it was written down.
    pub when: RecalledTime,
    /// As the person pasted it.
    pub text: String,
    /// The letter that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<EventId>,
}

/// Terms of use as the person saved them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// As the person pasted them.
    pub text: String,
}
