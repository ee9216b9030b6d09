//! Signs that somebody is logged in.
//!
//! | sign | counts |
//! |---|---|
//! | a link or form whose address logs out, seen or not (it may lie in a closed drawer) | yes |
//! | a control without an address of its own that is called 「ログアウト」 and nothing more | yes |
//! | a link that only holds the word (「ログアウト方法」), or leads to help about it | no |
//! | any of these on a page that also shows the form to log in | against itself: no |

use super::FormKind;
use crate::site::search::{folded, holds};

/// What an address that logs out ends on.
const LOG_OUT: [&str; 8] = ["logout", "signout", "logoff", "signoff", "log-out", "sign-out", "log_out", "sign_out"];
/// Parts of an address that only speaks of it.
const HELP: [&str; 7] = ["help", "faq", "guide", "support", "article", "howto", "how-to"];
/// What a control that logs out is called.
const NAMES: [&str; 5] = ["ログアウト", "ログアウトする", "サインアウト", "log out", "sign out"];

/// Whether a page shows that somebody is logged in; `None`: nothing tells.
///
/// `form`: the form that the page shows; `controls`: of each link, button and
/// form whether it [`logs_out`], seen or not.
pub fn signed_in(form: FormKind, mut controls: impl Iterator<Item = bool>) -> Option<bool> {
    (form != FormKind::SignIn && controls.any(|out| out)).then_some(true)
}

/// Whether a control logs out: by its address (`href` or `action`, as it stands
/// in the page) where it has one, else by its label.
#[must_use]
pub fn logs_out(address: Option<&str>, label: impl FnOnce() -> String) -> bool {
    match address.map(str::trim_ascii) {
        None | Some("" | "#") => is_called_log_out(&label()),
        Some(address) if folded(address).starts_with("javascript:") => is_called_log_out(&label()),
        Some(address) => is_log_out_address(address),
    }
}

/// `/auth/logout/`, `https://example.jp/signout.php?from=top`, `?action=logout`.
fn is_log_out_address(address: &str) -> bool {
    let address = folded(address);
    let address = address.trim_ascii_end();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.split('#').next().unwrap_or_default().trim_end_matches('/');
    let (before, last) = path.rsplit_once('/').unwrap_or(("", path));
    let name = last.split('.').next().unwrap_or_default();
    let asks = || query.split('&').filter_map(|pair| pair.split_once('=')).any(|(_, value)| LOG_OUT.contains(&value));
    !holds(before, &HELP) && (LOG_OUT.contains(&name) || asks())
}

fn is_called_log_out(label: &str) -> bool {
    let label = folded(label);
    let label = label.trim();
    NAMES.contains(&label) || label == "logout"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(address: &str, label: &str) -> bool {
        logs_out(Some(address), || label.to_owned())
    }

    #[test]
    fn an_address_that_logs_out_counts_whatever_it_is_called() {
        for address in [
            "/auth/logout/",
            "/Logout",
            "https://hapitas.jp/auth/logout/?from=top",
            "/members/sign_out",
            "logout.php",
            "/signout#top",
            "/?action=logout",
            "/member.cgi?x=1&mode=logout",
            " /auth/log-out ",
        ] {
            assert!(out(address, "出る"), "{address}");
        }
    }

    #[test]
    fn an_address_that_leads_elsewhere_does_not_count_whatever_it_is_called() {
        for address in [
            "/help/2",
            "/help/logout",
            "https://faq.hapitas.jp/hc/ja/logout",
            "/guide/how-to-logout/",
            "/articles/123?from=logout-page",
            "/checkout",
            "/auth/logout/about",
            "/mypage/",
            "/?q=logout+ways",
        ] {
            assert!(!out(address, "ログアウト"), "{address}");
        }
    }

    #[test]
    fn without_an_address_the_whole_label_tells() {
        for address in [None, Some(""), Some("#"), Some("javascript:void(0)"), Some("JavaScript:out()")] {
            for label in ["ログアウト", " ログアウトする\n", "Log out", "LOGOUT", "サインアウト"] {
                assert!(logs_out(address, || label.to_owned()), "{address:?} {label}");
            }
            for label in ["ログアウト方法", "ログアウトできない方", "自動ログアウトの設定", "", "ログイン", "How to log out"]
            {
                assert!(!logs_out(address, || label.to_owned()), "{address:?} {label}");
            }
        }
    }

    #[test]
    fn beside_the_form_to_log_in_it_counts_against_itself() {
        let controls = || [false, true].into_iter();
        assert_eq!(signed_in(FormKind::None, controls()), Some(true));
        assert_eq!(signed_in(FormKind::Register, controls()), Some(true));
        assert_eq!(signed_in(FormKind::SignIn, controls()), None);
        assert_eq!(signed_in(FormKind::None, [false].into_iter()), None);
    }
}
