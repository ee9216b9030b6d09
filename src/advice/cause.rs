//! What may keep somebody from logging in.

use serde::{Deserialize, Serialize};

/// A group of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// What was typed or filled in.
    Input,
    /// The account: another address, an old password, a lapsed membership.
    Account,
    /// The browser: stored data, cookies that are blocked, the captcha.
    Browser,
    /// The way to the site.
    Network,
    /// The site itself.
    Site,
}

impl Cause {
    /// All of them, in the order in which equals are listed.
    pub const ALL: [Self; 5] = [Self::Input, Self::Account, Self::Browser, Self::Network, Self::Site];
}
