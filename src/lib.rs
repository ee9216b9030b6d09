//! Login Rescue for Hapitas (unofficial): the map of the house.
//!
//! The core knows no browser and is tested on the host; each floor may use
//! those before it, never those after it:
//!
//! | module | question it answers |
//! |---|---|
//! | [`site`] | what is known of hapitas.jp? (data) |
//! | [`inspect`] | what was typed? → findings |
//! | [`journal`] | what happened? → events, attempts, outcomes |
//! | [`advice`] | what does it mean? → causes, remedies, what came of each trial |
//! | [`report`] | what is handed over? → JSON, CSV, letters |
//! | [`asked`] | what do all kinds of requests have in common? |
//! | [`message`] | what may one place of the extension ask of another? |
//! | [`request`] | what may a screen ask about the record? |
//! | [`opening`] | what is to be opened: the help with a new password, a view of the journal tab? |
//! | [`pointing`] | what is asked while somebody points in a page? |
//! | [`trying`] | what is asked about remedies? |
//!
//! The browser side exists only for `wasm32`: `webext` (the extension API as
//! typed Rust), `page` (in the page), `background` (keeper of the journal),
//! `screens` (popup and journal tab). The binaries in `bin/` start one of
//! these each.

pub mod advice;
pub mod asked;
pub mod inspect;
pub mod journal;
pub mod message;
pub mod opening;
pub mod pointing;
pub mod report;
pub mod request;
pub mod site;
pub mod trying;

#[cfg(target_arch = "wasm32")]
pub mod background;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod screens;
#[cfg(target_arch = "wasm32")]
pub mod webext;
