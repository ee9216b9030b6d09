//! What the buttons of the bar do while somebody points.

use strum::{EnumString, IntoStaticStr};

use crate::page::ui::action::ButtonAction;

/// What a button of the bar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum PointAction {
    /// There is no such field here.
    Skip,
    /// The bar stands in the way.
    Move,
    /// Enough.
    Close,
}

impl ButtonAction for PointAction {
    fn name(self) -> String {
        <&str>::from(self).to_owned()
    }

    fn read(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
