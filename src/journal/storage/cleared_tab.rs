//! Which tab was just cleared, so that the page that is loaded there next can
//! show what that did: `<ms since the epoch> <tab>`, read by pages without a parser.

use super::key::Stored;
use crate::plain;

/// A clearing is shown by a page that is loaded within this time after it, in milliseconds.
const FRESH: i64 = 120_000;

/// A clearing and the tab in which the sign-in page is loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClearedTab {
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// The tab's number.
    pub tab: i32,
}

impl ClearedTab {
    /// Whether a page that is loaded at `now` (ms since the epoch) comes of it.
    #[must_use]
    pub fn is_fresh(&self, now: i64) -> bool {
        now.saturating_sub(self.at) <= FRESH
    }
}

impl Stored for ClearedTab {
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let at = plain::read_decimal(words.next()?)?;
        let tab = plain::read_decimal(words.next()?)?.try_into().ok()?;
        Some(Self { at, tab })
    }

    fn write(&self) -> String {
        [plain::decimal(self.at), plain::decimal(i64::from(self.tab))].join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back_and_foreign_texts_are_none() {
        let cleared = ClearedTab { at: 1_763_802_271_000, tab: 12 };
        assert_eq!(cleared.write(), "1763802271000 12");
        assert_eq!(ClearedTab::read(&cleared.write()), Some(cleared));
        for text in ["", "5", "5 ", "x 1", "5 x", "5 4294967296", "{}"] {
            assert_eq!(ClearedTab::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_page_shows_a_clearing_for_two_minutes() {
        let cleared = ClearedTab { at: 1000, tab: 1 };
        assert!(cleared.is_fresh(1000) && cleared.is_fresh(121_000) && !cleared.is_fresh(121_001));
    }
}
