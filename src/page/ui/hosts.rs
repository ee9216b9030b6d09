//! The names of the elements that this extension puts into a page.

/// Selects all of them.
pub(crate) const ALL: &str =
    "login-rescue-hint,login-rescue-panel,login-rescue-reset,login-rescue-lens,login-rescue-point,login-rescue-status";

/// The card of a field.
pub(crate) const HINT: &str = "login-rescue-hint";

/// The panel after a refusal.
pub(crate) const PANEL: &str = "login-rescue-panel";

/// The help with a new password.
pub(crate) const RESET: &str = "login-rescue-reset";

/// What stands in a field, letter by letter.
pub(crate) const LENS: &str = "login-rescue-lens";

/// The bar of somebody who points.
pub(crate) const POINT: &str = "login-rescue-point";

/// What is told to a screen reader.
pub(crate) const STATUS: &str = "login-rescue-status";
