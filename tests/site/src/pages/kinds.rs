//! Sign-in pages that are hard to get right, each for a kind of page that is found in the open.

use serde_json::json;

use super::status;
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const FRAME: &str = include_str!("../../pages/kinds/frame.html");
/// The form of the kinds in which it is an ordinary one.
const FORM: &str = include_str!("../../pages/kinds/form.html");

/// Every kind, by the name of its file.
const KINDS: [(&str, &str); 20] = [
    ("alert-box", include_str!("../../pages/kinds/alert-box.html")),
    ("bare-text", include_str!("../../pages/kinds/bare-text.html")),
    ("collapsed-message", include_str!("../../pages/kinds/collapsed-message.html")),
    ("countdown", include_str!("../../pages/kinds/countdown.html")),
    ("decoy-address", include_str!("../../pages/kinds/decoy-address.html")),
    ("dummy-password", include_str!("../../pages/kinds/dummy-password.html")),
    ("help-about-logout", include_str!("../../pages/kinds/help-about-logout.html")),
    ("logout-in-drawer", include_str!("../../pages/kinds/logout-in-drawer.html")),
    ("masked-text", include_str!("../../pages/kinds/masked-text.html")),
    ("message-with-close", include_str!("../../pages/kinds/message-with-close.html")),
    ("method-names", include_str!("../../pages/kinds/method-names.html")),
    ("not-defined", include_str!("../../pages/kinds/not-defined.html")),
    ("outside-press", include_str!("../../pages/kinds/outside-press.html")),
    ("picture-button", include_str!("../../pages/kinds/picture-button.html")),
    ("shadow-form", include_str!("../../pages/kinds/shadow-form.html")),
    ("split-address", include_str!("../../pages/kinds/split-address.html")),
    ("tall-row", include_str!("../../pages/kinds/tall-row.html")),
    ("translated", include_str!("../../pages/kinds/translated.html")),
    ("two-steps", include_str!("../../pages/kinds/two-steps.html")),
    ("written-anew", include_str!("../../pages/kinds/written-anew.html")),
];

pub(crate) fn answer(visit: &Visit<'_>, kind: &str) -> Answer {
    if visit.query.get("api").is_some() {
        return Answer::json(&json!({}));
    }
    let Some((_, page)) = KINDS.iter().find(|(name, _)| *name == kind) else { return status::page(visit, 404) };
    let page = fill(page, &[("form", Slot::Html(FORM))]);
    Answer::html(fill(FRAME, &[("kind", Slot::Html(&page))]))
}
