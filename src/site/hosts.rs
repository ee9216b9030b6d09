//! The site's hosts and pages.

/// All of the site, as browsers write it. One wildcard is asked for as
/// «hapitas.jp», four separate hosts as «a number of websites».
pub const PATTERN: &str = "*://*.hapitas.jp/*";

/// The registrable domain.
pub const DOMAIN: &str = "hapitas.jp";

/// Hosts whose cookies and stored data make up a login, and are cleared.
pub const CLEARED: [&str; 4] = ["hapitas.jp", "www.hapitas.jp", "sp.hapitas.jp", "m.hapitas.jp"];

/// Hosts that are never touched: the help centre is another system, the
/// others are the company's staging machines.
pub const LEFT_ALONE: [&str; 6] =
    ["faq.hapitas.jp", "rc.hapitas.jp", "rcsp.hapitas.jp", "rh.hapitas.jp", "rhsp.hapitas.jp", "spitz.hapitas.jp"];

/// The sign-in page (source: a public script run against the live page, 2026-05).
pub const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";

/// The sign-in page for smartphones (source: 2017; mobile browsers are still sent to `sp.` in 2026-09).
pub const SIGN_IN_PHONE: &str = "https://sp.hapitas.jp/auth/login";

/// Whether an origin such as `https://hapitas.jp` is the site's.
#[must_use]
pub fn is_site_origin(origin: &str) -> bool {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
    let host = host.split(['/', ':']).next().unwrap_or_default();
    is_site_host(host)
}

/// Whether a host is the site's and not one that is left alone.
#[must_use]
pub fn is_site_host(host: &str) -> bool {
    let ours = host == DOMAIN || host.strip_suffix(DOMAIN).is_some_and(|rest| rest.ends_with('.'));
    ours && !LEFT_ALONE.contains(&host)
}

/// Whether a cookie of this domain (with a leading dot if it holds for
/// subdomains) is cleared. One that holds for all of `hapitas.jp` is part of
/// the login; one of the help centre's own host is not.
#[must_use]
pub fn is_cleared_cookie_domain(domain: &str) -> bool {
    is_site_host(domain.trim_start_matches('.'))
}

/// The sign-in page to load on a host.
#[must_use]
pub fn sign_in_of(host: &str) -> &'static str {
    if host == "sp.hapitas.jp" { SIGN_IN_PHONE } else { SIGN_IN }
}

/// Whether a path is that of one of the known sign-in pages.
#[must_use]
pub fn is_sign_in_path(path: &str) -> bool {
    [SIGN_IN, SIGN_IN_PHONE].iter().any(|url| {
        let known = url.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or_default();
        path.starts_with(known.trim_end_matches('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_site_itself_is_the_site() {
        for origin in ["https://hapitas.jp", "https://sp.hapitas.jp", "http://hapitas.jp:80", "https://hapitas.jp/auth"] {
            assert!(is_site_origin(origin), "{origin}");
        }
        for origin in [
            "null",
            "",
            "https://faq.hapitas.jp",
            "https://nothapitas.jp",
            "https://hapitas.jp.example",
            "ftp://hapitas.jp",
            "https://rc.hapitas.jp",
        ] {
            assert!(!is_site_origin(origin), "{origin}");
        }
    }

    #[test]
    fn sign_in_pages_are_known_by_their_path() {
        for path in ["/auth/signin", "/auth/signin/", "/auth/login"] {
            assert!(is_sign_in_path(path), "{path}");
        }
        for path in ["", "/", "/auth", "/mypage/"] {
            assert!(!is_sign_in_path(path), "{path}");
        }
    }

    #[test]
    fn the_help_centre_keeps_its_cookies() {
        assert!(is_cleared_cookie_domain(".hapitas.jp"));
        assert!(!is_cleared_cookie_domain("faq.hapitas.jp"));
        assert!(!is_cleared_cookie_domain(".faq.hapitas.jp"));
    }
}
