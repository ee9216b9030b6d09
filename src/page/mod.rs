//! In the page: finds the forms, watches the fields, shows the hints, writes
//! down attempts and what came of them.
//!
//! Nothing here changes the site's own button, handlers or form; a value is
//! changed only by the person's click on a repair. Panics would print text to
//! the page's console, so the panic hook stays out of this module.

mod attempt;
mod card;
mod card_rows;
mod card_style;
pub mod diagnose;
mod dom;
mod engine;
mod events;
mod finder;
mod known;
pub mod lens;
mod lens_content;
mod lens_style;
mod memory;
mod outcome;
pub mod panel;
mod panel_advice;
mod panel_answer;
mod panel_content;
mod pieces;
mod place;
pub mod point;
mod point_content;
mod point_keep;
mod point_targets;
mod record;
mod repair;
pub mod reset;
mod reset_content;
mod reset_events;
mod reset_made;
mod reset_new;
mod reset_page;
mod reset_style;
mod settings;
mod side_card;
mod status;
mod trouble;
mod watched;
mod words;

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
        settings::set(&engine, off, memory, salt, remembered);
    }
}

/// What the storage held when the page began: the key `waiting` (attempts
/// without an outcome), `cleared` (a clearing that asked for this page) and
/// `usual:<host>` (texts that stand on this site anyway).
pub fn told(waiting: &str, cleared: &str, usual: &str) {
    if let Some(engine) = Engine::get() {
        outcome::told(&engine, waiting, cleared, usual);
    }
}
