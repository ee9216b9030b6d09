//! Reads what a page shows into plain data.

pub(crate) mod forms;
pub(crate) mod ground;

mod reader;
mod seen;
pub(crate) mod signed_in;
pub(crate) mod site_status;
pub(crate) mod site_texts;
pub(crate) mod tree;
