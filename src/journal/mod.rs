//! What happened: events, what is masked before they are kept, how they are
//! stored, how attempts find their outcomes, and how long all of it stays.

pub mod answer;
pub mod attempts;
pub mod blocks;
pub mod checkpoint;
pub mod clearing;
pub mod clock;
pub mod codes;
pub mod environment;
pub mod erasing;
pub mod event;
mod evidence;
pub mod fact;
pub mod failure;
pub mod import;
pub mod json;
pub mod kept;
pub mod letter;
pub mod marks;
pub mod memory;
pub mod picture;
pub mod plain;
pub mod pointed;
pub mod reached;
pub mod redact;
pub mod resetting;
pub mod retention;
pub mod running;
pub mod settings;
pub mod summary;
pub mod told;
pub mod trial;
mod user_agent;
pub mod waiting;

pub use attempts::{Story, stories};
pub use event::{Event, EventId, Fact};
