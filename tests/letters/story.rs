//! The written records of `tests/corpora/letters/`: a line for each thing that happened.

use std::error::Error;

use login_rescue::advice::Cause;
use login_rescue::journal::event::{
    Address, AddressTest, Attempt, Browser, Channel, ClearedData, Clearing, Count, DataKind, Environment, Exactness, FormKind, LetterSent,
    Means, Notice, OtherPlaceReport, Outcome, OutcomeStatement, PageSeen, Picture, Reachability, RecalledTime, Reply, SCHEMA, SelfReport,
    SiteMessage, System, Terms, Trial, TrialStatement, Trigger, Trouble, Way, Witness,
};
use login_rescue::journal::storage::blocks::arrived;
use login_rescue::journal::{Event, EventId, Fact};
use login_rescue::report::letter::{Case, Details, Kind, Options, letter, placeholders};
use login_rescue::report::{Record, Wording};
use serde::de::DeserializeOwned;

use crate::sentences;

pub(crate) type Failed = Box<dyn Error>;

/// Minutes east of UTC in Japan.
pub(crate) const JAPAN: i32 = 540;

/// A line of a written record.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// `2026-11-22 21:04`
    pub(crate) stamp: String,
    /// In milliseconds since the epoch.
    pub(crate) at: i64,
    /// What happened.
    pub(crate) word: String,
    /// The rest of the line.
    pub(crate) rest: String,
}

/// A written record.
#[derive(Debug, Default)]
pub(crate) struct Story {
    /// Its file, without the ending.
    pub(crate) name: String,
    /// When the letter is written: as it stands there, and in milliseconds since the epoch.
    pub(crate) now: (String, i64),
    pub(crate) cause: Option<Cause>,
    pub(crate) details: Details,
    pub(crate) attached: Vec<String>,
    pub(crate) lines: Vec<Line>,
    pub(crate) events: Vec<Event>,
}

/// All of them, by name.
pub(crate) fn all() -> Result<Vec<Story>, Failed> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpora/letters");
    let mut stories = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let story = Story::read(&name, &std::fs::read_to_string(&path)?);
            stories.push(story.map_err(|why| format!("{name}: {why}"))?);
        }
    }
    stories.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(stories)
}

impl Story {
    fn read(name: &str, text: &str) -> Result<Self, Failed> {
        let mut story = Self { name: name.to_owned(), ..Self::default() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "now" => story.now = (rest.to_owned(), time(rest)?),
                "cause" => story.cause = Some(named(rest)?),
                "attach" => story.attached.push(rest.to_owned()),
                "name" => story.details.name = rest.to_owned(),
                "mail" => story.details.mail = rest.to_owned(),
                "phone" => story.details.phone = rest.to_owned(),
                "born" => story.details.born = rest.to_owned(),
                "postal" => story.details.postal = rest.to_owned(),
                "exchanges" => story.details.exchanges = rest.to_owned(),
                "services" => story.details.services = rest.to_owned(),
                _ => {
                    let stamp = line.get(..16).ok_or(line)?;
                    let (word, rest) = line.get(17..).ok_or(line)?.split_once(' ').unwrap_or((line.get(17..).unwrap_or_default(), ""));
                    let line = Line { stamp: stamp.to_owned(), at: time(stamp)?, word: word.to_owned(), rest: rest.to_owned() };
                    story.happen(&line)?;
                    story.lines.push(line);
                }
            }
        }
        Ok(story)
    }

    fn add(&mut self, at: i64, fact: Fact) -> Result<EventId, Failed> {
        let random = u64::try_from(self.events.len())?;
        let event =
            Event { v: SCHEMA, id: EventId::new(at, random), at, zone: JAPAN, tab: Some(1), view: Some(format!("v{random}")), fact };
        // As the background takes it in.
        let event = arrived(&event.to_json()).map_err(|why| format!("{why:?}"))?;
        self.events.push(event);
        Ok(self.events[self.events.len() - 1].id.clone())
    }

    fn happen(&mut self, line: &Line) -> Result<(), Failed> {
        let (at, rest) = (line.at, line.rest.as_str());
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        match line.word.as_str() {
            "in" | "refused" | "refused-line" | "refused-enter" | "captcha" | "not-sent" | "no-answer" | "down" => self.attempt(line)?,
            "told" => {
                let member = |name: &str| {
                    let value = rest.split(' ').find_map(|part| part.strip_prefix(name));
                    value.map(recalled).transpose()
                };
                let report = SelfReport { since: member("since=")?, last_success: member("success=")? };
                self.add(at, Fact::SelfReport(report))?;
            }
            "elsewhere" => {
                let (outcome, behind) = behind.split_once(' ').ok_or("elsewhere: no outcome")?;
                let (when, said) = behind.split_once(' ').map_or((behind, None), |(when, said)| (when, Some(said.to_owned())));
                let seen = OtherPlaceReport { when: recalled(when)?, place: named(first)?, outcome: named(outcome)?, said };
                self.add(at, Fact::Elsewhere(seen))?;
            }
            "tried" => {
                let (remedy, variant) = first.split_once('/').map_or((first, None), |(remedy, variant)| (remedy, Some(variant)));
                let when = Some(behind).filter(|when| !when.is_empty()).map(recalled).transpose()?;
                self.add(at, Fact::Trial(Trial { remedy: named(remedy)?, variant: variant.map(named).transpose()?, when }))?;
            }
            "result" => {
                let trial = self.events.iter().rev().find(|event| matches!(event.fact, Fact::Trial(_))).ok_or("no trial")?.id.clone();
                self.add(at, Fact::TrialResult(TrialStatement { trial, result: named(first)? }))?;
            }
            "cleared" => {
                let count = Count { before: Some(12), after: Some(0) };
                let done = vec![ClearedData { host: "hapitas.jp".into(), kind: DataKind::Cookies, count, means: Means::Removed }];
                self.add(at, Fact::DataCleared(Clearing { done, unreached: vec![] }))?;
            }
            "tested" => {
                let registered = match first {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                self.add(at, Fact::AddressTested(AddressTest { mask: "t***@example.jp".into(), registered }))?;
            }
            "reset" => {
                self.add(at, Fact::Reset(named(first)?))?;
            }
            "reached" => {
                let (host, text) = ("hapitas.jp".to_owned(), Some(behind.to_owned()).filter(|text| !text.is_empty()));
                let reached = match first.parse() {
                    Ok(status) => Reachability { host, status: Some(status), ..Reachability::default() },
                    Err(_) if first == "timed-out" => Reachability { host, failures: vec![named(first)?], ..Reachability::default() },
                    Err(_) => Reachability { host, status: Some(503), trouble: Some(named(first)?), text, ..Reachability::default() },
                };
                self.add(at, Fact::Reached(reached))?;
            }
            "notice" => {
                let notice = Notice { page: page(), trouble: Trouble::Maintenance, text: Some(rest.to_owned()), status: Some(503) };
                self.add(at, Fact::Notice(notice))?;
            }
            "picture" => {
                self.add(at, Fact::Picture(Picture { page: page(), width: 1600, height: 900, bytes: 120_000, attempt: None }))?;
            }
            "sent" => {
                let sent = self.draft(at, named(first)?);
                self.add(at, Fact::LetterSent(sent))?;
            }
            "reply" => {
                self.add(at, Fact::Reply(Reply { when: recalled(first)?, text: behind.to_owned(), letter: None }))?;
            }
            "terms" => {
                self.add(at, Fact::Terms(Terms { text: rest.to_owned() }))?;
            }
            other => return Err(format!("what is «{other}»?").into()),
        }
        Ok(())
    }

    fn attempt(&mut self, line: &Line) -> Result<(), Failed> {
        let (at, said) = (line.at, line.rest.as_str());
        let way = if line.word == "refused-line" { Way::Line } else { Way::Mail };
        let trigger = if line.word == "refused-enter" { Trigger::Enter } else { Trigger::Button };
        let environment = Some(Environment {
            browser: Browser::Chrome,
            version: "142.0.7444.59".into(),
            system: System::Windows,
            system_version: Some("11".into()),
            language: "ja".into(),
        });
        let attempt =
            self.add(at, Fact::Attempt(Attempt { page: page(), trigger, way, cookies: Some(true), environment, ..Attempt::default() }))?;
        let seen = PageSeen { page: page(), status: Some(200), attempt: Some(attempt.clone()), ..PageSeen::default() };
        let stated = |outcome, by| Fact::Outcome(OutcomeStatement { attempt: attempt.clone(), outcome, by });
        let (after, fact) = match line.word.as_str() {
            "in" => (900, Fact::PageSeen(PageSeen { signed_in: Some(true), ..seen })),
            "captcha" => (900, stated(Outcome::Captcha, Witness::Page)),
            "not-sent" => (900, stated(Outcome::NotSent, Witness::Page)),
            "no-answer" => (60_000, stated(Outcome::NoAnswer, Witness::Clock)),
            "down" => (900, Fact::PageSeen(PageSeen { trouble: Some(Trouble::Maintenance), status: Some(503), ..seen })),
            _ => (900, Fact::PageSeen(PageSeen { form: FormKind::SignIn, ..seen })),
        };
        self.add(at + after, fact)?;
        if !said.is_empty() {
            let message = SiteMessage { text: said.to_owned(), page: page(), attempt: Some(attempt), ..SiteMessage::default() };
            self.add(at + 901, Fact::SiteMessage(message))?;
        }
        Ok(())
    }

    /// The letter that was written then, as it is kept.
    fn draft(&self, at: i64, channel: Channel) -> LetterSent {
        let (record, ja) = (Record::new(self.events.clone(), vec![], at), sentences("ja"));
        let words = Wording::new(&ja, login_rescue::report::time::Local::new(at, JAPAN));
        let case = Case::new(&record, at, JAPAN, words);
        let drafted = letter(&case, &Options { kind: Kind::Followup, ..Options::default() }, &self.details);
        let text = placeholders(&drafted.text(), &self.details, &words);
        LetterSent { channel, subject: drafted.subject, text, attached: vec![] }
    }
}

fn page() -> Address {
    Address { host: "hapitas.jp".into(), path: "/auth/signin/".into(), query: vec![] }
}

/// A variant by the name under which it is stored.
fn named<T: DeserializeOwned>(name: &str) -> Result<T, Failed> {
    Ok(serde_json::from_value(serde_json::Value::String(name.to_owned()))?)
}

/// `2026-11-22 21:04` in Japan, in milliseconds since the epoch. Days are counted one by one, unlike in the code under test.
fn time(stamp: &str) -> Result<i64, Failed> {
    let numbers: Vec<i64> = stamp.split(['-', ' ', 'T', ':']).map(str::parse).collect::<Result<_, _>>()?;
    let part = |place: usize, default: i64| numbers.get(place).copied().unwrap_or(default);
    let (year, month, day) = (part(0, 1970), part(1, 1), part(2, 1));
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let of_month = |month: i64| match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let days: i64 = (1970..year).map(|year| 365 + i64::from(leap(year))).sum::<i64>() + (1..month).map(of_month).sum::<i64>() + day - 1;
    Ok(((days * 24 + part(3, 0)) * 60 + part(4, 0) - i64::from(JAPAN)) * 60_000)
}

/// `2026-11`, `2026-11-22`, `2026-11-22T21` or `2026-11-22T21:04`.
fn recalled(text: &str) -> Result<RecalledTime, Failed> {
    let exact = match text.len() {
        7 => Exactness::Month,
        10 => Exactness::Day,
        13 => Exactness::Hour,
        _ => Exactness::Minute,
    };
    Ok(RecalledTime { at: time(text)?, exact })
}
