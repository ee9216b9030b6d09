//! Which of the site's texts are no answer, because they stand there anyway.
//!
//! Kept under `usual:<host>` as digests, never as text: `1a2b` for a text that
//! a visit without an attempt showed, `!3c4d` for one that was an answer. An
//! answer never becomes usual, even if a reloaded page still shows it.

use super::engine::Engine;
use super::words;
use crate::journal::plain;

/// How many digests of each kind are kept for a host.
const MOST: usize = 64;

/// The digests of a host.
#[derive(Clone, Default)]
pub(super) struct Known {
    usual: Vec<u32>,
    answers: Vec<u32>,
}

impl Known {
    /// Reads the stored text; what is not ours in it is left out.
    pub(super) fn read(text: &str) -> Self {
        let mut known = Self::default();
        for word in text.split(' ') {
            let (list, digits) = match word.strip_prefix('!') {
                Some(digits) => (&mut known.answers, digits),
                None => (&mut known.usual, word),
            };
            list.extend(plain::read_hexadecimal(digits).and_then(|digest| u32::try_from(digest).ok()));
        }
        known
    }

    /// Whether the text of this digest stands on the site anyway.
    pub(super) fn is_usual(&self, digest: u32) -> bool {
        self.usual.contains(&digest)
    }

    fn write(&self) -> String {
        let mut text = String::new();
        for (mark, list) in [("", &self.usual), ("!", &self.answers)] {
            for digest in list.iter().skip(list.len().saturating_sub(MOST)) {
                text.push_str(mark);
                text.push_str(&plain::hexadecimal(u64::from(*digest), 1));
                text.push(' ');
            }
        }
        text
    }
}

/// Learns what stands on the page now, on which nobody has tried to log in
/// yet. Gives the key and text to store, if there was something new.
pub(super) fn learn(engine: &Engine) -> Option<(String, String)> {
    let shown: Vec<u32> = words::shown(engine).iter().map(|t| words::digest(t)).collect();
    let mut known = engine.known.borrow_mut();
    let new: Vec<u32> = shown.into_iter().filter(|d| !known.usual.contains(d) && !known.answers.contains(d)).collect();
    if new.is_empty() {
        return None;
    }
    known.usual.extend(new);
    Some((key(engine), known.write()))
}

/// Remembers that these texts were answers.
pub(super) fn answered(engine: &Engine, digests: &[u32]) -> Option<(String, String)> {
    let mut known = engine.known.borrow_mut();
    let new: Vec<u32> = digests.iter().copied().filter(|d| !known.answers.contains(d)).collect();
    if new.is_empty() {
        return None;
    }
    known.answers.extend(new);
    Some((key(engine), known.write()))
}

fn key(engine: &Engine) -> String {
    let mut key = "usual:".to_owned();
    key.push_str(&engine.document.location().and_then(|l| l.host().ok()).unwrap_or_default());
    key
}
