//! What the person sees outside the page: the popup and the journal tab.
//!
//! A screen is static HTML whose words are filled in at the start
//! ([`dom::fill`]); what changes is described as [`dom::Piece`]s and built by
//! one function. All text goes through `textContent`.

mod action;
mod checked;
mod cleared;
mod dates;
mod dom;
mod due;
mod error;
pub mod journal;
mod opinion;
pub mod popup;
mod sentences;
mod undo;

pub(crate) use error::{Error, Result};
