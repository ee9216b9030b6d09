//! Facts beside the attempts: trouble that was announced, pictures that were
//! kept, and what went out of the record.

use serde::{Deserialize, Serialize};

use super::EventId;
use crate::form::Trouble;
use crate::redact::Address;

/// Trouble that the site announced to somebody who tried nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Where.
    pub page: Address,
    /// Which.
    pub trouble: Trouble,
    /// The site's words, if there were any (masked like a message).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The HTTP status, where the browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

/// What is known of a picture without looking at it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Of which page.
    pub page: Address,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How long its PNG is, in bytes.
    pub bytes: u32,
    /// The attempt that it shows the answer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<EventId>,
}

/// What went out of the record. It says how much, never what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// Why.
    pub scope: Scope,
    /// How many events.
    pub events: u32,
    /// How many pictures.
    pub pictures: u32,
}

/// What was to be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Scope {
    /// The whole record, by the person.
    All,
    /// An attempt with everything that belongs to it, by the person.
    Attempt,
    /// One other entry, with what was said of it later, by the person.
    Entry,
    /// What was older than the person wants it to be kept, or too much.
    Old,
}
