//! Reminders: on time although everybody sleeps, kept by the record alone.

use e2e::{Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{arrive, ask, event, keys, now};
use crate::support::background_runs;

async fn badge(session: &Session) -> Result<Value> {
    session.extension_eval("return await chrome.action.getBadgeText({})").await
}

async fn badge_becomes(session: &Session, text: &str) -> Result<()> {
    session.wait_until(&format!("the badge «{text}»"), async || badge(session).await, |now| now == text).await.map(drop)
}

async fn alarm(session: &Session) -> Result<Value> {
    session.extension_eval("return (await chrome.alarms.get('reminder'))?.scheduledTime").await
}

async fn remind(session: &Session, about: &str, due: i64) -> Result<Value> {
    ask(session, &json!({ "remind": { "about": about, "due": due } })).await
}

in_both_browsers!(a_reminder_shows_at_its_time_although_the_background_sleeps, |session, _site| {
    let due = now(session).await? + 2_500;
    let id = remind(session, "try-again", due).await?;
    assert_eq!(ask(session, &json!("reminders")).await?, json!([[id, { "about": "try-again", "due": due }]]));
    assert_eq!((alarm(session).await?.as_f64(), badge(session).await?), (Some(due as f64), json!("")));
    session.stop_background().await?;
    assert!(!background_runs(session).await?);
    badge_becomes(session, "1").await?;
    assert!(now(session).await? >= due);
    let ground = session.extension_eval("return [...await chrome.action.getBadgeBackgroundColor({})]").await?;
    assert_eq!(ground, json!([11, 110, 105, 255]));
    assert_eq!(ask(session, &json!({ "end-reminder": { "reminder": id, "cancelled": false } })).await?, Value::Null);
    badge_becomes(session, "").await?;
    assert_eq!(ask(session, &json!("reminders")).await?, json!([]));
});

in_both_browsers!(a_reminder_survives_a_restart_and_is_shown_if_its_time_has_passed_meanwhile, |session, _site| {
    let at = now(session).await?;
    let due = at + 600_000;
    remind(session, "reset-link", due).await?;
    session.extension_eval("await chrome.alarms.clearAll()").await?;
    session.restart().await?;
    session.wait_until("the alarm", async || alarm(session).await, |when| when.as_f64() == Some(due as f64)).await?;
    assert_eq!(badge(session).await?, "");
    // Two more, whose time comes while the browser is closed.
    let set = |number, due| event(at - 86_400_000, number, &json!({ "reminder": { "about": "answer", "due": due } }));
    let mut past = [set(7, at - 1_000), set(8, at - 2_000)];
    past.iter_mut().for_each(|event| event["v"] = json!(3));
    arrive(session, &past).await?;
    session.restart().await?;
    badge_becomes(session, "2").await?;
    let over = json!({ "end-reminder": { "reminder": past[0]["id"], "cancelled": false } });
    ask(session, &over).await?;
    badge_becomes(session, "1").await?;
    assert_eq!(alarm(session).await?.as_f64(), Some(due as f64), "the third one still waits");
});

in_both_browsers!(taken_back_or_erased_it_does_not_come, |session, _site| {
    let due = now(session).await? + 600_000;
    let id = remind(session, "try-again", due).await?;
    ask(session, &json!({ "end-reminder": { "reminder": id, "cancelled": true } })).await?;
    assert_eq!((alarm(session).await?, ask(session, &json!("reminders")).await?), (Value::Null, json!([])));
    let id = remind(session, "answer", due).await?;
    assert!(alarm(session).await?.is_number());
    assert_eq!(ask(session, &json!({ "erase-one": id })).await?, Value::Null);
    assert_eq!((alarm(session).await?, ask(session, &json!("reminders")).await?), (Value::Null, json!([])));
    ask(session, &json!("undo-erase")).await?;
    assert_eq!(ask(session, &json!("reminders")).await?.as_array().map(Vec::len), Some(1), "brought back, it waits again");
    assert!(alarm(session).await?.is_number());
    assert_eq!(keys(session, "remind").await?, Vec::<String>::new(), "the record alone says what waits");
});

in_both_browsers!(what_does_not_fit_is_refused_with_a_word_and_changes_nothing, |session, _site| {
    let at = now(session).await?;
    let letter = |text: &str| json!({ "letter-sent": { "channel": "form", "subject": "件名", "text": text } });
    for (wish, why) in [
        (json!({ "remind": { "about": "answer", "due": at - 1 } }), "time"),
        (json!({ "remind": { "about": "answer", "due": at + 500 * 86_400_000 } }), "time"),
        (json!({ "address-tested": { "mask": "taro@example.jp" } }), "shape"),
        (letter("  "), "empty"),
        (letter(&"字".repeat(20_001)), "too-long"),
        (json!({ "erase-one": "0123-4" }), "not-there"),
        (json!({ "tried": { "remedy": "wait", "when": { "at": -5, "exact": "day" } } }), "time"),
    ] {
        assert_eq!(ask(session, &wish).await?, json!({ "Err": why }), "{wish}");
    }
    assert_eq!(crate::support::events(session).await?.len(), 0);
});

in_both_browsers!(what_was_tried_and_written_stands_in_the_record_and_can_be_erased_singly, |session, _site| {
    let trial = ask(session, &json!({ "tried": { "remedy": "other-place", "variant": "without-vpn" } })).await?;
    ask(session, &json!({ "result": { "trial": trial, "result": "unchanged" } })).await?;
    ask(session, &json!({ "address-tested": { "mask": "t***@example.jp", "registered": false } })).await?;
    ask(session, &json!({ "reset": "asked" })).await?;
    let letter = ask(session, &json!({ "letter-sent": { "channel": "form", "subject": "件名", "text": "本文\n［お名前］" } })).await?;
    let when = json!({ "at": now(session).await?, "exact": "hour" });
    ask(session, &json!({ "reply": { "when": when, "text": "返事", "letter": letter } })).await?;
    let terms = ask(session, &json!({ "terms": { "text": "規約" } })).await?;
    assert!([&trial, &letter, &terms].iter().all(|id| id.as_str().is_some_and(|id| id.len() > 20)), "{trial} {letter} {terms}");
    let kinds = async || {
        let events = crate::support::events(session).await?;
        Ok::<_, e2e::Error>(events.iter().filter_map(|e| e["fact"].as_object()?.keys().next().cloned()).collect::<Vec<_>>())
    };
    let all = ["trial", "trial-result", "address-tested", "reset", "letter-sent", "reply", "terms"];
    assert_eq!(kinds().await?, all);
    ask(session, &json!({ "erase-one": trial })).await?;
    session
        .wait_until("the end of the ten seconds", kinds, |kinds| {
            kinds[..] == ["address-tested", "reset", "letter-sent", "reply", "terms", "erased"] || kinds.len() == 6
        })
        .await?;
    let erased: Vec<Value> = crate::support::facts(session, "erased", 1).await?;
    assert_eq!(erased, [json!({ "scope": "entry", "events": 2, "pictures": 0 })]);
});
