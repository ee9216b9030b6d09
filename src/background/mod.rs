//! Behind the pages: keeper of the journal, clearing, and what only the
//! background may do for a page. It is woken for one thing at a time and
//! holds nothing in memory that it would miss.

mod alarms;
mod checks;
mod clearing;
mod dispatch;
mod duties;
mod failure;
mod inject;
mod overview;
mod page_events;
mod page_script;
mod sender;
mod store;

use wasm_bindgen_futures::spawn_local;

use crate::protocol::Failure;

pub use dispatch::on_message;

/// What comes of a duty.
type Result<T, E = Failure> = std::result::Result<T, E>;

/// Runs once when the module is started.
pub fn start() {
    console_error_panic_hook::set_once();
    spawn_local(duties::wake::wake());
}

/// The browser was started, or the extension installed or updated: tabs that
/// are open on the site already get their content script now.
pub async fn on_start(installed: bool) {
    // Firefox forgets its alarms when it is closed.
    duties::wake::rang().await;
    if installed {
        inject::start_everywhere().await;
    }
}

/// An alarm went off. Which one is no matter: everything that is due is done.
pub async fn on_alarm() {
    duties::wake::rang().await;
}
