//! The result of a clearing, in the words of this browser's language.

use super::sentences::wording;
use crate::journal::event::Clearing;
use crate::report::cleared;
pub(crate) use crate::report::cleared::{left_something, was_empty};
use crate::report::sums::Sum;

/// What happened to one type of data: `12 → 0`, or a sentence.
pub(crate) fn value(sum: &Sum) -> String {
    cleared::value(sum, &wording())
}

/// Names the hosts that could not be reached. `None`: there are none.
pub(crate) fn unreached(clearing: &Clearing) -> Option<String> {
    cleared::unreached(clearing, &wording())
}
