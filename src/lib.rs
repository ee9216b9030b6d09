//! Login Rescue for Hapitas (unofficial): the map of the house.
//!
//! The core knows no browser and is tested on the host; each floor may use
//! those before it, never those after it:
//!
//! | module | question it answers |
//! |---|---|
//! | [`plain`] | how do numbers become text where the standard library is too large? |
//! | [`calendar`] | which day is it? |
//! | [`named`] | what are the variants of closed lists called? |
//! | [`unseen`] | what in a text does nobody see? |
//! | [`site`] | what is known of hapitas.jp? (data) |
//! | [`redact`] | what names a person? → masked |
//! | [`inspect`] | what was typed? → findings |
//! | [`form`] | what does a page show? → forms, fields, answers, outcome |
//! | [`journal`] | what happened? → events, attempts, how they are kept |
//! | [`advice`] | what does it mean? → causes, remedies, what came of each trial |
//! | [`report`] | what is handed over? → JSON, CSV, letters |
//! | [`protocol`] | what may one place of the extension ask of another? |
//!
//! The browser side exists only for `wasm32`: `webext` (the extension API as
//! typed Rust), `page` (in the page), `background` (keeper of the journal),
//! `screens` (popup and journal tab). The binaries in `bin/` start one of
//! these each.

pub mod advice;
pub mod calendar;
pub mod form;
pub mod inspect;
pub mod journal;
pub mod named;
pub mod plain;
pub mod protocol;
pub mod redact;
pub mod report;
pub mod site;
pub mod unseen;

#[cfg(target_arch = "wasm32")]
pub mod background;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod screens;
#[cfg(target_arch = "wasm32")]
pub mod webext;
