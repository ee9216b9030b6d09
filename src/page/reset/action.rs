//! What the buttons of the help with a new password do.

use strum::{EnumString, IntoStaticStr};

use crate::page::ui::action::ButtonAction;

/// What a button of it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum ResetAction {
    /// Take the card away.
    Close,
    /// The next check of an address is to be recorded.
    Record,
    /// A reminder before the link ends.
    Remind,
    /// The mail came.
    MailCame,
    /// The mail did not come.
    NoMail,
    /// Make a password.
    Make,
    /// Put the password that was made into both fields.
    Fill,
    /// Copy it.
    Copy,
}

impl ButtonAction for ResetAction {
    fn name(self) -> String {
        <&str>::from(self).to_owned()
    }

    fn read(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
