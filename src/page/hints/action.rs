//! What a button of a card does.

use crate::inspect::Finding;

/// What a button of a card does.
#[derive(Clone)]
pub(super) enum Action {
    /// Sends the card away until the text changes.
    Close,
    /// Shows the kinds of findings that there was no room for.
    More,
    /// Shows the text letter by letter.
    Lens,
    /// Whether the address may be remembered once a login with it has worked.
    Remember(bool),
    /// All findings of the finding's verb.
    Same(Finding),
    /// One choice of one finding.
    Choice(Finding, usize),
}
