//! In the page: finds the forms, watches the fields, shows the hints, writes
//! down attempts and what came of them.
//!
//! Nothing here changes the site's own button, handlers or form; a value is
//! changed only by the person's click on a repair. Panics would print text to
//! the page's console, so the panic hook stays out of this module.
//!
//! Each of these may use those above it in the table, never those below; hints
//! and attempts do not know each other, nor do the modules that are injected by
//! themselves (`panel`, `reset`, `lens`, `point`).
//!
//! | folder or file | what it does |
//! |---|---|
//! | `watchman` | the object by which the scripts in a page know of each other |
//! | `ui` | what our pieces are made of: elements, sheets, letters, the live region |
//! | `writer` | what every event says of its page; storing and sending without waiting |
//! | `page_load` | one load of the page: its document, its name in the record, its tab |
//! | `sight` | reads what the page shows: forms, texts, ground, signs of a login |
//! | `placement` | where our pieces stand, and the card beside a form |
//! | `hints` | the fields of a login and the cards beside them |
//! | `attempts` | what sets an attempt off, what comes of it |
//! | `engine` | brings fields, attempts and events together |
//! | [`panel`] | the card after a refused attempt |
//! | [`reset`] | help on the way to a new password |
//! | [`lens`] | a field letter by letter |
//! | [`point`] | the person points at what was not recognised |

pub(crate) mod attempts;
pub(crate) mod engine;
pub(crate) mod hints;
pub mod lens;
pub(crate) mod module_writer;
pub(crate) mod page_load;
pub mod panel;
pub(crate) mod placement;
pub mod point;
pub mod reset;
pub(crate) mod sight;
pub(crate) mod ui;
pub(crate) mod watchman;
pub(crate) mod writer;

use engine::Engine;

/// Starts the engine on this page.
pub fn start() {
    Engine::start();
}

/// Takes everything of ours off this page.
pub fn stop() {
    if let Some(engine) = Engine::get() {
        engine.rest();
    }
}

/// What the person has set: kinds of hints that are off (codes, a blank
/// between), whether addresses may be remembered (`unasked`, `yes`, `no`),
/// the salt of their digests, and the digests of those that are.
pub fn set(off: &str, memory: &str, salt: &str, remembered: &str) {
    if let Some(engine) = Engine::get() {
        engine.set(off, memory, salt, remembered);
    }
}

/// The forms that stand on the page now, for the modules that are injected by
/// themselves: for each form five values, as [`sight::forms::of_engine`] reads them.
#[must_use]
pub fn forms() -> js_sys::Array {
    Engine::get().map(|engine| engine.forms()).unwrap_or_default()
}

/// What the storage held when the page began: the key `waiting` (attempts
/// without an outcome), `cleared` (a clearing that asked for this page) and
/// `usual:<host>` (texts that stand on this site anyway).
pub fn told(waiting: &str, cleared: &str, usual: &str) {
    if let Some(engine) = Engine::get() {
        engine.told(waiting, cleared, usual);
    }
}
