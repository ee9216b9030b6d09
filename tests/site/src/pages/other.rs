//! `other.example`: another site with a login of its own.

use super::layout::{Page, page};
use super::login;
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const MAIN: &str = include_str!("../../pages/other.html");
const REFUSED: &str = "<p class=\"login_error_area\">ログインできませんでした。</p>\n";
const ACCEPTED: &str = "<p>ログインしました。</p>\n";

/// `/`
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    let form = visit.form();
    let text = |name: &str| form.get(name).unwrap_or_default();
    let cookie = visit.is_post().then(|| login::attempt(visit, text("user"), text("pass")));
    let said = match &cookie {
        None => "",
        Some(None) => REFUSED,
        Some(Some(_)) => ACCEPTED,
    };
    let main = fill(MAIN, &[("answer", Slot::Html(said)), ("action", Slot::Text(&visit.query.behind("/")))]);
    let answer = page(visit, Page { name: "別のサイト", main: &main, ..Page::default() });
    match cookie.flatten() {
        Some(cookie) => answer.with("set-cookie", cookie),
        None => answer,
    }
}
