//! A forgotten password: asking for the mail, and the page the mail leads to.

use super::article::words;
use super::layout::{Page, page};
use crate::MAIL;
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const REMIND: &str = include_str!("../../pages/remind.html");
const RESET: &str = include_str!("../../pages/reset.html");

// The only two sentences that are known word for word.
const SENT: &str = "パスワードリセット用のURLをメールでお送りしました";
const UNKNOWN: &str = "入力された情報がお客様の登録情報と一致しません";

/// How the form goes off, where not by its button.
fn scripts(visit: &Visit<'_>) -> &'static [&'static str] {
    if visit.query.get("send").is_some() && !visit.is_post() { &["reset-send"] } else { &[] }
}

/// Where somebody is who did not wait for the answer.
fn gone(visit: &Visit<'_>) -> Option<Answer> {
    (visit.is_post() && visit.query.on("gone")).then(|| Answer::redirect("/plain"))
}

/// `/auth/remind/`
pub(crate) fn remind(visit: &Visit<'_>) -> Answer {
    if let Some(gone) = gone(visit) {
        return gone;
    }
    let mail = visit.form().get("mail").map(str::to_owned);
    if visit.query.on("alone") && mail.as_deref() == Some(MAIL) {
        return words(visit, "受付完了", [SENT]);
    }
    let answer = match mail.as_deref() {
        None => String::new(),
        Some(MAIL) => format!("<p>{SENT}</p>\n"),
        Some(_) => format!("<p class=\"login_error_area\">{UNKNOWN}</p>\n"),
    };
    let main = fill(REMIND, &[("answer", Slot::Html(&answer)), ("action", Slot::Text(&visit.query.behind("/auth/remind/")))]);
    page(visit, Page { name: "パスワードの再設定", main: &main, links: true, scripts: scripts(visit), ..Page::default() })
}

/// `/auth/reset/?token=…`
pub(crate) fn reset(visit: &Visit<'_>) -> Answer {
    if let Some(gone) = gone(visit) {
        return gone;
    }
    if visit.is_post() {
        return words(visit, "新しいパスワード", ["受け付けました。この再現ページは何も変えません。"]);
    }
    let action = visit.query.behind("/auth/reset/");
    let main = fill(RESET, &[("action", Slot::Text(&action))]);
    page(visit, Page { name: "新しいパスワード", main: &main, links: true, scripts: scripts(visit), ..Page::default() })
}
