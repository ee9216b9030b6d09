//! What is asked of the background while somebody points at a field or a
//! message in a page. JSON text like a [`crate::message::Message`], and a kind
//! of its own so that the engine, which asks none of this, need not carry its code.

use serde::{Deserialize, Serialize};

use crate::asked::Asked;
use crate::journal::event::SiteMessage;
use crate::journal::pointed::Role;
use crate::message::Place;

/// A request about pointing. Unless it says otherwise it is answered by `null`,
/// or by what went wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Pointing {
    /// A page asks for the module that lets somebody point. True: use its translation.
    Open(bool),
    /// The person has pointed at these on the page that sends it: role and selector.
    At(Vec<(Role, String)>),
    /// What stands where the person pointed, masked by the page. It belongs to
    /// the latest attempt: its `attempt` and `findings` are filled in. Answer: whether it was written down.
    Said(SiteMessage),
    /// The person takes back what was pointed at on this host.
    Forget(String, Role),
}

impl Asked for Pointing {}

impl Pointing {
    /// Whether that place may ask this.
    #[must_use]
    pub fn allowed_from(&self, place: Place) -> bool {
        match self {
            Self::Open(_) | Self::At(_) | Self::Said(_) => place == Place::Page,
            Self::Forget(..) => place == Place::Screen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;
    use crate::request::Request;

    #[test]
    fn requests_survive_the_way_and_are_of_no_other_kind() {
        for pointing in [
            Pointing::Open(true),
            Pointing::At(vec![(Role::Mail, "input[id=\"a\"]".into())]),
            Pointing::Said(SiteMessage::default()),
            Pointing::Forget("hapitas.jp".into(), Role::Message),
        ] {
            let text = pointing.to_json();
            assert_eq!(Pointing::from_json(&text), Some(pointing));
            assert!(Message::from_json(&text).is_err() && Request::from_json(&text).is_none(), "{text}");
        }
        assert_eq!(Pointing::Open(true).to_json(), "{\"open\":true}", "the stub asks in this fixed text");
    }

    #[test]
    fn foreign_texts_are_none() {
        for text in ["", "{}", "{\"at\":[[\"button\",\"a\"]]}", "{\"at\":[[\"mail\"]]}", "{\"forget\":\"hapitas.jp\"}", "\"open\""] {
            assert_eq!(Pointing::from_json(text), None, "{text}");
        }
    }

    #[test]
    fn only_a_page_points_and_only_a_screen_takes_it_back() {
        assert!(!Pointing::At(vec![]).allowed_from(Place::Screen));
        assert!(!Pointing::Forget(String::new(), Role::Mail).allowed_from(Place::Page));
    }
}
