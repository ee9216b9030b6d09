//! What a page or a screen asks the background to open.

use serde::{Deserialize, Serialize};

use super::request;
use crate::journal::event::Remedy;
use crate::report::name;

/// A view of the journal tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// What happened.
    Record,
    /// What to try.
    Try,
    /// One of the things to try.
    Remedy(Remedy),
    /// Writing to support.
    Letter,
}

impl View {
    /// The fragment of the tab's address that shows it.
    #[must_use]
    pub fn fragment(self) -> String {
        match self {
            Self::Record => "#record".to_owned(),
            Self::Try => "#try".to_owned(),
            Self::Remedy(remedy) => ["#try-", name(&remedy)].concat(),
            Self::Letter => "#letter".to_owned(),
        }
    }
}

/// Open the journal tab, at a view or (none) as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenView(pub Option<View>);

request!(OpenView, "view", Both => ());

/// Open the lens in the tab of this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLens(pub i32);

request!(OpenLens, "look-at", Screen => ());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_a_fragment_of_its_own() {
        assert_eq!(View::Remedy(Remedy::ResetPassword).fragment(), "#try-reset-password");
        let all = [View::Record, View::Try, View::Letter, View::Remedy(Remedy::Wait), View::Remedy(Remedy::Update)];
        let fragments: std::collections::HashSet<String> = all.into_iter().map(View::fragment).collect();
        assert_eq!(fragments.len(), all.len());
    }
}
