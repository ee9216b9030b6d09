//! All that panel and popup show of how it stands, from one look at the record.

use serde::{Deserialize, Serialize};

use super::clearing::UndoOffer;
use super::request;
use crate::advice::Advice;
use crate::journal::summary::Summary;

/// Where the panel finds it: the property of the watchman under which the background gives it to the page, as JSON text.
pub const GIVEN: &str = "overview";

/// How it stands. The panel is given it when it is put into the page; the popup asks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// The record in a few facts.
    pub summary: Summary,
    /// What is likely and what to try next.
    pub advice: Advice,
    /// Cookies that can still be put back.
    pub undoable: Option<UndoOffer>,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOverview;

request!(ReadOverview, "overview", Screen => Overview);
