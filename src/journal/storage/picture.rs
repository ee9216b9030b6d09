//! Pictures of a page: from the moment one is taken until it is kept.

use serde::{Deserialize, Serialize};

use super::key::Stored;
use crate::journal::event::{Address, Event, EventId, Fact};

/// The longest side of a kept picture with its frame, in pixels.
pub const LONGEST_SIDE: u32 = 1600;
/// A picture of more bytes than this is not kept: it would crowd out the others.
pub const MOST_BYTES: u32 = 20_000_000;
/// A page is taken for the answer to an attempt that is no older than this, in milliseconds.
const ANSWERED_WITHIN: i64 = 60 * 60 * 1000;
/// How the address of a PNG picture that carries its own data begins.
const PNG: &str = "data:image/png;base64,";

/// A kept picture: the address of a PNG that carries its own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PngAddress(String);

impl PngAddress {
    /// The address itself.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

impl Stored for PngAddress {
    fn read(text: &str) -> Option<Self> {
        data(text).map(|_| Self(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

/// The base64 data in the address of a PNG picture; `None` for any other text.
#[must_use]
pub fn data(address: &str) -> Option<&str> {
    let data = address.strip_prefix(PNG)?;
    let plain = data.trim_end_matches('=');
    let whole = !plain.is_empty() && data.len().is_multiple_of(4) && data.len() - plain.len() <= 2;
    (whole && plain.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))).then_some(data)
}

/// The size to which a picture of this size is drawn, so that with what the frame adds on both
/// axes no side is longer than [`LONGEST_SIDE`]. Never enlarged; proportions stay. All in pixels.
#[must_use]
pub fn fitted((wide, high): (f64, f64), frame: (f64, f64)) -> (f64, f64) {
    let longest = f64::from(LONGEST_SIDE);
    let scale = ((longest - frame.0) / wide).min((longest - frame.1) / high).min(1.0);
    ((wide * scale).floor().max(1.0), (high * scale).floor().max(1.0))
}

/// A picture that was taken and that nobody has agreed to keep: it is in memory only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenPicture {
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// Of which page.
    pub page: Address,
    /// In which tab.
    pub tab: i32,
    /// Left, top, width and height of everything that was covered, as parts of the window (0 to 1).
    pub boxes: Vec<[f64; 4]>,
    /// The window as the browser gave it, as a `data:` address.
    pub image: String,
}

/// A picture in its frame, as it is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FramedPicture {
    /// When it was taken, in milliseconds since the epoch.
    pub at: i64,
    /// Of which page.
    pub page: Address,
    /// In which tab.
    pub tab: i32,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The PNG, as a `data:` address.
    pub image: String,
}

impl FramedPicture {
    /// How many bytes its PNG has; `None` for what is no picture that may be kept.
    #[must_use]
    pub fn bytes(&self) -> Option<u32> {
        let data = data(&self.image)?;
        let padding = data.len() - data.trim_end_matches('=').len();
        let fits = (1..=LONGEST_SIDE).contains(&self.width) && (1..=LONGEST_SIDE).contains(&self.height);
        let bytes = u32::try_from((data.len() / 4 * 3).checked_sub(padding)?).ok()?;
        (fits && (1..=MOST_BYTES).contains(&bytes)).then_some(bytes)
    }
}

/// The attempt whose answer a page shows: the latest one of this tab, if a
/// page of this address was seen to answer it.
#[must_use]
pub fn answered(events: &[Event], tab: i32, page: &Address, at: i64) -> Option<EventId> {
    let recent = |event: &&Event| event.tab == Some(tab) && event.at <= at && at - event.at <= ANSWERED_WITHIN;
    let attempts = events.iter().filter(recent).filter(|e| matches!(e.fact, Fact::Attempt(_)));
    let latest = attempts.max_by_key(|e| (e.at, &e.id))?;
    let answers = |event: &Event| match &event.fact {
        Fact::PageSeen(seen) => seen.attempt.as_ref() == Some(&latest.id) && same(&seen.page, page),
        Fact::SiteMessage(said) => said.attempt.as_ref() == Some(&latest.id) && same(&said.page, page),
        _ => false,
    };
    events.iter().any(answers).then(|| latest.id.clone())
}

fn same(one: &Address, other: &Address) -> bool {
    (&one.host, &one.path) == (&other.host, &other.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};

    fn framed(image: &str) -> FramedPicture {
        FramedPicture { at: 5, page: Address::default(), tab: 1, width: 1600, height: 900, image: image.to_owned() }
    }

    #[test]
    fn the_bytes_of_a_picture_are_counted() {
        for (image, bytes) in [("AAAA", 3), ("AAA=", 2), ("AA==", 1), ("AAAAAA==", 4)] {
            assert_eq!(framed(&format!("{PNG}{image}")).bytes(), Some(bytes), "{image}");
        }
    }

    #[test]
    fn what_lies_where_a_picture_should_is_read_only_if_it_is_one() {
        let address = format!("{PNG}AAAA");
        assert_eq!(PngAddress::read(&address).map(|png| png.write()), Some(address));
        for text in ["", "AAAA", "javascript:alert(1)", "data:image/png;base64,A<A="] {
            assert_eq!(PngAddress::read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_picture_is_not_kept() {
        for image in ["", "data:image/png;base64,", "data:image/png;base64,====", "data:image/png;base64,AAA", "data:image/png;base64,A<A="]
        {
            assert_eq!(framed(image).bytes(), None, "{image}");
        }
        for image in ["javascript:alert(1)", "data:text/html;base64,AAAA", "data:image/svg+xml;base64,AAAA"] {
            assert_eq!(framed(image).bytes(), None, "{image}");
        }
        for (width, height) in [(0, 900), (1601, 900), (1600, 0), (1600, 1601)] {
            assert_eq!(FramedPicture { width, height, ..framed("data:image/png;base64,AAAA") }.bytes(), None, "{width} x {height}");
        }
    }

    #[test]
    fn a_picture_that_is_too_large_is_made_smaller_with_its_frame() {
        let frame = (16.0, 68.0);
        assert_eq!(fitted((1280.0, 720.0), frame), (1280.0, 720.0), "it fits");
        assert_eq!(fitted((1584.0, 1532.0), frame), (1584.0, 1532.0), "to the last pixel");
        for size in [(3840.0, 2160.0), (1600.0, 900.0), (1000.0, 4000.0), (2560.0, 2560.0), (1.0, 100_000.0), (100_000.0, 1.0)] {
            let (wide, high) = fitted(size, frame);
            assert!(wide >= 1.0 && high >= 1.0 && wide + frame.0 <= 1600.0 && high + frame.1 <= 1600.0, "{size:?}: {wide} x {high}");
            assert!(wide + frame.0 > 1598.0 || high + frame.1 > 1598.0, "no smaller than it must be: {size:?}: {wide} x {high}");
            let wanted = (wide * size.1 / size.0).max(1.0);
            assert!((high - wanted).abs() <= 1.0 + size.1 / size.0, "in proportion: {size:?}: {wide} x {high}");
        }
    }

    #[test]
    fn a_picture_of_an_answer_belongs_to_its_attempt() {
        let first = attempt(1000, Some(1), "a");
        let said = message(2000, Some(1), "E-1", Some(first.id.clone()));
        let Fact::SiteMessage(words) = &said.fact else { panic!("{said:?}") };
        let page = words.page.clone();
        let events = [first.clone(), said.clone()];
        assert_eq!(answered(&events, 1, &page, 3000), Some(first.id.clone()));
        assert_eq!(answered(&events, 2, &page, 3000), None, "another tab");
        assert_eq!(answered(&events, 1, &Address { path: "/elsewhere".into(), ..page.clone() }, 3000), None);
        assert_eq!(answered(&events, 1, &page, 1000 + ANSWERED_WITHIN + 1), None, "long ago");
        // A newer attempt that is still without an answer: what is seen is of before.
        let events = [first, said, attempt(2500, Some(1), "b")];
        assert_eq!(answered(&events, 1, &page, 3000), None);
    }
}
