//! What the buttons of the lens do.

use strum::{EnumString, IntoStaticStr};

use crate::page::ui::action::ButtonAction;

/// What a button of the lens does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum LensAction {
    /// Take it away.
    Close,
    /// Show what stands in the mail field.
    Mail,
    /// Show what stands in the password field.
    Password,
}

impl ButtonAction for LensAction {
    fn name(self) -> String {
        <&str>::from(self).to_owned()
    }

    fn read(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
