//! Drives real browsers with the extension loaded: Debian's Chromium and Firefox ESR, headless or on
//! a screen of their own, against a local HTTPS server that stands for hapitas.jp.
//!
//! A test is one body that runs in both browsers; see [`in_both_browsers!`]. What a session can do
//! stands in one file each:
//!
//! | | |
//! |---|---|
//! | the page | [`goto`](Session::goto), [`find`](Session::find), [`value_of`](Session::value_of), [`eval_in_page`](Session::eval_in_page), [`resize`](Session::resize), [`screenshot`](Session::screenshot) |
//! | hands | [`type_keys`](Session::type_keys), [`press`](Session::press), [`stroke`](Session::stroke), [`click`](Session::click), [`paste`](Session::paste), [`drag_text`](Session::drag_text), [`compose`](Session::compose) and [`commit`](Session::commit) |
//! | real keys, `headful` only | [`caps_lock`](Session::caps_lock), [`hardware_keys`](Session::hardware_keys), [`hardware_click`](Session::hardware_click) |
//! | what the extension shows | [`shadow`](Session::shadow), [`accessible_description`](Session::accessible_description), [`audit`](Session::audit) |
//! | the extension itself | [`extension_url`](Session::extension_url), [`open_extension_page`](Session::open_extension_page), [`extension_eval`](Session::extension_eval), [`stop_background`](Session::stop_background) |
//! | the browser | [`cookies`](Session::cookies), [`save_login`](Session::save_login), [`clear_everything`](Session::clear_everything), [`console`](Session::console), [`go_offline`](Session::go_offline), [`kill`](Session::kill), [`restart`](Session::restart) |
//! | time | [`wait`](Session::wait), [`wait_until`](Session::wait_until): nothing else sleeps |
//!
//! The programs are found on `PATH`, in `target/tools/bin`, or by the variables `CHROMIUM`,
//! `CHROMEDRIVER`, `FIREFOX`, `GECKODRIVER`, `XVFB`, `XDOTOOL`; the extension in `dist/`, or by `E2E_DIST`.

mod accessibility;
mod audit;
mod background;
mod chromium;
mod clear_everything;
mod clipboard;
mod composition;
mod console;
mod cookies;
mod devtools;
mod display;
mod drag;
mod error;
mod extension;
mod firefox;
mod hardware;
mod input;
mod install;
mod launch;
mod offline;
mod open_roots;
mod options;
mod page;
mod process;
mod raw;
mod run;
mod sample;
mod saved_login;
mod session;
mod shadow;
mod startup_cache;
mod stroke;
mod tools;
mod wait;

pub use audit::Audit;
pub use console::Message;
pub use cookies::Cookie;
pub use error::{Error, Result};
pub use install::Install;
pub use offline::Offline;
pub use options::{Browser, Extension, Language, Options, Server};
pub use reconstructed_site::{CODE, Conduct, Login, MAIL, PASSWORD, Request, Site};
pub use run::{run, run_on_site};
pub use sample::events as sample_events;
pub use session::Session;
pub use shadow::Shadow;
pub use thirtyfour::Key;
pub use wait::DEADLINE;
