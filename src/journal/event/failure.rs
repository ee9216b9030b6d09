//! Why no answer came, by the browser's own code for it.

use super::Failure::{self, Certificate, Connection, Name, Offline, TimedOut};

/// Beginnings of codes and what they mean; the first that fits counts. Chromium
/// writes `net::ERR_…`, Firefox `NS_ERROR_…` and, of certificates and of the
/// handshake, a sentence or the name of its library's error (both measured).
const CODES: [(&str, &[Failure]); 22] = [
    ("net::ERR_INTERNET_DISCONNECTED", &[Offline]),
    ("net::ERR_NAME_", &[Name]),
    ("net::ERR_DNS_", &[Name]),
    ("net::ERR_ICANN_NAME_COLLISION", &[Name]),
    ("net::ERR_CERT_", &[Certificate]),
    ("net::ERR_CERTIFICATE_", &[Certificate]),
    ("net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN", &[Certificate]),
    // A device on the way that answers in the site's place, or a connection that was cut.
    ("net::ERR_SSL_", &[Certificate, Connection]),
    ("net::ERR_TIMED_OUT", &[TimedOut]),
    ("net::ERR_CONNECTION_TIMED_OUT", &[TimedOut]),
    // No route: mostly, but not only, a computer without a network.
    ("net::ERR_ADDRESS_UNREACHABLE", &[Offline, Connection]),
    ("net::ERR_NETWORK_", &[Offline, Connection]),
    ("net::ERR_FAILED", &[Name, Certificate, Connection]),
    ("net::", &[Connection]),
    ("NS_ERROR_OFFLINE", &[Offline]),
    ("NS_ERROR_UNKNOWN_HOST", &[Name]),
    ("NS_ERROR_DNS_", &[Name]),
    ("NS_ERROR_NET_TIMEOUT", &[TimedOut]),
    ("NS_ERROR_FAILURE", &[Name, Certificate, Connection]),
    ("NS_ERROR_", &[Connection]),
    ("NS_BINDING_", &[Connection]),
    // Whatever else Firefox says is about the certificate.
    ("", &[Certificate]),
];

/// What a code means; `None`: the browser gave none, and nothing is told apart.
#[must_use]
pub fn failures(code: Option<&str>) -> Vec<Failure> {
    let code = code.map(str::trim).filter(|code| !code.is_empty());
    let row = code.and_then(|code| CODES.iter().find(|(begins, _)| code.starts_with(begins)));
    row.map_or(&[Name, Certificate, Connection][..], |(_, failures)| failures).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_browsers_are_told_apart() {
        for (code, expected) in [
            ("net::ERR_NAME_NOT_RESOLVED", vec![Name]),
            ("net::ERR_CERT_AUTHORITY_INVALID", vec![Certificate]),
            ("net::ERR_INTERNET_DISCONNECTED", vec![Offline]),
            ("net::ERR_CONNECTION_REFUSED", vec![Connection]),
            ("net::ERR_EMPTY_RESPONSE", vec![Connection]),
            ("net::ERR_CONNECTION_TIMED_OUT", vec![TimedOut]),
            ("NS_ERROR_UNKNOWN_HOST", vec![Name]),
            ("NS_ERROR_NET_RESET", vec![Connection]),
            ("NS_ERROR_OFFLINE", vec![Offline]),
            ("NS_ERROR_NET_TIMEOUT", vec![TimedOut]),
            ("The certificate is not trusted because it is self-signed.", vec![Certificate]),
            ("MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT", vec![Certificate]),
        ] {
            assert_eq!(failures(Some(code)), expected, "{code}");
        }
    }

    #[test]
    fn where_the_browser_does_not_tell_all_of_them_are_named() {
        for code in [None, Some(""), Some(" "), Some("net::ERR_FAILED"), Some("NS_ERROR_FAILURE")] {
            assert_eq!(failures(code), [Name, Certificate, Connection], "{code:?}");
        }
    }
}
