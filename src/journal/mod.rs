//! What happened, and what is kept of it.
//!
//! | part | question it answers |
//! |---|---|
//! | [`event`] | what is one fact of the record, and how is it written? |
//! | [`order`] | in which order do events stand? |
//! | [`error_codes`], [`site_response`] | what do the site's words and answers say? |
//! | [`attempts`] | how did each attempt end? |
//! | [`summary`] | what is the record in a few facts? |
//! | [`storage`] | under which keys does all of this lie, how does it go? |
//! | [`summary_plan`] | what is to be done when the record was summed up? |
//!
//! Each uses those above it, none those below.

pub mod attempts;
pub mod error_codes;
pub mod event;
pub mod order;
pub mod site_response;
pub mod storage;
pub mod summary;
pub mod summary_plan;

pub use attempts::{AttemptHistory, histories};
pub use event::{Event, EventId, Fact};
pub use order::in_order;
