//! What the buttons of the panel do.

use strum::{EnumString, IntoStaticStr};

use crate::journal::event::Remedy;
use crate::page::ui::action::ButtonAction;
use crate::report::name;

/// What a button of the panel does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum PanelAction {
    /// Take the panel away.
    Close,
    /// Go to the fields, in which something was odd.
    Review,
    /// Clear the site's data.
    Clear,
    /// Open the record.
    Journal,
    /// Look at the fields letter by letter.
    Look,
    /// Point at what the site says.
    Point,
    /// Addresses may be remembered.
    Remember,
    /// Addresses may not be remembered.
    RememberNot,
    /// Ask whether the site answers.
    Ask,
    /// A reminder to try again.
    Remind,
    /// Put the cookies back that a clearing took.
    Undo,
    /// The steps of a remedy, in the journal tab.
    #[strum(disabled)]
    Guide(Remedy),
}

/// What the name of [`PanelAction::Guide`] begins with; the name of the remedy follows.
const GUIDE: &str = "guide-";

impl ButtonAction for PanelAction {
    fn name(self) -> String {
        match self {
            Self::Guide(remedy) => [GUIDE, name(&remedy)].concat(),
            own => <&str>::from(own).to_owned(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.strip_prefix(GUIDE) {
            Some(remedy) => remedy.parse().ok().map(Self::Guide),
            None => text.parse().ok(),
        }
    }
}
