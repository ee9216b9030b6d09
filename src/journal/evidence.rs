//! What a later event tells about an attempt, and how much that weighs.
//!
//! | weight | who says so |
//! |---|---|
//! | 9 | the person |
//! | 4 | a page that came after it and is clear |
//! | 3 | the attempt's own page |
//! | 2 | words of the site: it answered |
//! | 1 | a state of the moment: an open captcha, a page on the way |
//! | 0 | the clock: nothing came |
//!
//! Of equal weight the later one holds.

use super::event::{Attempt, FormKind, Outcome, PageSeen, SiteMessage, Stated, Witness};
use crate::site::meanings::{Meaning, meaning};

/// A page or words of this weight and above end the waiting.
pub(super) const CLEAR: u8 = 3;

/// What is known of how an attempt ended.
pub(super) struct Evidence {
    pub(super) weight: u8,
    pub(super) outcome: Outcome,
    pub(super) at: i64,
}

/// What a page that was loaded after the attempt tells.
pub(super) fn seen(attempt: &Attempt, page: &PageSeen) -> (u8, Outcome) {
    let failing = page.status.is_some_and(|s| s >= 500);
    match (page.trouble, page.signed_in, page.form) {
        (Some(_), _, _) => (4, Outcome::SiteDown),
        _ if failing => (4, Outcome::SiteDown),
        (None, Some(true), _) => (4, Outcome::In),
        // Back from the other company's page: refused there, or thought better of. Only words would tell.
        (None, _, FormKind::SignIn) if !attempt.way.is_mail() => (1, Outcome::Unknown),
        (None, _, FormKind::SignIn) => (4, Outcome::Refused),
        // Neither sign nor form: a code page, or a page on the way. A later one may tell more.
        (None, _, _) => (1, Outcome::Unknown),
    }
}

/// What words of the site tell: that it answered, and by the way what it meant.
pub(super) fn worded(message: &SiteMessage) -> (u8, Outcome) {
    match meaning(&message.text) {
        Some(Meaning::Maintenance | Meaning::ServerError | Meaning::Busy) => (2, Outcome::SiteDown),
        // Neither of these refuses a login.
        Some(Meaning::CodeWanted | Meaning::ResetSent) => (1, Outcome::Unknown),
        _ => (2, Outcome::Refused),
    }
}

/// What somebody states.
pub(super) fn said(stated: &Stated) -> (u8, Outcome) {
    match (stated.by, stated.outcome) {
        (Witness::Person, outcome) => (9, outcome),
        (Witness::Clock, outcome) => (0, outcome),
        // An open captcha is the state of a moment: any page that comes replaces it.
        (Witness::Page, Outcome::Captcha | Outcome::NotSent) => (1, stated.outcome),
        (Witness::Page, outcome) => (3, outcome),
    }
}

/// Takes `(weight, outcome)` unless something heavier is known.
pub(super) fn weigh(slot: &mut Option<Evidence>, (weight, outcome): (u8, Outcome), at: i64) {
    if slot.as_ref().is_none_or(|e| weight >= e.weight) {
        *slot = Some(Evidence { weight, outcome, at });
    }
}
