//! The pages of the reconstructed site, as a visitor gets them before any script runs.

use login_rescue::form::markup;

use super::corpus::{Case, case};

const LOGIN: [&str; 3] = ["email_main", "password_main", "ログイン"];
const SMALL: [&str; 3] = ["email_header", "password_header", "ログイン"];
const NOTHING: [&str; 3] = ["-", "-", "-"];

/// Host, path, query, purposes, and the fields and the button of the first form.
const PAGES: [(&str, &str, &str, &str, [&str; 3]); 31] = [
    ("hapitas.jp", "/auth/signin/", "form=button", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=submit", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=none", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=two", "sign-in sign-in", SMALL),
    ("hapitas.jp", "/auth/signin/", "form=fetch", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=react", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=text", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=text&shown=0", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "form=submit&type=email", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "dialog=1", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "crowd=1", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "error=load&errclass=kx9", "sign-in", LOGIN),
    ("hapitas.jp", "/auth/signin/", "csp=strict", "sign-in", LOGIN),
    ("www.hapitas.jp", "/auth/signin/", "", "sign-in", LOGIN),
    ("sp.hapitas.jp", "/auth/login", "", "sign-in", ["f1", "f2", "ログイン"]),
    ("other.example", "/", "", "sign-in", ["user", "pass", "ログイン"]),
    // Nothing tells what these two fields are; here the person points at them.
    ("hapitas.jp", "/auth/signin/", "form=soup", "none", NOTHING),
    // Its fields lie in a template until a script takes them out.
    ("hapitas.jp", "/auth/signin/", "form=late", "none", NOTHING),
    ("hapitas.jp", "/register", "", "register", NOTHING),
    ("hapitas.jp", "/auth/remind/", "", "reset", ["remind_mail", "-", "送信"]),
    ("hapitas.jp", "/auth/reset/", "token=1", "new-password", ["-", "new_password", "変更"]),
    ("hapitas.jp", "/auth/code/", "", "none", NOTHING),
    ("hapitas.jp", "/contact/", "", "none", NOTHING),
    ("hapitas.jp", "/plain", "", "none", NOTHING),
    ("hapitas.jp", "/search", "freeword=x", "none", NOTHING),
    ("hapitas.jp", "/maintenance", "", "none", NOTHING),
    ("hapitas.jp", "/nowhere", "", "none", NOTHING),
    ("hapitas.jp", "/iframe", "", "none", NOTHING),
    ("hapitas.jp", "/recaptcha/bframe", "", "none", NOTHING),
    ("faq.hapitas.jp", "/hc/ja/", "", "none", NOTHING),
    ("m.hapitas.jp", "/", "", "none", NOTHING),
];

/// Every page of the site that is worth judging.
pub(crate) fn read_all() -> Vec<Case> {
    let read = |(host, path, query, purposes, truth)| {
        let page = markup::read(&reconstructed_site::html(host, path, query), path);
        case(&format!("site/{host}{path}?{query}"), purposes, page, truth)
    };
    PAGES.into_iter().map(read).collect()
}
