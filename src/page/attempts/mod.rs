//! Attempts as the page sees them: what sets one off, what comes of it.
//!
//! The site's button is `type="button"` and its script calls `form.submit()`,
//! so usually no `submit` event comes: the click itself is the attempt. It is
//! written down before the page goes away; what comes of it is told by this
//! page or by the next one.
//!
//! | file | |
//! |---|---|
//! | `state` | what is known of attempts on this load of the page |
//! | `trigger` | what sets one off: click, Enter, `submit`, another company's button |
//! | `record` | what is written when one begins |
//! | `watch` | what is watched until it has an answer |
//! | `page_report` | what the next page says of it |
//! | `messages` | the site's words that appear after it |
//! | `visit` | a visit without one: what stands there anyway |

mod messages;
mod open_attempt;
mod page_report;
mod record;
mod state;
mod trigger;
mod visit;
mod watch;

pub(crate) use state::{Attempts, FormAccess, SignInEntry};
