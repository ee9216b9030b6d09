//! What a page or a screen asks the background to open. JSON text like a
//! [`crate::message::Message`], and a kind of its own so that the engine,
//! which asks none of this, need not carry its code.

use serde::{Deserialize, Serialize};

use crate::asked::Asked;
use crate::journal::event::Remedy;
use crate::message::Place;
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
            Self::Remedy(remedy) => ["#try-", &name(&remedy)].concat(),
            Self::Letter => "#letter".to_owned(),
        }
    }
}

/// A request to open something. It is answered by `null`, or by what went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Opening {
    /// A page asks for the help with a new password on itself. True: use its translation.
    Help(bool),
    /// The journal tab, at a view.
    View(View),
}

impl Asked for Opening {}

impl Opening {
    /// Whether that place may ask this.
    #[must_use]
    pub fn allowed_from(&self, place: Place) -> bool {
        match self {
            Self::Help(_) => place == Place::Page,
            Self::View(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;
    use crate::pointing::Pointing;
    use crate::request::Request;
    use crate::trying::Trying;

    #[test]
    fn requests_survive_the_way_and_are_of_no_other_kind() {
        for opening in
            [Opening::Help(true), Opening::View(View::Try), Opening::View(View::Remedy(Remedy::Update)), Opening::View(View::Letter)]
        {
            let text = opening.to_json();
            assert_eq!(Opening::from_json(&text), Some(opening));
            let other = Message::from_json(&text).is_ok()
                || Request::from_json(&text).is_some()
                || Pointing::from_json(&text).is_some()
                || Trying::from_json(&text).is_some();
            assert!(!other, "{text}");
        }
    }

    #[test]
    fn every_view_has_a_fragment_of_its_own() {
        assert_eq!(View::Remedy(Remedy::ResetPassword).fragment(), "#try-reset-password");
        let all = [View::Record, View::Try, View::Letter, View::Remedy(Remedy::Wait), View::Remedy(Remedy::Update)];
        let fragments: std::collections::HashSet<String> = all.into_iter().map(View::fragment).collect();
        assert_eq!(fragments.len(), all.len());
    }

    #[test]
    fn the_watchman_asks_in_two_fixed_texts() {
        assert_eq!(Opening::Help(false).to_json(), "{\"help\":false}");
        assert_eq!(Opening::Help(true).to_json(), "{\"help\":true}");
    }

    #[test]
    fn foreign_texts_are_none() {
        for text in ["", "{}", "\"help\"", "{\"help\":1}", "{\"view\":\"settings\"}", "{\"view\":\"#try\"}"] {
            assert_eq!(Opening::from_json(text), None, "{text}");
        }
    }
}
