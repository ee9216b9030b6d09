//! The second step of a login, with `step=code`: a code that came by mail.

use super::layout::{Page, page};
use super::login;
use crate::CODE;
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const PAGE: &str = include_str!("../../pages/code.html");

/// `/auth/code/`
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    let form = visit.form();
    let cookie = if form.get("code") == Some(CODE) { visit.state.sessions().open() } else { None };
    if let Some(cookie) = cookie {
        return Answer::redirect(&login::next(visit)).with("set-cookie", cookie);
    }
    let answer = if visit.is_post() { "<p class=\"login_error_area\">認証コードが正しくありません。</p>\n" } else { "" };
    let main = fill(PAGE, &[("answer", Slot::Html(answer)), ("action", Slot::Text(&visit.query.behind("/auth/code/")))]);
    page(visit, Page { name: "認証コードの入力", main: &main, ..Page::default() })
}
