//! What a page shows: which form it is, which fields and buttons are the
//! login's, which texts are answers, what came of an attempt. Judged from plain
//! data that [`page::sight`](../page/index.html) reads, and so tested without a browser.

pub mod answers;
pub mod buttons;
mod colour;
pub mod evidence;
mod fields;
pub mod ground;
mod groups;
pub mod judge;
mod kinds;
pub mod markup;
pub mod outcome;
pub mod page;
pub(crate) mod prompts;
mod purpose;
mod rect;
pub mod signed_in;
pub mod site_status;
pub mod texts;

pub use colour::Colour;
pub use kinds::{FormKind, Outcome, Trouble, Way};
pub use purpose::Purpose;
pub use rect::Rect;
