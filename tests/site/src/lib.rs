//! One HTTPS server standing for hapitas.jp and its sibling hosts.
//!
//! Nothing here is the real site: every page says 「再現ページ（reconstructed）」.
//! What is imitated, and how sure it is, stands in the project's notes on the
//! site; the paths and parameters are listed in this crate's `README.md`.
//!
//! Map every name to the server with the browser's own flags; it looks at the
//! `Host` header alone.

mod answer;
mod assets;
mod certificate;
mod conduct;
mod cookies;
mod fault;
mod pages;
mod policy;
mod query;
mod record;
mod route;
mod server;
mod session;
mod site;
mod state;
mod template;

pub use conduct::Conduct;
pub use record::{Login, Request};
pub use site::{Site, SiteError};

/// The mail address of the one account the site knows.
pub const MAIL: &str = "taro@example.jp";

/// The password of the one account the site knows; made up.
pub const PASSWORD: &str = "sakura-2041-Natsu";

/// The code of the second step, with `step=code`; made up.
pub const CODE: &str = "204100";

/// The HTML of a page as a visitor without cookies gets it, without a server:
/// what stands there before any script has run. `query`: without the question mark.
pub fn html(host: &str, path: &str, query: &str) -> String {
    let request = Request {
        host: host.to_owned(),
        method: "GET".to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: Vec::new(),
        cookies: Vec::new(),
        body: String::new(),
    };
    route::answer(&request, &state::State::new()).text()
}
