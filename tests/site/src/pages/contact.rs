//! The form for inquiries.

use super::article::words;
use super::layout::{Page, page};
use crate::answer::Answer;
use crate::route::Visit;

const MAIN: &str = include_str!("../../pages/contact.html");

/// `/contact/`
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    if visit.is_post() {
        return words(visit, "お問い合わせ", ["受け付けました。この再現ページはどこにも送りません。"]);
    }
    page(visit, Page { name: "お問い合わせ", main: MAIN, links: true, ..Page::default() })
}
