//! Mail domains: those that are suggested, how they are mistyped, and the real
//! ones that resemble them. Sources: the lists in `typing-mistakes.md` of the
//! facts; `tests/corpora/mail-domains.txt` shows which others must stay silent.

/// A domain that is suggested.
pub struct Target {
    /// The domain.
    pub domain: &'static str,
    /// Typings more than one edit away, or whose meaning is not single.
    pub typings: &'static [&'static str],
}

const fn target(domain: &'static str, typings: &'static [&'static str]) -> Target {
    Target { domain, typings }
}

/// The starred domains; of several that fit, the first is named first.
pub const TARGETS: &[Target] = &[
    target("gmail.com", &["gmail.jp", "gmail.co.jp", "gmail.ne.jp", "gmail.net", "gmail.or.jp"]),
    target("yahoo.co.jp", &["yahoo.jp", "yahoo.co", "yahoo.or.jp", "yahoo.com.jp"]),
    target("icloud.com", &["icould.com", "icould", "icloud.jp", "icloud.co.jp", "icloud.ne.jp"]),
    target("docomo.ne.jp", &["docomo.jp", "docomo.co.jp", "docomo.com", "docomo.or.jp"]),
    target("ezweb.ne.jp", &["ezweb.jp", "ezweb.co.jp", "ezweb.com", "ezweb.or.jp"]),
    target("au.com", &["au.ne.jp", "au.co.jp"]),
    target("softbank.ne.jp", &["softbank.jp", "softbank.co.jp", "sofbank.ne.jp", "softbank"]),
    target("i.softbank.jp", &["softbank.jp", "softbank.co.jp", "sofbank.ne.jp", "softbank", "i.softbank.ne.jp", "i.softbank.co.jp"]),
    target("ymobile.ne.jp", &["ymobile.jp", "ymobile.co.jp"]),
    target("outlook.jp", &["outlook.co.jp", "outlook.ne.jp"]),
    target("outlook.com", &[]),
    target("hotmail.co.jp", &["hotmail.jp", "hotmail.ne.jp"]),
    target("hotmail.com", &[]),
    target("live.jp", &[]),
];

/// Real domains within one edit of a suggested one, or a typing of it for
/// somebody who had only that rule.
const REAL: &[&str] = &[
    "mail.com",
    "ymail.com",
    "email.com",
    "tmail.com",
    "y-mobile.ne.jp",
    "ymobile1.ne.jp",
    "emobile.ne.jp",
    "cloud.com",
    "love.jp",
    "life.jp",
    "wu.com",
];

/// Endings that exist nowhere → the right one. Longer ones before those they end with.
pub const ENDINGS: &[(&str, &str)] = &[
    (".com.con", ".com"),
    (".com.com", ".com"),
    (".con.com", ".com"),
    (".comcom", ".com"),
    (".com.jp", ".com"),
    (".co.jp.co.jp", ".co.jp"),
    (".ne.jp.ne.jp", ".ne.jp"),
    (".co.jp.com", ".co.jp"),
    (".ne.jp.com", ".ne.jp"),
    (".jp.jp", ".jp"),
    (".con", ".com"),
    (".cmo", ".com"),
    (".ocm", ".com"),
    (".vom", ".com"),
    (".xom", ".com"),
    (".cpm", ".com"),
    (".cim", ".com"),
    (".comm", ".com"),
    (".coom", ".com"),
    (".co.jo", ".co.jp"),
    (".ne.jo", ".ne.jp"),
    (".or.jo", ".or.jp"),
    (".cojp", ".co.jp"),
    (".nejp", ".ne.jp"),
    ("cojp", ".co.jp"),
    ("nejp", ".ne.jp"),
];

/// Carriers whose old addresses hold `..` and `.@`, or begin with a dot or a hyphen.
const ODD_NAMES: &[&str] = &["docomo.ne.jp", "ezweb.ne.jp", "au.com", "uqmobile.jp", "ido.ne.jp"];

/// Whether this domain, in lower case, is right as it stands.
#[must_use]
pub fn is_known(name: &[u8]) -> bool {
    TARGETS.iter().any(|target| target.domain.as_bytes() == name) || REAL.iter().any(|real| real.as_bytes() == name)
}

/// Whether a domain that is right begins like this, and goes on.
#[must_use]
pub fn begins_a_known_one(name: &[u8]) -> bool {
    let begins = |real: &str| real.len() > name.len() && real.as_bytes().starts_with(name);
    TARGETS.iter().any(|target| begins(target.domain)) || REAL.iter().any(|real| begins(real))
}

/// Whether names at this domain may hold dots where others may not.
#[must_use]
pub fn allows_odd_names(name: &[u8]) -> bool {
    let is_below = |carrier: &str| name.strip_suffix(carrier.as_bytes()).is_some_and(|rest| rest.is_empty() || rest.ends_with(b"."));
    ODD_NAMES.iter().any(|carrier| is_below(carrier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_both_right_and_mistyped() {
        for target in TARGETS {
            assert!(is_known(target.domain.as_bytes()));
            assert!(target.typings.iter().all(|typing| !is_known(typing.as_bytes())), "{}", target.domain);
        }
    }

    #[test]
    fn beginnings_are_shorter_than_the_whole() {
        assert!(begins_a_known_one(b"gmail.co"));
        assert!(!begins_a_known_one(b"gmail.com"));
    }
}
