//! Sentences, dates and quotations for what is handed over. The sentences
//! themselves come from `_locales`: in the browser by its own call, in tests
//! from the files.

use super::key;
use super::shorten::shorten;
use super::time::Local;
use crate::named::Named;

/// The languages of the extension: the folders in `extension/_locales`, the site's own first.
pub const LANGUAGES: &[&str] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Gives the sentence under a key, with `$1`, `$2` … replaced; empty where there is none.
pub type Sentences<'a> = &'a dyn Fn(&str, &[&str]) -> String;

/// Words in one language.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    sentences: Sentences<'a>,
    /// A year is named only where it is another one.
    this_year: i64,
}

impl<'a> Wording<'a> {
    /// `now`: when the words are put down.
    #[must_use]
    pub fn new(sentences: Sentences<'a>, now: Local) -> Self {
        Self { sentences, this_year: now.year() }
    }

    /// The sentence under `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        (self.sentences)(key, &[])
    }

    /// The sentence under `key` with `$1`, `$2` … replaced.
    #[must_use]
    pub fn with(&self, key: &str, with: &[&str]) -> String {
        (self.sentences)(key, with)
    }

    /// The sentence for a variant; its bare name where the sentence is missing.
    #[must_use]
    pub fn say<T: Named>(&self, of: &str, variant: &T) -> String {
        let sentence = self.text(&key(of, variant));
        if sentence.is_empty() { variant.name().to_owned() } else { sentence }
    }

    /// How an attempt ended; `None` while it may still be answered.
    #[must_use]
    pub fn outcome(&self, outcome: Option<crate::journal::event::Outcome>) -> String {
        outcome.map_or_else(|| self.text("outcome_waiting"), |outcome| self.say("outcome", &outcome))
    }

    /// `11月22日`
    #[must_use]
    pub fn day(&self, at: Local) -> String {
        let month = self.text(&format!("month_{}", at.month()));
        let [day, year, number] = [at.day_of_month(), at.year(), at.month()].map(|part| part.to_string());
        let key = if at.year() == self.this_year { "date_day" } else { "date_day_year" };
        self.with(key, &[&month, &day, &year, &number])
    }

    /// `2026年11月22日`, whatever year it is.
    #[must_use]
    pub fn whole_day(&self, at: Local) -> String {
        Wording { this_year: i64::MIN, ..*self }.day(at)
    }

    /// `11月22日 21:04`
    #[must_use]
    pub fn minute(&self, at: Local) -> String {
        self.with("date_time", &[&self.day(at), &self.clock(at)])
    }

    /// `9:04`, not `09:04`: so it is written in a sentence.
    #[must_use]
    pub fn clock(&self, at: Local) -> String {
        let clock = at.clock();
        let clock = clock.strip_prefix('0').unwrap_or(&clock);
        clock.rsplit_once(':').map_or(clock, |(minute, _)| minute).to_owned()
    }

    /// `11月22日 21:04:31`
    #[must_use]
    pub fn second(&self, at: Local) -> String {
        self.with("date_time", &[&self.day(at), &at.clock()])
    }

    /// `月`, `Mon`
    #[must_use]
    pub fn weekday(&self, day: usize) -> String {
        self.text(&format!("weekday_{day}"))
    }

    /// Words of the site in their quotation marks, at most about `most` characters of them.
    #[must_use]
    pub fn quote(&self, words: &str, most: usize) -> String {
        let (words, more) = match shorten(words, most) {
            None => (words, String::new()),
            Some(beginning) => (beginning, self.text("quote_more")),
        };
        format!("{}{words}{more}{}", self.text("quote_open"), self.text("quote_close"))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::*;

    /// The sentences of `_locales/<language>`, as the browser would give them.
    pub(crate) fn sentences(language: &str) -> impl Fn(&str, &[&str]) -> String + use<> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("extension/_locales").join(language);
        let mut all = BTreeMap::new();
        for file in std::fs::read_dir(folder).expect("the language's folder") {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
            all.extend(serde_json::from_str::<BTreeMap<String, String>>(&text).expect("sentences"));
        }
        move |key, with| {
            let mut sentence = all.get(key).cloned().unwrap_or_default();
            // From the last, so that what was put in is not looked at again.
            for (n, value) in with.iter().enumerate().rev() {
                sentence = sentence.replace(&format!("${}", n + 1), value);
            }
            sentence
        }
    }

    #[test]
    fn dates_name_another_year_only() {
        let (ja, en) = (sentences("ja"), sentences("en"));
        let at = Local::new(1_795_349_071_000, 540);
        let (ja, en) = (Wording::new(&ja, at), Wording::new(&en, at));
        assert_eq!((ja.minute(at).as_str(), ja.second(at).as_str()), ("11月22日 21:04", "11月22日 21:04:31"));
        assert_eq!((en.minute(at).as_str(), en.whole_day(at).as_str()), ("Nov 22, 21:04", "Nov 22, 2026"));
        let before = Local::new(1_766_534_671_000, 540);
        assert_eq!(ja.minute(before), "2025年12月24日 9:04");
        assert_eq!(ja.minute(Local::new(1_795_273_471_000, 540)), "11月22日 0:04");
    }

    #[test]
    fn words_of_the_site_stand_in_quotation_marks() {
        let ja = sentences("ja");
        let ja = Wording::new(&ja, Local::new(0, 0));
        assert_eq!(ja.quote("入力内容", 10), "「入力内容」");
        assert_eq!(ja.quote("入力内容", 2), "「入力…」");
    }
}
