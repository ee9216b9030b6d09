//! What lies in the browser's storage, and how: the pure part of it.
//!
//! | file | what it says |
//! |---|---|
//! | [`key`] | a key has a type: how a value becomes a text and back |
//! | [`keys`] | every key, once |
//! | [`blocks`], [`checkpoint`], [`picture`], [`import`] | the record itself: events in blocks, the sums over them, pictures, a saved log that is read back in |
//! | [`erasure`], [`hidden`], [`retention`] | how it goes: by the person with a way back, and by its age |
//! | [`cleared_tab`], [`standing_texts`], [`pointed`], [`pending_reset`], [`reset_steps`] | what pages tell each other |
//! | [`settings`], [`remembered`], [`details`], [`draft`], [`removed_cookies`] | what is the person's own |

pub mod blocks;
pub mod checkpoint;
pub mod cleared_tab;
pub mod details;
pub mod draft;
pub mod erasure;
pub mod hidden;
pub mod import;
pub mod key;
pub mod keys;
pub mod pending_reset;
pub mod picture;
pub mod pointed;
pub mod remembered;
pub mod removed_cookies;
pub mod reset_steps;
pub mod retention;
pub mod settings;
pub mod standing_texts;
