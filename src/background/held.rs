//! Events that the storage did not take. They are tried again at every fold,
//! and until then the record goes on here, for as long as this wake lasts.

use std::cell::{Cell, RefCell};

use crate::journal::Event;
use crate::journal::summary::Keeping;
use crate::webext::ApiError;

/// More than this is not held.
const MOST: usize = 1_000;

thread_local! {
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
    static KEEPING: Cell<Keeping> = const { Cell::new(Keeping::Well) };
}

/// Keeps an event in memory. False: there is no more room even there.
pub(super) fn hold(event: Event) -> bool {
    EVENTS.with_borrow_mut(|events| {
        let room = events.len() < MOST;
        if room && !events.iter().any(|e| e.id == event.id) {
            events.push(event);
        }
        room
    })
}

/// What is held now.
pub(super) fn all() -> Vec<Event> {
    EVENTS.with_borrow(Clone::clone)
}

/// The storage has taken these.
pub(super) fn taken(stored: &[Event]) {
    EVENTS.with_borrow_mut(|events| events.retain(|e| !stored.iter().any(|s| s.id == e.id)));
}

/// A write went wrong or, `None`, right.
pub(super) fn wrote(error: Option<&ApiError>) {
    KEEPING.set(error.map_or(Keeping::Well, |error| Keeping::of_error(&error.0)));
}

/// How the last write went.
pub(super) fn keeping() -> Keeping {
    KEEPING.get()
}
