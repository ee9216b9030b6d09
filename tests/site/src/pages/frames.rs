//! The page in a frame, and the frame of the captcha.

use super::layout::{Page, page};
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, fill};

const CAPTCHA: &str = include_str!("../../pages/bframe.html");
const SIGN_IN: &str = include_str!("../../pages/iframe.html");

/// `/recaptcha/api2/bframe`
pub(crate) fn captcha(_: &Visit<'_>) -> Answer {
    Answer::html(CAPTCHA.to_owned())
}

/// `/iframe`: the sign-in page of hapitas.jp in a frame, in the variant of this query.
pub(crate) fn sign_in(visit: &Visit<'_>) -> Answer {
    let address = visit.query.behind("https://hapitas.jp/auth/signin/");
    let main = fill(SIGN_IN, &[("address", Slot::Text(&address))]);
    page(visit, Page { name: "枠の中のログイン", main: &main, ..Page::default() })
}
