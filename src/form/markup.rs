//! Reads a page off its HTML, where no browser has drawn it: for tests, for
//! tools, and for what was fetched by the background. Never in a page, where
//! the living elements tell more.
//!
//! Elements nest as their tags say; what a browser would move (a field loose in
//! a table) stays where it stands. Scripts do not run.

mod forms;
mod open;
mod style;
mod tag;
pub mod texts;

pub use forms::read;
