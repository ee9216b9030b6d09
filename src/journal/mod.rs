//! What happened: events, what is masked before they are kept, how they are
//! stored, and how attempts find their outcomes.

pub mod attempts;
pub mod blocks;
pub mod clearing;
pub mod event;
pub mod fact;
pub mod json;
pub mod memory;
pub mod plain;
pub mod redact;
pub mod settings;
pub mod summary;
pub mod waiting;

pub use attempts::{Story, stories};
pub use event::{Event, EventId, Fact};
