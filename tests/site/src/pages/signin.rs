//! The sign-in page of the main host, in every variant.

use super::form::Kind;
use super::layout::{Page, page};
use super::login;
use super::refusal::Refusal;
use crate::answer::Answer;
use crate::query::Query;
use crate::route::Visit;
use crate::template::{Slot, fill};

const MAIN: &str = include_str!("../../pages/signin.html");
const ASIDE: &str = include_str!("../../pages/signin-aside.html");

/// `/auth/signin/`
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    if visit.is_post() {
        return check(visit);
    }
    if visit.signed_in() {
        return Answer::redirect(&login::next(visit));
    }
    show(visit, Refusal::of_visit(&visit.query).as_ref())
}

fn check(visit: &Visit<'_>) -> Answer {
    let form = visit.form();
    let mail = form.get("mail").unwrap_or_default();
    let password = form.get("password").unwrap_or_default();
    let opened = login::attempt(visit, mail, password);
    if visit.query.is("session", "expired") {
        return Answer::redirect("/auth/signin/?session=ended");
    }
    match opened {
        Some(_) if visit.query.is("step", "code") => Answer::redirect(&visit.query.behind("/auth/code/")),
        Some(cookie) => Answer::redirect(&login::next(visit)).with("set-cookie", cookie),
        None => show(visit, Refusal::of(&visit.query, mail).as_ref()),
    }
}

fn show(visit: &Visit<'_>, refusal: Option<&Refusal>) -> Answer {
    let query = &visit.query;
    let kind = Kind::of(query);
    let aside = if query.on("crowd") { ASIDE } else { "" };
    let error = refusal.map_or(String::new(), Refusal::html);
    let mut main = fill(MAIN, &[("error", Slot::Html(&error)), ("form", Slot::Html(&kind.form(query))), ("aside", Slot::Html(aside))]);
    main.push_str(&elsewhere(query));
    let mut scripts = kind.scripts.to_vec();
    scripts.extend(refusal.map_or(&[][..], Refusal::scripts));
    if query.on("dialog") {
        main = format!("<dialog class=\"login_dialog\">\n{main}</dialog>\n");
        scripts.push("dialog");
    }
    page(
        visit,
        Page {
            name: "会員ログイン",
            main: &main,
            below_header: &kind.small_form(query),
            scripts: &scripts,
            sign_in: true,
            ..Page::default()
        },
    )
}

/// What other companies are asked for: `captcha=third` a script, `other=1` a picture; `blocked`: it does not come.
fn elsewhere(query: &Query) -> String {
    const CAPTCHA: &str = "https://recaptcha.other.example/recaptcha/api.js";
    const OTHER: &str = "https://cdn.other.example/static/cached.png";
    let source = |name: &str, comes: &str, source: &str| match query.get(name) {
        Some(value) if value == comes => Some(source.to_owned()),
        Some("blocked") => Some(format!("{source}?drop=1&amp;on=get")),
        _ => None,
    };
    let captcha = source("captcha", "third", CAPTCHA).map(|from| format!("<script src=\"{from}\" async></script>\n"));
    let other = source("other", "1", OTHER).map(|from| format!("<img src=\"{from}\" width=\"16\" height=\"16\" alt=\"\">\n"));
    captcha.into_iter().chain(other).collect()
}
