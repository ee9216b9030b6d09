//! What was tried against it: a trial of a remedy, and what came of it. The
//! result is the outcome of the next attempt, unless the person says otherwise.

use serde::{Deserialize, Serialize};

use super::EventId;
use super::self_report::RecalledTime;

/// Something to try. What each one is, when it helps and what it costs stands in [`crate::advice`].
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::EnumCount,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Remedy {
    /// Look at what stands in the two fields.
    CheckInput,
    /// Find out which address is registered.
    FindAddress,
    /// Set a new password.
    ResetPassword,
    /// Clear cookies and cache.
    ClearData,
    /// Update browser or app.
    Update,
    /// Another browser, device, window or network.
    OtherPlace,
    /// Ask whether the site answers.
    SiteStatus,
    /// Wait.
    Wait,
}

/// In which way a remedy was tried, where there are several.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Variant {
    /// The browser was updated.
    BrowserUpdated,
    /// The phone app was updated.
    AppUpdated,
    /// The phone app was installed anew.
    AppReinstalled,
    /// The browser was closed and opened again.
    BrowserRestarted,
    /// Another browser on the same computer.
    OtherBrowser,
    /// Another computer, phone or tablet.
    OtherDevice,
    /// A private window.
    PrivateWindow,
    /// Another network, such as mobile data in place of Wi-Fi.
    OtherNetwork,
    /// With the VPN switched off.
    WithoutVpn,
    /// With the other extensions switched off, this one too.
    WithoutExtensions,
    /// With security software checked.
    SecuritySoftware,
}

/// A remedy was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// Which.
    pub remedy: Remedy,
    /// In which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Variant>,
    /// The person ticked it off by hand and gave this time; the event's own time is when that was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<RecalledTime>,
}

/// What came of a trial.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum TrialResult {
    /// Logging in worked afterwards.
    Solved,
    /// It did not change anything.
    Unchanged,
    /// It could not be done.
    NotDone,
}

/// The person says what came of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialStatement {
    /// Its event: a trial, a clearing, or an answer of the site.
    pub trial: EventId,
    /// What came of it.
    pub result: TrialResult,
}

/// An address was put to the test on the site's reset screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressTest {
    /// `t***@example.jp`.
    pub mask: String,
    /// What the site said of it; `None`: neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<bool>,
}

/// A step on the way to a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ResetStep {
    /// The mail with the link was asked for.
    Asked,
    /// The mail came.
    MailCame,
    /// It did not come.
    NoMail,
    /// A new password was sent to the site.
    PasswordSent,
}

/// Removed cookies were put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CookieRestoration {
    /// The clearing that was undone in part: its event's time, in milliseconds since the epoch.
    pub cleared_at: i64,
    /// How many are back as they were.
    pub restored: u32,
    /// How many were left alone, because the site had set them anew.
    pub set_anew: u32,
    /// How many the browser did not take back.
    pub failed: u32,
}

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum About {
    /// To try to log in again.
    TryAgain,
    /// The link in the mail for a new password ends soon.
    ResetLink,
    /// A week without an answer to a letter.
    Answer,
}

/// A reminder was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Of what.
    pub about: About,
    /// When, in milliseconds since the epoch.
    pub due: i64,
}

/// A reminder is over: it was seen, or taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderEnd {
    /// Its event.
    pub reminder: EventId,
    /// The person took it back before its time.
    #[serde(default)]
    pub cancelled: bool,
}
