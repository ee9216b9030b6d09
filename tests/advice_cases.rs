//! The written cases under `tests/corpora/advice/`: a record → the first cause,
//! how certain it is, and the next step. The figures:
//! `cargo test --test advice_cases -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use login_rescue::advice::{Advice, Cause, Certainty, Hint, Reason, Rule, advise_on_latest};
use login_rescue::inspect::{Code, Field};
use login_rescue::journal::event::{
    AddressTested, Aspect, Attempt, Checked, Clearing, Elsewhere, Event, EventId, Exactness, Fact, Failure, FormKind, Found, Notice,
    OpenFinding, Outcome, PageSeen, Reached, Recalled, Remedy, ResetStep, SCHEMA, SelfReport, SiteMessage, Stated, Trial, TrialEnded,
    TrialResult, Trouble, Variant, Verdict, Way, Where, Witness,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

const FILES: [&str; 3] =
    [include_str!("corpora/advice/causes.txt"), include_str!("corpora/advice/confused.txt"), include_str!("corpora/advice/remedies.txt")];

/// 2026-11-25 21:00 in Japan.
const NOW: i64 = 1_795_608_000_000;
/// 2026-11-01 0:00 in Japan.
const NOVEMBER: i64 = NOW - (24 * 24 + 21) * 3_600_000;

/// What was read, or what is wrong with how the case is written down.
type Read<T> = Result<T, Box<dyn Error>>;

/// A variant by its name in the record.
fn named<T: DeserializeOwned>(name: &str) -> Read<T> {
    serde_json::from_value(name.into()).map_err(|_| format!("no such name: {name}").into())
}

fn name<T: Serialize>(variant: T) -> String {
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
struct Writer(Vec<Event>);

impl Writer {
    fn push(&mut self, at: i64, fact: Fact) -> EventId {
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
        let recalled = Recalled { at, exact: Exactness::Hour };
        let fact = match what {
            "reset" => Fact::Reset(named::<ResetStep>(first)?),
            "address" => {
                let registered = match first {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                Fact::AddressTested(AddressTested { mask: "t***@example.jp".into(), registered })
            }
            "cleared" => Fact::DataCleared(Clearing::default()),
            "trial" => {
                let variant = details.get(1).map(|variant| named::<Variant>(variant)).transpose()?;
                Fact::Trial(Trial { remedy: named::<Remedy>(first)?, variant, when: None })
            }
            "result" => {
                let tried = |e: &&Event| matches!(e.fact, Fact::Trial(_) | Fact::DataCleared(_) | Fact::Reached(_));
                let trial = self.0.iter().rev().find(tried).ok_or("a trial before its result")?.id.clone();
                Fact::TrialResult(TrialEnded { trial, result: named::<TrialResult>(first)? })
            }
            "reached" => Fact::Reached(match first.parse::<u16>() {
                Ok(status) => {
                    let trouble = (status >= 500).then_some(Trouble::ServerError);
                    Reached { status: Some(status), trouble, text: words, ..Reached::default() }
                }
                Err(_) => {
                    let failures = details.iter().map(|failure| named::<Failure>(failure)).collect::<Read<_>>()?;
                    Reached { failures, ..Reached::default() }
                }
            }),
            "checked" => {
                let found = details.iter().map(|detail| {
                    let (aspect, verdict) = detail.split_once('=').ok_or("an aspect and its verdict")?;
                    Ok(Found { aspect: named::<Aspect>(aspect)?, verdict: named::<Verdict>(verdict)? })
                });
                Fact::Checked(Checked { found: found.collect::<Read<_>>()? })
            }
            "notice" => Fact::Notice(Notice { page: Default::default(), trouble: named::<Trouble>(first)?, text: words, status: None }),
            "elsewhere" => {
                let (place, outcome) = (named::<Where>(first)?, named::<Outcome>(details.get(1).copied().unwrap_or_default())?);
                Fact::Elsewhere(Elsewhere { when: recalled, place, outcome, said: None })
            }
            "report" => {
                let mut report = SelfReport::default();
                for detail in &details {
                    let (which, when) = detail.split_once('=').ok_or("a time of the report")?;
                    let when = Some(Recalled { at: time(when)?, exact: Exactness::Day });
                    if which == "since" { report.since = when } else { report.last_success = when }
                }
                Fact::SelfReport(report)
            }
            outcome => return self.attempt(at, outcome, &details, words),
        };
        self.push(at, fact);
        Ok(())
    }

    fn attempt(&mut self, at: i64, outcome: &str, details: &[&str], words: Option<String>) -> Read<()> {
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
        let stated = |outcome, by| Fact::Outcome(Stated { attempt: tried.clone(), outcome, by });
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

struct Case {
    story: &'static str,
    events: Vec<Event>,
    expected: &'static str,
}

fn cases() -> Read<Vec<Case>> {
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

/// What is not as expected: `<cause or -> <certainty> next <remedy or -> [wait <reason or ->] [deciding <remedy or ->] [hint <hint>]…`
fn amiss(advice: &Advice, expected: &str) -> Read<Option<String>> {
    let words: Vec<&str> = expected.split_whitespace().collect();
    let cause = advice.first().map_or("-".into(), |first| name(first.cause));
    let mut is = vec![cause, name(advice.certainty)];
    let mut wanted = words[..2].to_vec();
    for pair in words[2..].chunks(2) {
        let or_dash = |name: Option<String>| name.unwrap_or("-".into());
        wanted.extend(pair);
        is.push(pair[0].to_owned());
        is.push(match pair[0] {
            "next" => or_dash(advice.next.map(name)),
            "wait" => or_dash(advice.wait.map(|wait| name(wait.why))),
            "deciding" => or_dash(advice.deciding.map(name)),
            "hint" => {
                let hint = named::<Hint>(pair[1])?;
                if advice.hints.contains(&hint) { pair[1].to_owned() } else { format!("{:?}", advice.hints) }
            }
            other => return Err(format!("nothing to expect of {other}").into()),
        });
    }
    Ok((is != wanted).then(|| {
        let grounds = |r: &login_rescue::advice::Ranked| {
            r.grounds.iter().map(|g| format!("{}×{}", g.rule.as_str(), g.times)).collect::<Vec<_>>().join(" ")
        };
        let causes: Vec<String> = advice.causes.iter().map(|r| format!("    {:?} {}: {}", r.cause, r.points, grounds(r))).collect();
        format!("  wanted {}\n  is     {}\n{}", wanted.join(" "), is.join(" "), causes.join("\n"))
    }))
}

#[test]
fn every_case_gets_the_advice_that_was_written_down_for_it() -> Read<()> {
    let cases = cases()?;
    let mut wrong = Vec::new();
    for case in &cases {
        if let Some(why) = amiss(&advise_on_latest(&case.events, NOW), case.expected)? {
            wrong.push(format!("{}\n{why}", case.story));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}

fn grounds(events: &[Event]) -> Vec<Rule> {
    advise_on_latest(events, NOW).causes.iter().flat_map(|ranked| ranked.grounds.iter().map(|ground| ground.rule)).collect()
}

#[test]
fn the_cases_reach_every_rule_cause_remedy_wait_and_hint() -> Read<()> {
    let cases = cases()?;
    assert!(cases.len() >= 60, "{}", cases.len());
    let (mut causes, mut nexts, mut waits, mut hints) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut pairs: BTreeMap<(Cause, Cause), u32> = BTreeMap::new();
    for case in &cases {
        let advice = advise_on_latest(&case.events, NOW);
        let first = advice.first().map(|first| first.cause);
        *causes.entry((first.map(name), advice.certainty)).or_insert(0) += 1;
        *nexts.entry(advice.next.map(name)).or_insert(0) += 1;
        *waits.entry(advice.wait.map(|wait| wait.why).map(name)).or_insert(0) += 1;
        advice.hints.iter().for_each(|hint| *hints.entry(name(hint)).or_insert(0) += 1);
        if let (Some(first), Some(second)) = (first, advice.causes.get(1).filter(|second| second.points > 0)) {
            *pairs.entry((first.min(second.cause), first.max(second.cause))).or_insert(0) += 1;
        }
    }
    println!(
        "{} cases\nfirst cause {causes:?}\nnext {nexts:?}\nwait {waits:?}\nhints {hints:?}\nfirst and second in question {pairs:?}",
        cases.len()
    );
    let fired: BTreeSet<Rule> = cases.iter().flat_map(|case| grounds(&case.events)).collect();
    let silent: Vec<&Rule> = Rule::ALL.iter().filter(|rule| !fired.contains(rule)).collect();
    println!("{} of {} rules", fired.len(), Rule::ALL.len());
    assert!(silent.is_empty(), "no case has {silent:?}");
    for cause in Cause::ALL {
        for certainty in [Certainty::Possible, Certainty::Likely] {
            assert!(causes.contains_key(&(Some(name(cause)), certainty)), "no case is {cause:?}, {certainty:?}");
        }
    }
    assert!(causes.contains_key(&(None, Certainty::Unknown)));
    for remedy in Remedy::ALL {
        assert!(nexts.contains_key(&Some(name(remedy))), "in no case the next step is {remedy:?}");
    }
    for why in [Reason::Announced, Reason::Down, Reason::Busy, Reason::Evenings, Reason::Locked, Reason::ManyTries] {
        assert!(waits.contains_key(&Some(name(why))), "no case waits for {why:?}");
    }
    for hint in Hint::ALL {
        assert!(hints.contains_key(&name(hint)), "no case gives {hint:?}");
    }
    use Cause::{Account, Browser, Input, Network, Site};
    for pair in
        [(Input, Account), (Input, Browser), (Account, Browser), (Browser, Network), (Browser, Site), (Network, Site), (Account, Site)]
    {
        assert!(pairs.contains_key(&pair), "no case has both in question: {pair:?}");
    }
    Ok(())
}

/// Every next step is taken ten minutes after the last, and the login refused again with the same words.
#[test]
fn whoever_follows_the_advice_in_vain_is_led_on_and_in_the_end_to_support() -> Read<()> {
    for words in ["メールアドレスまたはパスワードが違います", "画像認証に失敗しました", "セッションの有効期限が切れました", "E-2041"]
    {
        let mut writer = Writer::default();
        let mut now = NOW;
        let mut taken: Vec<Remedy> = Vec::new();
        writer.attempt(now, "refused", &[], Some(words.to_owned()))?;
        for _ in 0..8 {
            now += 600_000;
            let advice = advise_on_latest(&writer.0, now);
            let next = advice.next.ok_or("a next step, as nothing has worked")?;
            assert!(!taken.contains(&next), "{words}: {next:?} again after {taken:?}");
            taken.push(next);
            let trial = writer.push(now + 1_000, Fact::Trial(Trial { remedy: next, variant: None, when: None }));
            writer.attempt(now + 60_000, "refused", &[], Some(words.to_owned()))?;
            let result = TrialResult::Unchanged;
            writer.push(now + 90_000, Fact::TrialResult(TrialEnded { trial, result }));
        }
        let advice = advise_on_latest(&writer.0, now + 600_000);
        println!("{words}: {}", taken.iter().map(name).collect::<Vec<_>>().join(" → "));
        assert!(advice.hints.contains(&Hint::WriteToSupport), "{:?}", advice.hints);
        assert!(advice.certainty <= Certainty::Possible, "{:?}", advice.causes);
    }
    Ok(())
}
