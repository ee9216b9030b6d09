//! Clearing the site's data, and the way back for its cookies.

use serde::{Deserialize, Serialize};

use super::request;
use crate::journal::event::{Clearing, CookieRestoration, DataKind};

/// What a clearing takes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString, strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
pub struct StoredData {
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
pub struct UndoOffer {
    /// Until when, in milliseconds since the epoch.
    pub until: i64,
    /// How many.
    pub cookies: u32,
}

/// Clear so much, and load the sign-in page anew in this tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clear {
    /// How much.
    pub extent: Extent,
    /// The number of the tab; none: only clear.
    pub tab: Option<i32>,
}

request!(Clear, "clear", Screen => Clearing);

/// A page asks to clear everything, and to load the sign-in page anew in its own tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearHere;

request!(ClearHere, "clear-here", Page => Clearing);

/// What a clearing would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewClearing;

request!(PreviewClearing, "preview", Screen => Vec<StoredData>);

/// Whether cookies can be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadUndoOffer;

request!(ReadUndoOffer, "undoable", Screen => Option<UndoOffer>);

/// Put the cookies back. [`super::Failure::TooLate`]: the time is over, or an
/// attempt was made since, or the browser was restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoCookies;

request!(UndoCookies, "undo-cookies", Both => CookieRestoration);
