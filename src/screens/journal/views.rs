//! The three views of the tab, by the part of the address behind `#`: what
//! happened, what to try, what to write. One stands there at a time.

use std::rc::Rc;

use gloo_utils::{document, window};

use super::{Journal, letter, remedies};
use crate::screens::Result;
use crate::screens::dom::{by_id, on, show};

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    /// What happened.
    #[default]
    Record,
    /// What it means and what to try.
    Try,
    /// Letters, and what comes after.
    Letter,
}

impl View {
    const ALL: [Self; 3] = [Self::Record, Self::Try, Self::Letter];

    /// Its name in the address, and the id of its element.
    fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Try => "try",
            Self::Letter => "letter",
        }
    }

    /// The view that the address names: `#try`, or `#try-wait` for a place in it.
    fn of_address() -> Self {
        let hash = window().location().hash().unwrap_or_default();
        let named = hash.trim_start_matches('#').split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|view| view.name() == named).unwrap_or_default()
    }
}

/// Follows the address.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    journal.view.set(View::of_address());
    turn(journal.view.get())?;
    let turning = journal.clone();
    on(&window(), "hashchange", move |_| {
        let view = View::of_address();
        let other = turning.view.replace(view) != view;
        // What cannot be shown stays as it was: every place stands in the page's own HTML.
        let _ = turn(view).and_then(|()| render(&turning));
        if other {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        super::fragment::open();
    });
    Ok(())
}

fn turn(shown: View) -> Result<()> {
    for view in View::ALL {
        show(&by_id(view.name())?, view == shown);
        if let Some(link) = document().query_selector(&format!("#views a[href='#{}']", view.name()))? {
            if view == shown { link.set_attribute("aria-current", "page")? } else { link.remove_attribute("aria-current")? }
        }
    }
    Ok(())
}

/// Brings the view that stands there to the state of the record.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    match journal.view.get() {
        View::Record => Ok(()),
        View::Try => remedies::render(journal),
        View::Letter => letter::render(journal),
    }
}
