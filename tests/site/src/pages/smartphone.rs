//! The sign-in page for smartphones, whose names are unlike the main one's.

use super::form::mail_type;
use super::layout::{Page, page};
use super::login;
use super::refusal::Refusal;
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const MAIN: &str = include_str!("../../pages/smartphone.html");

/// `/`
pub(crate) fn top(visit: &Visit<'_>) -> Answer {
    Answer::redirect(if visit.signed_in() { "/mypage/" } else { "/auth/login" })
}

/// `/auth/login`
pub(crate) fn signin(visit: &Visit<'_>) -> Answer {
    if !visit.is_post() {
        return show(visit, None);
    }
    let form = visit.form();
    let mail = form.get("userid").unwrap_or_default();
    let password = form.get("pw").unwrap_or_default();
    match login::attempt(visit, mail, password) {
        Some(cookie) => Answer::redirect(&login::next(visit)).with("set-cookie", cookie),
        None => show(visit, Refusal::of(&visit.query, mail).as_ref()),
    }
}

/// `/static/islogin.js`: the script that says whether somebody is logged in.
pub(crate) fn is_login(visit: &Visit<'_>) -> Answer {
    let script = format!("var islogin = {};\n", visit.signed_in());
    Answer::new("text/javascript; charset=utf-8", script).with("cache-control", "no-store")
}

fn show(visit: &Visit<'_>, refusal: Option<&Refusal>) -> Answer {
    let error = refusal.map_or(String::new(), Refusal::html);
    let main = fill(
        MAIN,
        &[
            ("error", Slot::Html(&error)),
            ("action", Slot::Text(&visit.query.behind("/auth/login"))),
            ("mail_type", Slot::Text(mail_type(&visit.query))),
        ],
    );
    let mut scripts = vec!["islogin"];
    scripts.extend(refusal.map_or(&[][..], Refusal::scripts));
    page(visit, Page { name: "会員ログイン", main: &main, scripts: &scripts, sign_in: true, ..Page::default() })
}
