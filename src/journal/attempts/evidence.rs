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

use crate::form::outcome;
use crate::journal::event::{Attempt, Outcome, OutcomeStatement, PageSeen, SiteMessage, Witness};
use crate::site::messages::{Meaning, meaning};

/// A page or words of this weight and above end the waiting.
pub(in crate::journal) const CLEAR: u8 = 3;

/// What is known of how an attempt ended.
pub(in crate::journal) struct Evidence {
    pub(in crate::journal) weight: u8,
    pub(in crate::journal) outcome: Outcome,
    pub(in crate::journal) at: i64,
}

/// What a page that was loaded after the attempt tells, see [`crate::form::outcome`].
pub(in crate::journal) fn seen(attempt: &Attempt, page: &PageSeen) -> (u8, Outcome) {
    let reason = outcome::of_page(&page.after(!attempt.way.is_mail()));
    (if reason.is_open() { 1 } else { 4 }, reason.outcome())
}

/// What words of the site tell: that it answered, and by the way what it meant.
pub(in crate::journal) fn worded(message: &SiteMessage) -> (u8, Outcome) {
    match meaning(&message.text) {
        Some(meaning) if meaning.of_site() => (2, Outcome::SiteDown),
        // Neither of these refuses a login.
        Some(Meaning::CodeWanted | Meaning::ResetSent) => (1, Outcome::Unknown),
        _ => (2, Outcome::Refused),
    }
}

/// What somebody states.
pub(in crate::journal) fn said(stated: &OutcomeStatement) -> (u8, Outcome) {
    match (stated.by, stated.outcome) {
        (Witness::Person, outcome) => (9, outcome),
        (Witness::Clock, outcome) => (0, outcome),
        // An open captcha is the state of a moment: any page that comes replaces it. So it is with what nobody knew.
        (Witness::Page, Outcome::Captcha | Outcome::NotSent | Outcome::Unknown) => (1, stated.outcome),
        (Witness::Page, outcome) => (3, outcome),
    }
}

/// Takes `(weight, outcome)` unless something heavier is known.
pub(in crate::journal) fn weigh(slot: &mut Option<Evidence>, (weight, outcome): (u8, Outcome), at: i64) {
    if slot.as_ref().is_none_or(|e| weight >= e.weight) {
        *slot = Some(Evidence { weight, outcome, at });
    }
}
