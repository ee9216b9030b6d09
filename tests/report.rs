//! The saved log against its published schema, by a validator that is not ours.

use strum::VariantArray;

use login_rescue::inspect::{Code, Field};
use login_rescue::journal::event::{
    About, Address, AddressTest, Appeared, Aspect, AspectResult, Attempt, Browser, Channel, ClearedData, Clearing, CookieRestoration,
    Count, DataKind, Environment, EnvironmentCheck, Erasure, Exactness, Failure, FormKind, LetterSent, Means, Note, Notice, OpenFinding,
    OtherPlace, OtherPlaceReport, Outcome, OutcomeStatement, PageSeen, Picture, Reachability, RecalledTime, Remedy, Reminder, ReminderEnd,
    Reply, ResetStep, SCHEMA, Scope, SelfReport, SiteMessage, System, Terms, Trial, TrialResult, TrialStatement, Trigger, Trouble, Variant,
    Verdict, Viewport, Way, Witness,
};
use login_rescue::journal::{Event, EventId, Fact};
use login_rescue::report::Record;
use login_rescue::report::export::json;
use login_rescue::report::time::Local;
use serde_json::{Value, json};

type Outcomes = Result<(), Box<dyn std::error::Error>>;

fn validator() -> Result<jsonschema::Validator, Box<dyn std::error::Error>> {
    let schema: Value = serde_json::from_str(include_str!("../docs/log.schema.json"))?;
    jsonschema::meta::validate(&schema).map_err(|e| e.to_string())?;
    Ok(jsonschema::validator_for(&schema).map_err(|e| e.to_string())?)
}

fn event(at: i64, fact: Fact) -> Event {
    Event { v: SCHEMA, id: EventId::new(at, 7), at, zone: 540, tab: Some(3), view: Some("a1".into()), fact }
}

fn page() -> Address {
    Address { host: "hapitas.jp".into(), path: "/auth/signin/".into(), query: vec!["next".into()] }
}

/// An event of every kind, with every member and every variant somewhere.
fn events() -> Vec<Event> {
    let findings = vec![OpenFinding { field: Field::Mail, code: Code::FullwidthAt }];
    let mut events = Vec::new();
    let mut add = |fact: Fact| {
        let next = event(1_795_349_000_000 + 1000 * i64::try_from(events.len()).unwrap_or(0), fact);
        let id = next.id.clone();
        events.push(next);
        id
    };
    for trigger in [Trigger::Button, Trigger::Enter, Trigger::Submit] {
        let environment = Environment {
            browser: Browser::Edge,
            version: "142.0.3595.65".into(),
            system: System::Windows,
            system_version: Some("11".into()),
            language: "ja".into(),
        };
        let id = add(Fact::Attempt(Attempt {
            page: page(),
            trigger,
            findings: findings.clone(),
            autofilled: true,
            viewport: Some(Viewport { width: 1280, height: 720 }),
            cookies: Some(true),
            environment: Some(environment),
            ..Attempt::default()
        }));
        for (text, appeared, cut) in
            [("入力内容をご確認ください", Appeared::WithPage, None), ("<b>\u{0}\u{202e}🔑", Appeared::Later, Some(120_000))]
        {
            let message = SiteMessage {
                text: text.into(),
                cut,
                page: page(),
                status: Some(200),
                appeared,
                attempt: Some(id.clone()),
                findings: findings.clone(),
            };
            add(Fact::SiteMessage(message));
        }
        for trouble in [None, Some(Trouble::Maintenance), Some(Trouble::Busy), Some(Trouble::ServerError)] {
            for form in [FormKind::None, FormKind::SignIn, FormKind::Reset, FormKind::Register] {
                let attempt = Some(id.clone());
                add(Fact::PageSeen(PageSeen {
                    page: Address::default(),
                    status: Some(503),
                    form,
                    signed_in: Some(false),
                    trouble,
                    attempt,
                    took: Some(840),
                }));
            }
        }
    }
    for outcome in
        [Outcome::In, Outcome::Refused, Outcome::Captcha, Outcome::NotSent, Outcome::NoAnswer, Outcome::SiteDown, Outcome::Unknown]
    {
        let id = add(Fact::Attempt(Attempt { captcha: true, ..Attempt::default() }));
        for by in [Witness::Clock, Witness::Page, Witness::Person] {
            add(Fact::Outcome(OutcomeStatement { attempt: id.clone(), outcome, by }));
        }
    }
    let means = [Means::Removed, Means::RemovedUncounted, Means::FetchedAnew, Means::Failed];
    let done = DataKind::VARIANTS.iter().copied().zip(means.into_iter().cycle()).map(|(kind, means)| ClearedData {
        host: "hapitas.jp".into(),
        kind,
        count: Count { before: Some(3), after: None },
        means,
    });
    add(Fact::DataCleared(Clearing { done: done.collect(), unreached: vec!["sp.hapitas.jp".into()] }));
    beside(&mut add);
    events
}

/// The facts beside the attempts.
fn beside(add: &mut impl FnMut(Fact) -> EventId) {
    for way in [Way::Yahoo, Way::Line, Way::Apple] {
        add(Fact::Attempt(Attempt { way, cookies: Some(false), ..Attempt::default() }));
    }
    for trouble in [Trouble::Maintenance, Trouble::Busy, Trouble::ServerError] {
        add(Fact::Notice(Notice { page: page(), trouble, text: Some("メンテナンス".into()), status: Some(503) }));
    }
    let about = Some(add(Fact::Picture(Picture { page: page(), width: 1600, height: 900, bytes: 120_000, attempt: None })));
    add(Fact::Note(Note { text: "電話で聞いた".into(), about }));
    for exact in [Exactness::Minute, Exactness::Hour, Exactness::Day, Exactness::Month] {
        let when = RecalledTime { at: 1_795_000_000_000, exact };
        add(Fact::SelfReport(SelfReport { since: Some(when), last_success: Some(when) }));
        for place in
            [OtherPlace::OtherBrowser, OtherPlace::PrivateWindow, OtherPlace::OtherComputer, OtherPlace::PhoneBrowser, OtherPlace::PhoneApp]
        {
            add(Fact::Elsewhere(OtherPlaceReport { when, place, outcome: Outcome::In, said: Some("ようこそ".into()) }));
        }
    }
    add(Fact::SelfReport(SelfReport::default()));
    for scope in [Scope::All, Scope::Attempt, Scope::Old] {
        add(Fact::Erased(Erasure { scope, events: 3, pictures: 1 }));
    }
    tried(add);
}

/// What was tried, found out, set and written.
fn tried(add: &mut impl FnMut(Fact) -> EventId) {
    let when = Some(RecalledTime { at: 1_795_000_000_000, exact: Exactness::Minute });
    for remedy in Remedy::VARIANTS.iter().copied() {
        let trial = add(Fact::Trial(Trial { remedy, variant: None, when: None }));
        for result in [TrialResult::Solved, TrialResult::Unchanged, TrialResult::NotDone] {
            add(Fact::TrialResult(TrialStatement { trial: trial.clone(), result }));
        }
    }
    for variant in Variant::VARIANTS.iter().copied() {
        add(Fact::Trial(Trial { remedy: Remedy::OtherPlace, variant: Some(variant), when }));
    }
    for registered in [None, Some(false), Some(true)] {
        add(Fact::AddressTested(AddressTest { mask: "t***@example.jp".into(), registered }));
    }
    for step in [ResetStep::Asked, ResetStep::MailCame, ResetStep::NoMail, ResetStep::PasswordSent] {
        add(Fact::Reset(step));
    }
    add(Fact::CookiesRestored(CookieRestoration { cleared_at: 1_795_000_000_000, restored: 3, set_anew: 2, failed: 1 }));
    add(Fact::Reached(Reachability {
        host: "hapitas.jp".into(),
        status: Some(503),
        took: Some(120),
        trouble: Some(Trouble::Maintenance),
        text: Some("メンテナンス".into()),
        clock: Some(-86_400_000),
        ..Reachability::default()
    }));
    let failures = vec![Failure::Offline, Failure::Name, Failure::Certificate, Failure::Connection, Failure::TimedOut, Failure::Permission];
    add(Fact::Reached(Reachability {
        host: "hapitas.jp".into(),
        failures,
        code: Some("net::ERR_FAILED".into()),
        ..Reachability::default()
    }));
    for verdict in [Verdict::Good, Verdict::Doubtful, Verdict::Bad, Verdict::Unknown] {
        let found = Aspect::VARIANTS.iter().copied().map(|aspect| AspectResult { aspect, verdict }).collect();
        add(Fact::Checked(EnvironmentCheck { found }));
    }
    for about in [About::TryAgain, About::ResetLink, About::Answer] {
        let reminder = add(Fact::Reminder(Reminder { about, due: 1_795_360_000_000 }));
        add(Fact::ReminderEnded(ReminderEnd { reminder, cancelled: true }));
    }
    for channel in [Channel::Form, Channel::Mail, Channel::X, Channel::Other] {
        let (subject, text) = ("ログインできない".to_owned(), "［お名前］です。".to_owned());
        let letter = Some(add(Fact::LetterSent(LetterSent { channel, subject, text, attached: vec!["record.zip".into()] })));
        let when = RecalledTime { at: 1_795_000_000_000, exact: Exactness::Day };
        add(Fact::Reply(Reply { when, text: "確認します。".into(), letter }));
    }
    add(Fact::Terms(Terms { text: "第1条".into() }));
}

fn log(events: Vec<Event>) -> Result<Value, serde_json::Error> {
    let record = Record::new(events, vec!["[1,".into(), "{\"v\":9}".into()], 1_795_350_000_000);
    serde_json::from_str(&json::log(&record, Local::new(1_795_350_000_000, 540), "0.1.0"))
}

#[test]
fn what_is_saved_fits_the_schema() -> Outcomes {
    let validator = validator()?;
    for log in [log(events())?, log(vec![])?] {
        let errors: Vec<String> = validator.iter_errors(&log).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    Ok(())
}

#[test]
fn a_damaged_log_does_not() -> Outcomes {
    let validator = validator()?;
    let whole = log(events())?;
    let attempt = whole["events"].as_array().and_then(|e| e.iter().position(|e| e["fact"].get("attempt").is_some())).ok_or("no attempt")?;
    let damages: [(&str, Value); 12] = [
        ("/format", json!("another-log")),
        ("/version", json!(4)),
        ("/made", json!("yesterday")),
        ("/events", json!({})),
        ("/events/0/v", json!(4)),
        ("/events/0/id", json!("../x")),
        ("/events/0/at", json!("1795349000000")),
        ("/events/0/fact", json!({ "attempt": {}, "outcome": {} })),
        ("/events/0/fact", json!({ "password-seen": {} })),
        ("/attempts/0/outcome", json!("maybe")),
        ("/attempts/0", json!({ "id": "0-1", "at": 0, "outcome": null, "way": "mail", "codes": [] })),
        ("/unreadable/0", json!({ "v": 9 })),
    ];
    for (place, value) in damages {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(place).ok_or(place)? = value.clone();
        assert!(!validator.is_valid(&damaged), "{place} = {value}");
    }
    for place in
        ["", "/events/0", "/attempts/0", &format!("/events/{attempt}/fact/attempt"), &format!("/events/{attempt}/fact/attempt/page")]
    {
        let mut damaged = whole.clone();
        let object = damaged.pointer_mut(place).and_then(Value::as_object_mut).ok_or_else(|| place.to_owned())?;
        object.insert("password".into(), json!("x"));
        assert!(!validator.is_valid(&damaged), "a member too many in {place:?}");
    }
    for member in ["format", "made", "events", "attempts", "unreadable"] {
        let mut damaged = whole.clone();
        damaged.as_object_mut().ok_or("an object")?.remove(member);
        assert!(!validator.is_valid(&damaged), "without {member}");
    }
    Ok(())
}

#[test]
fn the_schema_leaves_nothing_open() -> Outcomes {
    fn walk(schema: &Value, place: &str, open: &mut Vec<String>) {
        match schema {
            Value::Object(members) => {
                if members.contains_key("properties") && members.get("additionalProperties") != Some(&Value::Bool(false)) {
                    open.push(place.to_owned());
                }
                members.iter().for_each(|(name, inner)| walk(inner, &format!("{place}/{name}"), open));
            }
            Value::Array(list) => list.iter().enumerate().for_each(|(n, inner)| walk(inner, &format!("{place}/{n}"), open)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_str(include_str!("../docs/log.schema.json"))?;
    let mut open = Vec::new();
    walk(&schema, "#", &mut open);
    assert_eq!(open, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_saved_is_read_back_in_unchanged() {
    let record = Record::new(events(), vec!["[1,".into()], 1_795_350_000_000);
    let text = json::log(&record, Local::new(1_795_350_000_000, 540), "0.1.0");
    assert_eq!(login_rescue::journal::storage::import::read(&text), Ok((record.events, 1)));
}
