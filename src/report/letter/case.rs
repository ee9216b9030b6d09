//! All that a letter, a packet and a text to share are made of, looked up once.

use super::marked::{Mark, clean, marked};
use super::sent::{self, SentLetter};
use crate::advice::{TrialRecord, trials};
use crate::journal::event::{Exactness, Fact, Outcome, RecalledTime, SelfReport};
use crate::journal::histories;
use crate::report::figures::Words;
use crate::report::time::Local;
use crate::report::{Figures, Record, Wording, recalled};

/// What was tried longer ago than this belongs to another trouble.
const RECENT: i64 = 60 * sent::DAY;

/// A record, read for somebody who is to help.
pub struct Case<'a> {
    /// The record.
    pub record: &'a Record,
    /// Its figures.
    pub figures: Figures,
    /// What was tried in the last 60 days, oldest first.
    pub tried: Vec<TrialRecord>,
    /// The letters about this trouble, oldest first.
    pub sent: Vec<SentLetter>,
    /// When it is read, in milliseconds since the epoch.
    pub now: i64,
    /// Minutes east of UTC where it is read.
    pub zone: i32,
    /// The language.
    pub words: Wording<'a>,
}

impl<'a> Case<'a> {
    /// Reads the record. `now` in milliseconds since the epoch, `zone` in minutes east of UTC.
    #[must_use]
    pub fn new(record: &'a Record, now: i64, zone: i32, words: Wording<'a>) -> Self {
        let tried = trials(&record.events, &histories(&record.events, now));
        let tried = tried.into_iter().filter(|tried| now - tried.at < RECENT).collect();
        let sent = sent::of_today(&sent::sent(&record.events), now).to_vec();
        Self { record, figures: Figures::of(record), tried, sent, now, zone, words }
    }

    /// The time at which it is read, as the clock shows it.
    #[must_use]
    pub fn made(&self) -> Local {
        Local::new(self.now, self.zone)
    }

    /// When the latest letter went out.
    #[must_use]
    pub fn last_letter(&self) -> Option<i64> {
        self.sent.last().map(|letter| letter.at)
    }

    /// The latest attempts that did not lead in, back to the last that did: position and outcome, oldest first.
    pub(in crate::report) fn row(&self) -> impl Iterator<Item = (usize, Outcome)> {
        let attempts = &self.record.attempts;
        let success = attempts.iter().rposition(|attempt| attempt.outcome == Some(Outcome::In));
        let row = attempts.get(success.map_or(0, |place| place + 1)..).unwrap_or_default();
        row.iter().filter_map(|attempt| Some((attempt.event, attempt.outcome?)))
    }

    /// Whether nobody has logged in since then.
    pub(in crate::report) fn success_before(&self, at: i64) -> bool {
        let success = self.record.attempts.iter().rev().find(|attempt| attempt.outcome == Some(Outcome::In));
        success.and_then(|attempt| self.record.events.get(attempt.event)).is_none_or(|event| event.at < at)
    }

    /// From one time to another, the day of the second only where it is another one.
    pub(in crate::report) fn until(&self, from: Local, until: Local) -> String {
        if from.same_day(until) { self.words.clock(until) } else { self.words.minute(until) }
    }

    /// Whether something of then may still be about the trouble of today.
    pub(in crate::report) fn is_recent(&self, at: i64) -> bool {
        self.now - at < RECENT
    }

    /// The time of the event at this position.
    pub(in crate::report) fn time(&self, position: usize) -> Option<Local> {
        self.record.events.get(position).map(|event| Local::new(event.at, event.zone))
    }

    /// A time as it is remembered.
    pub(in crate::report) fn recalled(&self, time: &RecalledTime, zone: i32) -> String {
        recalled::time(time, zone, &self.words)
    }

    /// A sentence that only the person's memory vouches for, with the words that say so.
    pub(super) fn remembered(&self, sentence: &str) -> String {
        marked(Mark::Remembered, &self.words.with("letter_remembered", &[sentence]))
    }

    /// Words of the site, word for word and in one line, at most about `most` characters of them.
    pub(in crate::report) fn quote(&self, text: &str, most: usize) -> String {
        self.words.quote(&clean(text), most)
    }

    /// What the site said to the attempts of [`Self::row`], the commonest first.
    pub(in crate::report) fn said(&self) -> &[Words] {
        &self.figures.said
    }

    /// Since when, as the person remembers it, where that reaches further back than the record.
    pub(in crate::report) fn told_since(&self) -> Option<(RecalledTime, i32)> {
        let (SelfReport { since: Some(since), .. }, zone) = self.figures.told? else { return None };
        let first = self.row().next().and_then(|(position, _)| self.record.events.get(position)).map_or(self.now, |event| event.at);
        let same_day = Local::new(since.at, zone).same_day(Local::new(first, zone)) && since.exact == Exactness::Day;
        (since.at < first && self.success_before(since.at) && !same_day).then_some((since, zone))
    }

    /// When it last worked, as the person remembers it, where the record knows of no time.
    pub(in crate::report) fn told_success(&self) -> Option<(RecalledTime, i32)> {
        let (SelfReport { last_success: Some(success), .. }, zone) = self.figures.told? else { return None };
        self.figures.last_success.is_none().then_some((success, zone))
    }

    /// Whether a picture of a page was kept.
    pub(in crate::report) fn has_picture(&self) -> bool {
        self.record.events.iter().any(|event| matches!(event.fact, Fact::Picture(_)))
    }
}
