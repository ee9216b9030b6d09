//! Pages for members, the way out, and the top page that only sends on.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::layout::{Page, page};
use crate::answer::Answer;
use crate::route::Visit;
use crate::session;
use crate::template::{Slot, fill};

const MAIN: &str = include_str!("../../pages/member.html");

/// `/`
pub(crate) fn top(visit: &Visit<'_>) -> Answer {
    Answer::redirect(if visit.signed_in() { "/mypage/" } else { "/register" })
}

/// `/mypage/`
pub(crate) fn my_page(visit: &Visit<'_>) -> Answer {
    for_members(visit, "マイページ")
}

/// `/exchange/`
pub(crate) fn exchange(visit: &Visit<'_>) -> Answer {
    for_members(visit, "ポイント交換")
}

/// `/auth/logout/`
pub(crate) fn logout(visit: &Visit<'_>) -> Answer {
    let token = visit.request.cookie(session::COOKIE).unwrap_or_default();
    let cookie = visit.state.sessions().close(token);
    Answer::redirect("/auth/signin/").with("set-cookie", cookie)
}

/// Whoever is not logged in is sent to log in; the way back is encoded twice, as on the real site.
fn for_members(visit: &Visit<'_>, name: &str) -> Answer {
    if !visit.signed_in() {
        let once = utf8_percent_encode(&visit.request.path, NON_ALPHANUMERIC).to_string();
        let twice = utf8_percent_encode(&once, NON_ALPHANUMERIC);
        return Answer::redirect(&format!("/auth/signin/?redirect={twice}"));
    }
    let main = fill(MAIN, &[("heading", Slot::Text(name))]);
    page(visit, Page { name, main: &main, links: true, ..Page::default() })
}
