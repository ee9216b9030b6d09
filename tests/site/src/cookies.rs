//! The cookies that pages leave behind.
//!
//! A cookie that came with the request is left alone; one that is missing is
//! set with a fresh value, so that a test can tell a kept cookie from a new one.

use crate::record::Request;
use crate::route::Host;
use crate::session::random_token;

/// One cookie of every kind, set by the sign-in pages of the hapitas hosts.
const EVERY_KIND: [(&str, &str); 7] = [
    ("x-hapitas-yourtoken", "Path=/; Secure"),
    ("hp_domain", "Domain=hapitas.jp; Path=/; Secure"),
    ("hp_httponly", "Path=/; Secure; HttpOnly"),
    ("hp_insecure", "Path=/"),
    ("hp_part", "Path=/; Secure; SameSite=None; Partitioned"),
    ("__Host-hp", "Path=/; Secure"),
    ("hp_persist", "Path=/; Secure; Max-Age=2592000"),
];

/// The host-only cookie that each host sets on all its pages.
const OWN: [(&str, &str); 5] = [
    ("www.hapitas.jp", "host_www"),
    ("sp.hapitas.jp", "host_sp"),
    ("m.hapitas.jp", "host_m"),
    ("faq.hapitas.jp", "faq_own"),
    ("other.example", "other_own"),
];

/// The `Set-Cookie` values of a page.
pub(crate) fn set_by_page(request: &Request, host: Host, sign_in: bool) -> Vec<String> {
    let kinds: &[(&str, &str)] = if sign_in && host.is_hapitas() { &EVERY_KIND } else { &[] };
    let own = OWN.iter().filter(|(name, _)| *name == request.host);
    own.map(|(_, cookie)| (*cookie, "Path=/; Secure"))
        .chain(kinds.iter().copied())
        .filter(|(name, _)| request.cookie(name).is_none())
        .filter_map(|(name, attributes)| Some(format!("{name}={}; {attributes}", random_token()?)))
        .collect()
}
