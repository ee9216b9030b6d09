//! What it means, and what to try: causes with their evidence, remedies, and
//! what came of each trial. Sentences are elsewhere; this floor has none.

pub mod cause;
pub mod trials;

pub use cause::Cause;
pub use trials::{Tried, trials};
