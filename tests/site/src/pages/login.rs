//! The check of mail address and password, the same for every form.

use percent_encoding::percent_decode_str;

use crate::record::Login;
use crate::route::Visit;
use crate::{MAIL, PASSWORD};

/// Records the attempt; gives the session's `Set-Cookie` value if it is accepted.
/// A rejected captcha and an error status refuse even the right password.
pub(crate) fn attempt(visit: &Visit<'_>, mail: &str, password: &str) -> Option<String> {
    let right = mail == MAIL && password == PASSWORD;
    let allowed = visit.fault.status.is_none() && !visit.query.is("captcha", "rejected");
    let cookie = if right && allowed { visit.state.sessions().open() } else { None };
    visit.state.record_login(Login {
        host: visit.request.host.clone(),
        path: visit.request.path.clone(),
        variant: visit.query.raw().to_owned(),
        mail: mail.to_owned(),
        password: password.to_owned(),
        accepted: cookie.is_some(),
    });
    cookie
}

/// Where an accepted login leads: `redirect`, which may be encoded twice, or my page.
pub(crate) fn next(visit: &Visit<'_>) -> String {
    let asked = visit.query.get("redirect").unwrap_or_default();
    let address = percent_decode_str(asked).decode_utf8_lossy();
    if address.starts_with('/') || address.starts_with("https://") { address.into_owned() } else { "/mypage/".to_owned() }
}
