//! How a case is written down: a story after `#`, one line for each thing that
//! happened (when, what, details, and after ` : ` the words of the site), and
//! after `=>` what is expected.

use std::error::Error;

use login_rescue::inspect::{Code, Field};
use login_rescue::journal::event::{
    AddressTest, Aspect, AspectResult, Attempt, Clearing, EnvironmentCheck, Event, EventId, Exactness, Fact, Failure, FormKind, Notice,
    OpenFinding, OtherPlace, OtherPlaceReport, Outcome, OutcomeStatement, PageSeen, Reachability, RecalledTime, Remedy, ResetStep, SCHEMA,
    SelfReport, SiteMessage, Trial, TrialResult, TrialStatement, Trouble, Variant, Verdict, Way, Witness,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

const FILES: [&str; 3] = [
    include_str!("../corpora/advice/causes.txt"),
    include_str!("../corpora/advice/confused.txt"),
    include_str!("../corpora/advice/remedies.txt"),
];

/// 2026-11-25 21:00 in Japan.
pub(crate) const NOW: i64 = 1_795_608_000_000;
/// 2026-11-01 0:00 in Japan.
const NOVEMBER: i64 = NOW - (24 * 24 + 21) * 3_600_000;

/// What was read, or what is wrong with how the case is written down.
pub(crate) type Read<T> = Result<T, Box<dyn Error>>;

/// A variant by its name in the record.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Read<T> {
    serde_json::from_value(name.into()).map_err(|_| format!("no such name: {name}").into())
}

pub(crate) fn name<T: Serialize>(variant: T) -> String {
    serde_json::to_value(variant).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// `-3h`, `-10m`, `-2d` before now, or `24T20:30` in November.
fn time(text: &str) -> Read<i64> {
    if let Some(ago) = text.strip_prefix('-') {
        let (number, unit) = ago.split_at(ago.len() - 1);
        let unit = match unit {
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(format!("a time: {text}").into()),
        };
        return Ok(NOW - number.parse::<i64>()? * unit);
    }
    let (day, clock) = text.split_once('T').ok_or("a time is -3h or 24T20:30")?;
    let (hour, minute) = clock.split_once(':').ok_or("a clock is 20:30")?;
    let [day, hour, minute] = [day, hour, minute].map(str::parse::<i64>);
    Ok(NOVEMBER + (((day? - 1) * 24 + hour?) * 60 + minute?) * 60_000)
}

/// A record that is being written down.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<Event>);

impl Writer {
    pub(crate) fn push(&mut self, at: i64, fact: Fact) -> EventId {
        let id = EventId::new(at, self.0.len() as u64);
        self.0.push(Event { v: SCHEMA, id: id.clone(), at, zone: 540, tab: None, view: None, fact });
        id
    }

    /// One line: a time, what happened, its details, and after ` : ` words of the site.
    fn line(&mut self, line: &str) -> Read<()> {
        let (facts, words) = line.split_once(" : ").map_or((line, None), |(facts, words)| (facts, Some(words.to_owned())));
        let mut parts = facts.split_whitespace();
        let (at, what) = (time(parts.next().unwrap_or_default())?, parts.next().unwrap_or_default());
        let details: Vec<&str> = parts.collect();
        let first = details.first().copied().unwrap_or_default();
        let recalled = RecalledTime { at, exact: Exactness::Hour };
        let fact = match what {
            "reset" => Fact::Reset(named::<ResetStep>(first)?),
            "address" => {
                let registered = match first {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                Fact::AddressTested(AddressTest { mask: "t***@example.jp".into(), registered })
            }
            "cleared" => Fact::DataCleared(Clearing::default()),
            "trial" => {
                let variant = details.get(1).map(|variant| named::<Variant>(variant)).transpose()?;
                Fact::Trial(Trial { remedy: named::<Remedy>(first)?, variant, when: None })
            }
            "result" => {
                let tried = |e: &&Event| matches!(e.fact, Fact::Trial(_) | Fact::DataCleared(_) | Fact::Reached(_));
                let trial = self.0.iter().rev().find(tried).ok_or("a trial before its result")?.id.clone();
                Fact::TrialResult(TrialStatement { trial, result: named::<TrialResult>(first)? })
            }
            "reached" => Fact::Reached(match first.parse::<u16>() {
                Ok(status) => {
                    let trouble = (status >= 500).then_some(Trouble::ServerError);
                    Reachability { status: Some(status), trouble, text: words, ..Reachability::default() }
                }
                Err(_) => {
                    let failures = details.iter().map(|failure| named::<Failure>(failure)).collect::<Read<_>>()?;
                    Reachability { failures, ..Reachability::default() }
                }
            }),
            "checked" => {
                let found = details.iter().map(|detail| {
                    let (aspect, verdict) = detail.split_once('=').ok_or("an aspect and its verdict")?;
                    Ok(AspectResult { aspect: named::<Aspect>(aspect)?, verdict: named::<Verdict>(verdict)? })
                });
                Fact::Checked(EnvironmentCheck { found: found.collect::<Read<_>>()? })
            }
            "notice" => Fact::Notice(Notice { page: Default::default(), trouble: named::<Trouble>(first)?, text: words, status: None }),
            "elsewhere" => {
                let (place, outcome) = (named::<OtherPlace>(first)?, named::<Outcome>(details.get(1).copied().unwrap_or_default())?);
                Fact::Elsewhere(OtherPlaceReport { when: recalled, place, outcome, said: None })
            }
            "report" => {
                let mut report = SelfReport::default();
                for detail in &details {
                    let (which, when) = detail.split_once('=').ok_or("a time of the report")?;
                    let when = Some(RecalledTime { at: time(when)?, exact: Exactness::Day });
                    if which == "since" { report.since = when } else { report.last_success = when }
                }
                Fact::SelfReport(report)
            }
            outcome => return self.attempt(at, outcome, &details, words),
        };
        self.push(at, fact);
        Ok(())
    }

    pub(crate) fn attempt(&mut self, at: i64, outcome: &str, details: &[&str], words: Option<String>) -> Read<()> {
        let mut attempt = Attempt { captcha: true, ..Attempt::default() };
        for detail in details {
            match (detail.split_once(':'), *detail) {
                (Some((field, code)), _) => {
                    attempt.findings.push(OpenFinding { field: named::<Field>(field)?, code: named::<Code>(code)? });
                }
                (None, "autofilled") => attempt.autofilled = true,
                (None, "cookies-off") => attempt.cookies = Some(false),
                (None, way) => attempt.way = named::<Way>(way)?,
            }
        }
        let tried = self.push(at, Fact::Attempt(attempt));
        let seen = PageSeen { status: Some(200), attempt: Some(tried.clone()), ..PageSeen::default() };
        let stated = |outcome, by| Fact::Outcome(OutcomeStatement { attempt: tried.clone(), outcome, by });
        let answer = match outcome {
            "refused" => Some(Fact::PageSeen(PageSeen { form: FormKind::SignIn, ..seen })),
            "in" => Some(Fact::PageSeen(PageSeen { signed_in: Some(true), ..seen })),
            "down" => Some(Fact::PageSeen(PageSeen { status: Some(503), trouble: Some(Trouble::ServerError), ..seen })),
            "captcha" => Some(stated(Outcome::Captcha, Witness::Page)),
            "not-sent" => Some(stated(Outcome::NotSent, Witness::Page)),
            "no-answer" | "waiting" => None,
            other => return Err(format!("no such line: {other}").into()),
        };
        if let Some(answer) = answer {
            self.push(at + 2_000, answer);
        }
        if let Some(text) = words {
            self.push(at + 2_001, Fact::SiteMessage(SiteMessage { text, attempt: Some(tried), ..SiteMessage::default() }));
        }
        Ok(())
    }
}

pub(crate) struct Case {
    pub(crate) story: &'static str,
    pub(crate) events: Vec<Event>,
    pub(crate) expected: &'static str,
}

pub(crate) fn cases() -> Read<Vec<Case>> {
    let mut cases = Vec::new();
    let (mut story, mut writer) = ("", Writer::default());
    for line in FILES.iter().flat_map(|file| file.lines()).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        if let Some(text) = line.strip_prefix("# ") {
            (story, writer) = (text, Writer::default());
        } else if let Some(expected) = line.strip_prefix("=> ") {
            cases.push(Case { story, events: std::mem::take(&mut writer).0, expected });
        } else {
            writer.line(line).map_err(|error| format!("{story}: {line}: {error}"))?;
        }
    }
    Ok(cases)
}
