//! What else is good to know, where the record gives occasion. Sentences: `hint_…`.

use serde::{Deserialize, Serialize};

/// Such a thing; the order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// The extension may not see the site: the permission is missing.
    Permission,
    /// Cookies are off, and how to let them in.
    CookiesOff,
    /// The clock is off, and how to set it.
    ClockOff,
    /// A part of the login is held back: by another extension or security software.
    PartBlocked,
    /// The page is translated, and how to see it as it is.
    Translated,
    /// The login is locked: every further try may lengthen that.
    Locked,
    /// The membership may have lapsed (180 days); ask support, do not register anew.
    Lapsed,
    /// The account was used by LINE, Yahoo! JAPAN or Apple: log in that way.
    OtherWay,
    /// A mail for a new password was asked for: only the newest link holds, for 48 hours.
    NewestLink,
    /// The 48 hours of the link are over.
    LinkOver,
    /// The mail does not come: where to look for it.
    MailMissing,
    /// Clearing changed nothing: close the browser and open it again.
    Restart,
    /// Never register a second time.
    NoSecondAccount,
    /// The time to wait is over: try now.
    TryNow,
    /// Most was tried: write to support.
    WriteToSupport,
}

impl Hint {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Permission,
        Self::CookiesOff,
        Self::ClockOff,
        Self::PartBlocked,
        Self::Translated,
        Self::Locked,
        Self::Lapsed,
        Self::OtherWay,
        Self::NewestLink,
        Self::LinkOver,
        Self::MailMissing,
        Self::Restart,
        Self::NoSecondAccount,
        Self::TryNow,
        Self::WriteToSupport,
    ];
}
