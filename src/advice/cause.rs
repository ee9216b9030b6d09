//! What may keep somebody from logging in.

use serde::{Deserialize, Serialize};

/// A group of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
