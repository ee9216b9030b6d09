//! What a screen or a page hands in about a remedy, before it is written
//! down: whether it has the shape that it must have, and is no longer than
//! what is kept. What does not fit is refused and never cut: nothing of what
//! the person wrote is lost without a word.

use super::fact::LONGEST_MESSAGE;
use super::letter::LONGEST_LETTER;
use super::{Event, Fact};

/// A reminder lies no further ahead than this, in milliseconds.
const FURTHEST: i64 = 400 * 86_400_000;
/// The longest subject, file name and mask, in characters.
const LONGEST_NAME: usize = 255;
/// Files with one letter.
const MOST_FILES: usize = 50;

/// Why a fact is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidFact {
    /// There is nothing in it.
    Empty,
    /// It is longer than what is kept.
    TooLong,
    /// Its time lies behind, too far ahead, or nowhere.
    Time,
    /// It does not have the shape that it must have.
    Shape,
}

/// Whether the event of such a fact may be written down at its time.
///
/// # Errors
/// [`InvalidFact`] says why not.
pub fn check(event: &Event) -> Result<(), InvalidFact> {
    match &event.fact {
        Fact::AddressTested(tested) if !is_mask(&tested.mask) => return Err(InvalidFact::Shape),
        Fact::Reminder(reminder) if !(1..=FURTHEST).contains(&reminder.due.saturating_sub(event.at)) => return Err(InvalidFact::Time),
        Fact::LetterSent(letter) => {
            text(&letter.text, LONGEST_LETTER)?;
            let names = letter.attached.iter().chain([&letter.subject]);
            if letter.attached.len() > MOST_FILES || names.into_iter().any(|name| name.chars().count() > LONGEST_NAME) {
                return Err(InvalidFact::TooLong);
            }
        }
        Fact::Reply(reply) => text(&reply.text, LONGEST_LETTER)?,
        Fact::Terms(terms) => text(&terms.text, LONGEST_MESSAGE)?,
        _ => {}
    }
    // What could not be read back would be counted as damage for ever.
    if Event::from_json(&event.to_json()).is_ok() { Ok(()) } else { Err(InvalidFact::Time) }
}

fn text(text: &str, longest: usize) -> Result<(), InvalidFact> {
    if text.trim().is_empty() {
        return Err(InvalidFact::Empty);
    }
    if text.chars().count() > longest { Err(InvalidFact::TooLong) } else { Ok(()) }
}

/// `t***@example.jp`: at most one letter, three stars, and a domain.
fn is_mask(mask: &str) -> bool {
    let Some((name, domain)) = mask.split_once("***@") else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '@';
    name.chars().count() <= 1
        && name.chars().all(plain)
        && (1..=LONGEST_NAME).contains(&domain.chars().count())
        && domain.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::super::tests::event;
    use super::super::{
        About, AddressTest, Channel, Exactness, LetterSent, RecalledTime, Remedy, Reminder, Reply, ResetStep, Terms, Trial,
    };
    use super::*;

    fn refused(fact: Fact) -> Option<InvalidFact> {
        check(&event(1_000, fact)).err()
    }

    fn tested(mask: &str) -> Fact {
        Fact::AddressTested(AddressTest { mask: mask.to_owned(), registered: None })
    }

    #[test]
    fn an_address_is_taken_only_as_a_mask() {
        for mask in ["t***@example.jp", "***@example.jp", "太***@例え.jp"] {
            assert_eq!(refused(tested(mask)), None, "{mask}");
        }
        for mask in ["taro@example.jp", "taro***@example.jp", "", "t***@", "t***@a b", "t***@a@b", &format!("t***@{}", "a".repeat(300))] {
            assert_eq!(refused(tested(mask)), Some(InvalidFact::Shape), "{mask}");
        }
    }

    #[test]
    fn a_reminder_lies_ahead() {
        let at = |due| refused(Fact::Reminder(Reminder { about: About::TryAgain, due }));
        assert_eq!((at(1_001), at(1_000 + FURTHEST)), (None, None));
        for due in [1_000, 0, -5, i64::MIN, i64::MAX, 1_001 + FURTHEST] {
            assert_eq!(at(due), Some(InvalidFact::Time), "{due}");
        }
    }

    #[test]
    fn times_that_no_clock_shows_are_not_written_down() {
        let when = |at| Some(RecalledTime { at, exact: Exactness::Day });
        let trial = |at| refused(Fact::Trial(Trial { remedy: Remedy::Wait, variant: None, when: when(at) }));
        assert_eq!((trial(5), trial(-1), trial(i64::MAX)), (None, Some(InvalidFact::Time), Some(InvalidFact::Time)));
    }

    #[test]
    fn texts_are_kept_whole_or_not_at_all() {
        let letter = |text: &str, subject: &str| {
            refused(Fact::LetterSent(LetterSent {
                channel: Channel::Form,
                subject: subject.to_owned(),
                text: text.to_owned(),
                attached: vec![],
            }))
        };
        assert_eq!(letter("本文", ""), None);
        assert_eq!(letter(" \u{3000}\n", "件名"), Some(InvalidFact::Empty));
        assert_eq!(letter(&"字".repeat(LONGEST_LETTER), "件名"), None);
        assert_eq!(letter(&"字".repeat(LONGEST_LETTER + 1), "件名"), Some(InvalidFact::TooLong));
        assert_eq!(letter("本文", &"件".repeat(LONGEST_NAME + 1)), Some(InvalidFact::TooLong));
        let when = RecalledTime { at: 5, exact: Exactness::Day };
        assert_eq!(refused(Fact::Reply(Reply { when, text: String::new(), letter: None })), Some(InvalidFact::Empty));
        assert_eq!(refused(Fact::Terms(Terms { text: "字".repeat(LONGEST_MESSAGE) })), None);
        assert_eq!(refused(Fact::Reset(ResetStep::Asked)), None);
    }
}
