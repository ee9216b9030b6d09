//! Pages that stand in place of the one that was asked for.

use super::article::words;
use crate::answer::Answer;
use crate::route::Visit;

/// Status, title, and what the page says; the wording is made up.
const PAGES: [(u16, &str, &str); 5] = [
    (403, "アクセスできません", "このページを表示する権限がありません。"),
    (404, "ページが見つかりません", "お探しのページはありません。"),
    (429, "アクセスが集中しています", "しばらく時間をおいてから、もう一度お試しください。"),
    (500, "サーバーエラー", "サーバーで問題が起きました。時間をおいてお試しください。"),
    (503, "メンテナンス中", "ただいまメンテナンスを行っています。終わるまでお待ちください。"),
];

/// `/maintenance`
pub(crate) fn maintenance(visit: &Visit<'_>) -> Answer {
    page(visit, 503)
}

/// The page of a status; one that is not in the table looks like 500.
pub(crate) fn page(visit: &Visit<'_>, status: u16) -> Answer {
    let of = |wanted: u16| PAGES.iter().find(|(number, ..)| *number == wanted);
    let (_, name, text) = of(status).or(of(500)).copied().unwrap_or_default();
    words(visit, name, [text]).status(status)
}
