//! Events that the storage did not take. They are tried again at every fold,
//! and until then the record goes on here, for as long as this wake lasts.

use std::cell::{Cell, RefCell};

use crate::journal::Event;
use crate::journal::summary::StorageHealth;
use crate::protocol::Failure;

/// More than this is not held.
const MOST: usize = 1_000;

thread_local! {
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
    static HEALTH: Cell<StorageHealth> = const { Cell::new(StorageHealth::Well) };
}

/// Keeps an event in memory. False: there is no more room even there.
pub(crate) fn hold(event: Event) -> bool {
    EVENTS.with_borrow_mut(|events| {
        let room = events.len() < MOST;
        if room && !events.iter().any(|e| e.id == event.id) {
            events.push(event);
        }
        room
    })
}

/// What is held now.
pub(crate) fn all() -> Vec<Event> {
    EVENTS.with_borrow(Clone::clone)
}

/// The storage has taken these.
pub(crate) fn taken(stored: &[Event]) {
    EVENTS.with_borrow_mut(|events| events.retain(|e| !stored.iter().any(|s| s.id == e.id)));
}

/// A write went wrong or, `None`, right.
pub(crate) fn wrote(failure: Option<Failure>) {
    HEALTH.set(failure.map_or(StorageHealth::Well, StorageHealth::from));
}

/// How the last write went.
pub(crate) fn health() -> StorageHealth {
    HEALTH.get()
}
