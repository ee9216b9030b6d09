//! Addresses with which a login worked, kept only after a yes, and never as
//! they are: a mask to recognise them by, and a salted digest to compare.
//!
//! The page writes a candidate beside its attempt, under a key of its own, so
//! that no event ever holds it. The background drops it, unless the attempt's
//! outcome is a login. Plain lines, so that a page needs no parser:
//! `<ms since the epoch> <digest> <mask>`.

use super::key::Stored;
use crate::journal::attempts::pending::PATIENCE;
use crate::journal::event::Outcome;
use crate::journal::{AttemptHistory, EventId};
use crate::plain;

/// How many addresses are remembered; the oldest goes first.
const MOST: usize = 20;
/// A longer domain is no mail domain (RFC 5321), in bytes.
const LONGEST_DOMAIN: usize = 255;

/// An address, hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedAddress {
    /// When it was tried, in milliseconds since the epoch.
    pub at: i64,
    /// 128 bits of PBKDF2 in hexadecimal digits.
    pub digest: String,
    /// `t***@example.jp`.
    pub mask: String,
}

/// Reads lines; those that are not ours are left out.
#[must_use]
pub fn read(text: &str) -> Vec<RememberedAddress> {
    text.lines().filter_map(line).collect()
}

fn line(text: &str) -> Option<RememberedAddress> {
    let mut words = text.splitn(3, ' ');
    let at = plain::read_decimal(words.next()?)?;
    let digest = words.next().filter(|d| d.len() == 32 && d.bytes().all(|b| b.is_ascii_hexdigit()))?.to_owned();
    let mask = words.next().filter(|m| m.contains("***@"))?.to_owned();
    Some(RememberedAddress { at, digest, mask })
}

/// The lines of these.
#[must_use]
pub fn write(all: &[RememberedAddress]) -> String {
    all.iter().map(|h| [&plain::decimal(h.at), " ", &h.digest, " ", &h.mask, "\n"].concat()).collect()
}

impl Stored for Vec<RememberedAddress> {
    fn read(text: &str) -> Option<Self> {
        Some(read(text))
    }

    fn write(&self) -> String {
        write(self)
    }
}

/// A line alone, or the last of several.
impl Stored for RememberedAddress {
    fn read(text: &str) -> Option<Self> {
        read(text).pop()
    }

    fn write(&self) -> String {
        write(std::slice::from_ref(self))
    }
}

/// The form in which an address is compared, and its mask; `None` where it is
/// not yet, or not at all, an address.
#[must_use]
pub fn comparable(text: &str) -> Option<(String, String)> {
    let address = text.trim();
    let (name, domain) = address.split_once('@')?;
    let is_plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic());
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    let first = name.get(..1)?;
    let fits = is_plain(name) && is_plain(domain) && dotted && !domain.contains('@') && domain.len() <= LONGEST_DOMAIN && name.len() <= 64;
    // Mail systems take both capitals and small letters for the same.
    fits.then(|| (address.to_ascii_lowercase(), [first, "***@", domain].concat()))
}

/// What becomes of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The outcome may still come.
    Waits,
    /// The login worked.
    Remember,
    /// It did not.
    Drop,
}

/// What becomes of the candidate of an attempt at `now` (ms since the epoch).
#[must_use]
pub fn fate(attempt: &EventId, at: i64, histories: &[AttemptHistory<'_>], now: i64) -> Fate {
    let history = histories.iter().rev().find(|history| history.event.id == *attempt);
    let old = !(0..=PATIENCE).contains(&now.saturating_sub(at));
    match history {
        Some(AttemptHistory { outcome: Some(Outcome::In), .. }) => Fate::Remember,
        Some(AttemptHistory { settled: true, .. }) => Fate::Drop,
        _ if old => Fate::Drop,
        _ => Fate::Waits,
    }
}

/// With one more; the same address is kept once, with its latest time.
#[must_use]
pub fn with(mut all: Vec<RememberedAddress>, new: RememberedAddress) -> Vec<RememberedAddress> {
    all.retain(|known| known.digest != new.digest);
    all.push(new);
    let over = all.len().saturating_sub(MOST);
    all.drain(..over);
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::FormKind;
    use crate::journal::histories;

    fn hidden(at: i64, digit: &str) -> RememberedAddress {
        RememberedAddress { at, digest: digit.repeat(32), mask: "t***@example.jp".to_owned() }
    }

    #[test]
    fn only_the_first_letter_and_the_domain_are_seen() {
        let (compared, mask) = comparable(" Taro.Yamada@Example.jp ").unwrap();
        assert_eq!(compared, "taro.yamada@example.jp");
        assert_eq!(mask, "T***@Example.jp");
    }

    #[test]
    fn what_is_no_address_is_never_hidden() {
        let long = format!("t@{}.jp", "a".repeat(300));
        for text in ["", "taro", "taro@", "@example.jp", "taro@example", "taro@example.", "a@b@c.jp", "た@example.jp", "taro@例.jp", &long]
        {
            assert_eq!(comparable(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_written_is_read_back_and_foreign_lines_are_left_out() {
        let all = vec![hidden(1, "a"), hidden(2, "b")];
        assert_eq!(read(&write(&all)), all);
        for text in ["", "x y z", "1 2 3", "1 <b> t***@x.jp", &format!("1 {} taro@example.jp", "a".repeat(32))] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn only_a_login_is_remembered() {
        let tried = attempt(1000, Some(1), "a");
        let fate_after = |events: &[crate::journal::Event], now| fate(&tried.id, 1000, &histories(events, now), now);
        assert_eq!(fate_after(std::slice::from_ref(&tried), 2000), Fate::Waits);
        assert_eq!(fate_after(&[], 2000), Fate::Waits);
        assert_eq!(fate_after(&[tried.clone(), page(1500, Some(1), FormKind::None, Some(true))], 2000), Fate::Remember);
        assert_eq!(fate_after(&[tried.clone(), page(1500, Some(1), FormKind::SignIn, None)], 2000), Fate::Drop);
        assert_eq!(fate_after(&[tried.clone(), page(1500, Some(1), FormKind::None, None)], 2000), Fate::Waits);
        assert_eq!(fate_after(std::slice::from_ref(&tried), 1001 + PATIENCE), Fate::Drop);
    }

    #[test]
    fn the_same_address_is_kept_once_and_the_list_stays_short() {
        let all = with(vec![hidden(1, "a"), hidden(2, "b")], hidden(3, "a"));
        assert_eq!(all, [hidden(2, "b"), hidden(3, "a")]);
        let many: Vec<RememberedAddress> = (0..30).map(|n| RememberedAddress { digest: format!("{n:032x}"), ..hidden(n, "0") }).collect();
        assert_eq!(with(many, hidden(99, "f")).len(), MOST);
    }
}
