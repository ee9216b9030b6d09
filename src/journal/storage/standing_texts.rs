//! Which of a host's texts are no answer, because they stand there anyway.
//!
//! Kept as digests, never as text: `1a2b` for a text that a visit without an
//! attempt showed, `!3c4d` for one that was an answer. An answer never becomes
//! usual, even if a reloaded page still shows it.

use super::key::Stored;
use crate::plain;

/// How many digests of each kind are kept for a host; the oldest go first.
const MOST: usize = 64;

/// The digests of a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StandingTexts {
    usual: Vec<u32>,
    answers: Vec<u32>,
}

impl StandingTexts {
    /// Whether the text of this digest stands on the site anyway.
    #[must_use]
    pub fn is_usual(&self, digest: u32) -> bool {
        self.usual.contains(&digest)
    }

    /// Takes in what stands on a page on which nobody has tried to log in yet. Says whether something was new.
    pub fn add_usual(&mut self, digests: &[u32]) -> bool {
        let before = self.usual.len();
        for digest in digests {
            if !self.usual.contains(digest) && !self.answers.contains(digest) {
                self.usual.push(*digest);
            }
        }
        self.usual.len() > before
    }

    /// Remembers that these were answers. Says whether something was new.
    pub fn add_answers(&mut self, digests: &[u32]) -> bool {
        let before = self.answers.len();
        for digest in digests {
            if !self.answers.contains(digest) {
                self.answers.push(*digest);
            }
        }
        self.answers.len() > before
    }
}

impl Stored for StandingTexts {
    /// What is not ours in the text is left out.
    fn read(text: &str) -> Option<Self> {
        let mut known = Self::default();
        for word in text.split(' ') {
            let (list, digits) = match word.strip_prefix('!') {
                Some(digits) => (&mut known.answers, digits),
                None => (&mut known.usual, word),
            };
            list.extend(plain::read_hexadecimal(digits).and_then(|digest| u32::try_from(digest).ok()));
        }
        Some(known)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn known(usual: &[u32], answers: &[u32]) -> StandingTexts {
        StandingTexts { usual: usual.to_vec(), answers: answers.to_vec() }
    }

    #[test]
    fn what_was_written_is_read_back_and_what_is_not_ours_is_left_out() {
        let all = known(&[1, u32::MAX], &[0x3c4d]);
        assert_eq!(all.write(), "1 ffffffff !3c4d ");
        assert_eq!(StandingTexts::read(&all.write()), Some(all));
        assert_eq!(StandingTexts::read("{} x ! !! 100000000 -1 1a"), Some(known(&[0x1a], &[])));
        assert_eq!(StandingTexts::read(""), Some(StandingTexts::default()));
    }

    #[test]
    fn an_answer_never_becomes_usual() {
        let mut texts = known(&[1], &[]);
        assert!(texts.add_answers(&[7, 7]) && !texts.add_answers(&[7]));
        assert!(!texts.add_usual(&[7, 1]) && texts.add_usual(&[7, 2, 2]));
        assert_eq!(texts, known(&[1, 2], &[7]));
        assert!(texts.is_usual(2) && !texts.is_usual(7));
    }

    #[test]
    fn the_latest_are_kept() {
        let many: Vec<u32> = (0..100).collect();
        let read = StandingTexts::read(&known(&many, &[]).write()).unwrap_or_default();
        assert_eq!((read.usual.len(), read.usual.first()), (MOST, Some(&36)));
    }
}
