//! What is known of the link in the site's mail for a new password.

/// So long the newest link works from when the mail came, in milliseconds
/// (source: the site's FAQ, as blogs quote it).
pub const HOLDS: i64 = 48 * 60 * 60 * 1000;
