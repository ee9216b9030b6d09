//! Which kinds of events are listed.

use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Journal, list};
use crate::journal::{Event, Fact};
use crate::screens::dom::{by_id, clicked, on, show as show_element};
use crate::webext::Answer;

/// A choice above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// Everything.
    #[default]
    All,
    /// Attempts, and outcomes that were stated.
    Login,
    /// Words of the site.
    Said,
    /// Pages that came after an attempt.
    Page,
    /// What was tried against it.
    Remedy,
}

/// The choices with the names that their buttons carry in journal.html.
const CHOICES: [(Filter, &str); 5] =
    [(Filter::All, "all"), (Filter::Login, "login"), (Filter::Said, "said"), (Filter::Page, "page"), (Filter::Remedy, "remedy")];

impl Filter {
    /// Whether an event is listed.
    pub(super) fn takes(self, event: &Event) -> bool {
        let kind = match event.fact {
            Fact::Attempt(_) | Fact::Outcome(_) | Fact::Elsewhere(_) | Fact::SelfReport(_) => Self::Login,
            Fact::SiteMessage(_) => Self::Said,
            Fact::PageSeen(_) | Fact::Notice(_) | Fact::Picture(_) => Self::Page,
            Fact::DataCleared(_) => Self::Remedy,
            // They are about the record itself, and stand in the whole list only.
            Fact::Note(_) | Fact::Erased(_) => return self == Self::All,
        };
        self == Self::All || self == kind
    }
}

/// Makes the buttons work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
    let journal = journal.clone();
    on(&by_id("filters")?, "click", move |event| {
        let name = clicked(event, "[data-filter]").and_then(|button| button.get_attribute("data-filter"));
        let Some((filter, _)) = CHOICES.iter().find(|(_, known)| Some(*known) == name.as_deref()) else { return };
        journal.filter.set(*filter);
        journal.most.set(list::STEP);
        // Both only change elements that stand in the page's own HTML.
        let _ = show(&journal).and_then(|()| list::show(&journal));
    });
    Ok(())
}

/// Shows how many there are of each kind, and which are listed. A kind of
/// which there is nothing has no button.
pub(super) fn show(journal: &Journal) -> Answer<()> {
    let record = journal.record.borrow();
    for (filter, name) in CHOICES {
        let Some(button) = document().query_selector(&format!("[data-filter={name}]"))? else { continue };
        let count = record.events.iter().filter(|event| filter.takes(event)).count();
        let chosen = journal.filter.get() == filter;
        button.set_attribute("aria-pressed", if chosen { "true" } else { "false" })?;
        if let Some(place) = button.query_selector(".count")?.and_then(|e| e.dyn_into::<Element>().ok()) {
            place.set_text_content(Some(&count.to_string()));
        }
        show_element(&button, count > 0 || chosen || filter == Filter::All);
    }
    Ok(())
}
