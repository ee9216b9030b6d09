//! Browsers and systems that are told apart.

use serde::{Deserialize, Serialize};

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Browser {
    /// Google Chrome.
    Chrome,
    /// Chromium without a maker's name.
    Chromium,
    /// Microsoft Edge.
    Edge,
    /// Mozilla Firefox.
    Firefox,
    /// Opera.
    Opera,
    /// Vivaldi.
    Vivaldi,
    /// Brave.
    Brave,
    /// Samsung Internet.
    Samsung,
    /// Safari.
    Safari,
    /// None of these.
    Other,
}

/// An operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum System {
    /// Windows. Version `10`, `11`; where the browser does not tell the two apart, `10-or-11`.
    Windows,
    /// macOS.
    MacOs,
    /// Android.
    Android,
    /// iOS.
    Ios,
    /// iPadOS.
    IpadOs,
    /// ChromeOS.
    ChromeOs,
    /// Linux.
    Linux,
    /// None of these.
    Other,
}
