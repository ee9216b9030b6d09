//! The time, here and now.

use js_sys::Date;

/// In milliseconds since the epoch.
pub(crate) fn now() -> i64 {
    Date::now() as i64
}

/// Minutes east of UTC.
pub(crate) fn zone() -> i32 {
    -(Date::new_0().get_timezone_offset() as i32)
}
