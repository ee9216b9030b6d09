//! Parts of an event that several forms name alike.

use super::key;
use crate::journal::event::{Address, Event, Fact, OpenFinding, PageSeen};

/// The key of the sentence that says what a page showed.
#[must_use]
pub fn page_key(page: &PageSeen) -> String {
    match (&page.trouble, page.signed_in) {
        (Some(trouble), _) => key("seen", trouble),
        (None, Some(true)) => "seen_signed_in".to_owned(),
        (None, _) => key("seen", &page.form),
    }
}

/// The findings that were open at an event.
#[must_use]
pub fn findings(event: &Event) -> &[OpenFinding] {
    match &event.fact {
        Fact::Attempt(attempt) => &attempt.findings,
        Fact::SiteMessage(message) => &message.findings,
        _ => &[],
    }
}

/// `hapitas.jp/auth/signin/?next`: the query's names, never its values.
#[must_use]
pub fn address(page: &Address) -> String {
    let mark = if page.query.is_empty() { "" } else { "?" };
    format!("{}{}{mark}{}", page.host, page.path, page.query.join("&"))
}
