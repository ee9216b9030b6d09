//! Letters that were sent, and what came back.

use crate::journal::event::{Channel, Event, EventId, Exactness, Fact, RecalledTime};

/// A week: the site answers within days, and asks to be given that long.
pub const PATIENCE: i64 = 7 * DAY;
/// Letters further apart than this are about different troubles.
const APART: i64 = 60 * DAY;
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

/// A letter that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLetter {
    /// Its event.
    pub event: EventId,
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// Minutes east of UTC where it was written down.
    pub zone: i32,
    /// How.
    pub channel: Channel,
    /// Its subject.
    pub subject: String,
    /// As it was sent, identity details replaced by placeholders.
    pub text: String,
    /// The names of the files that went with it.
    pub attached: Vec<String>,
    /// What came back to it, oldest first.
    pub replies: Vec<ReceivedReply>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedReply {
    /// Its event.
    pub event: EventId,
    /// When, as the person says.
    pub when: RecalledTime,
    /// Minutes east of UTC where it was written down.
    pub zone: i32,
    /// As the person pasted it.
    pub text: String,
}

impl SentLetter {
    /// Days of the calendar since it was sent; a clock that was set back makes none.
    #[must_use]
    pub fn days(&self, now: i64) -> i64 {
        let day = |at: i64| (at + i64::from(self.zone) * 60_000).div_euclid(DAY);
        (day(now) - day(self.at)).max(0)
    }
}

/// All letters with their replies, oldest first. A reply that names no letter
/// answers the latest before it, or the first, if it came before all of them.
#[must_use]
pub fn sent(events: &[Event]) -> Vec<SentLetter> {
    let mut letters: Vec<SentLetter> = events.iter().filter_map(letter).collect();
    letters.sort_by(|a, b| (a.at, &a.event).cmp(&(b.at, &b.event)));
    for event in events {
        let Fact::Reply(reply) = &event.fact else { continue };
        let named = reply.letter.as_ref().and_then(|id| letters.iter().position(|letter| letter.event == *id));
        let before = || letters.iter().rposition(|letter| letter.at <= latest(&reply.when));
        let Some(letter) = named.or_else(before).or(Some(0)).and_then(|place| letters.get_mut(place)) else { continue };
        let (event, zone) = (event.id.clone(), event.zone);
        letter.replies.push(ReceivedReply { event, when: reply.when, zone, text: reply.text.clone() });
        letter.replies.sort_by_key(|reply| reply.when.at);
    }
    letters
}

/// The latest time that a remembered one can mean.
pub(super) fn latest(when: &RecalledTime) -> i64 {
    let length = match when.exact {
        Exactness::Minute => DAY / 24 / 60,
        Exactness::Hour => DAY / 24,
        Exactness::Day => DAY,
        Exactness::Month => 31 * DAY,
    };
    when.at.saturating_add(length - 1)
}

fn letter(event: &Event) -> Option<SentLetter> {
    let Fact::LetterSent(letter) = &event.fact else { return None };
    Some(SentLetter {
        event: event.id.clone(),
        at: event.at,
        zone: event.zone,
        channel: letter.channel,
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        attached: letter.attached.clone(),
        replies: Vec::new(),
    })
}

/// Those of them that belong to the trouble of today: the latest, and each no
/// further than 60 days from the next.
#[must_use]
pub fn of_today(letters: &[SentLetter], now: i64) -> &[SentLetter] {
    let mut next = now;
    let apart = letters.iter().rposition(|letter| {
        let apart = next - letter.at > APART;
        next = letter.at;
        apart
    });
    letters.get(apart.map_or(0, |place| place + 1)..).unwrap_or_default()
}

/// How many days a letter would be early: the latest one has had no answer
/// yet, and less than a week for it. `None`: a new one may go.
#[must_use]
pub fn too_early(letters: &[SentLetter], now: i64) -> Option<i64> {
    let last = letters.last().filter(|last| last.replies.is_empty())?;
    let left = last.at + PATIENCE - now;
    (left > 0).then(|| (left + DAY - 1) / DAY).map(|days| days.min(PATIENCE / DAY))
}

/// The letter that had the same text, however its lines were broken. Letters
/// are kept with placeholders: the text has to be given as
/// [`placeholders`](super::placeholders) makes it.
#[must_use]
pub fn same_text<'a>(letters: &'a [SentLetter], text: &str) -> Option<&'a SentLetter> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = bare(text);
    letters.iter().rev().find(|letter| !text.is_empty() && bare(&letter.text) == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::tests::event;
    use crate::journal::event::{LetterSent, Reply};

    fn written(day: i64, text: &str) -> Event {
        let letter = LetterSent { channel: Channel::Form, subject: "ログインできない".into(), text: text.into(), attached: vec![] };
        event(day * DAY + 1000, Fact::LetterSent(letter))
    }

    fn answered(day: i64, letter: Option<EventId>) -> Event {
        event(
            90 * DAY,
            Fact::Reply(Reply { when: RecalledTime { at: day * DAY, exact: Exactness::Day }, text: "確認します".into(), letter }),
        )
    }

    #[test]
    fn replies_stand_with_the_letter_that_they_answer() {
        let (first, second) = (written(1, "a"), written(9, "b"));
        let counts = |reply: Event| sent(&[second.clone(), first.clone(), reply]).iter().map(|s| s.replies.len()).collect::<Vec<_>>();
        assert_eq!(counts(answered(3, None)), [1, 0]);
        assert_eq!(counts(answered(9, None)), [0, 1], "a day without an hour, the same day");
        assert_eq!(counts(answered(12, Some(first.id.clone()))), [1, 0]);
        assert_eq!(counts(answered(0, None)), [1, 0]);
        assert_eq!(sent(&[answered(3, None)]), []);
    }

    #[test]
    fn a_week_is_given_unless_an_answer_came() {
        let letters = sent(&[written(10, "a")]);
        assert_eq!(too_early(&letters, 10 * DAY + 2000), Some(7));
        assert_eq!(too_early(&letters, 16 * DAY + 2000), Some(1));
        assert_eq!(too_early(&letters, 17 * DAY + 1000), None);
        assert_eq!(too_early(&letters, 0), Some(7), "a clock that was set back");
        assert_eq!(too_early(&sent(&[written(10, "a"), answered(11, None)]), 12 * DAY), None);
        assert_eq!(letters[0].days(17 * DAY + 1000), 7);
    }

    #[test]
    fn old_letters_are_of_another_trouble() {
        let letters = sent(&[written(1, "a"), written(100, "b"), written(120, "c")]);
        assert_eq!(of_today(&letters, 130 * DAY).len(), 2);
        assert_eq!(of_today(&letters, 300 * DAY).len(), 0);
        assert_eq!(of_today(&[], 5), []);
    }

    #[test]
    fn the_same_text_is_known_again() {
        let letters = sent(&[written(1, "ログイン\nできません"), written(9, "x")]);
        assert_eq!(same_text(&letters, "ログインできません ").map(|letter| letter.at), Some(DAY + 1000));
        assert_eq!(same_text(&letters, "ログインできません。"), None);
        assert_eq!(same_text(&letters, ""), None);
    }
}
