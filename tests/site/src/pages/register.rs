//! The form for new members: two password fields and a nickname, no login.

use super::article::words;
use super::layout::{Page, page};
use crate::answer::Answer;
use crate::route::Visit;

const MAIN: &str = include_str!("../../pages/register.html");

/// `/register`
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    if visit.is_post() {
        return words(visit, "会員登録", ["受け付けました。この再現ページは何も登録しません。"]);
    }
    page(visit, Page { name: "会員登録", main: MAIN, links: true, ..Page::default() })
}
