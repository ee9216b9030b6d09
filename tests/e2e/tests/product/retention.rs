//! Nothing goes out of the record unannounced, and what proves the case not at all.

use e2e::{Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{answer, arrive, ask, attempt, keys, now, set, stored, summary, words};
use crate::support::{events, events_of};

const DAY: i64 = 86_400_000;

/// A success 400 days ago, the first failure since 399 days ago, one a day before and one a minute ago.
async fn long_record(session: &Session, now: i64) -> e2e::Result<Vec<Value>> {
    let success = attempt(now - 400 * DAY, 1);
    let first = attempt(now - 399 * DAY, 3);
    let (old, new) = (attempt(now - 398 * DAY, 6), attempt(now - 70_000, 8));
    let all = vec![
        success.clone(),
        answer(now - 400 * DAY + 1000, 2, &success, true),
        first.clone(),
        answer(now - 399 * DAY + 1000, 4, &first, false),
        words(now - 399 * DAY + 1001, 5, &first, "入力内容をご確認ください（E-2041）"),
        old.clone(),
        answer(now - 398 * DAY + 1000, 7, &old, false),
        new.clone(),
        answer(now - 60_000, 9, &new, false),
    ];
    arrive(session, &all).await?;
    Ok(all)
}

in_both_browsers!(what_is_too_old_is_announced_a_week_before_it_goes, |session, _site| {
    let now = now(session).await?;
    let all = long_record(session, now).await?;
    let told = ask(session, &json!({ "retention": 365 })).await?;
    let expiring = &told["expiring"];
    assert_eq!(expiring["events"], 2, "{told}: the old attempt and its page");
    let days = (expiring["on"].as_i64().unwrap() - now) / DAY;
    assert!((6..=7).contains(&days), "{days}");
    assert_eq!(events(session).await?.len(), all.len(), "nothing has gone");

    // A week later, and a new day.
    let mut keep: Value = serde_json::from_str(stored(session, "keep").await?.as_str().unwrap())?;
    keep["announced"]["on"] = json!(now - 1000);
    keep["checked"] = json!(now - 2 * DAY);
    session.stop_background().await?;
    set(session, &json!({ "keep": keep.to_string() })).await?;
    let after = summary(session).await?;
    let erased = events_of(session, "erased", 1).await?.remove(0);
    assert_eq!(erased["fact"]["erased"], json!({ "scope": "old", "events": 2, "pictures": 0 }));
    let left: Vec<_> = events(session).await?.iter().map(|e| e["id"].clone()).filter(|id| *id != erased["id"]).collect();
    let expected: Vec<_> = all.iter().enumerate().filter(|(n, _)| !(5..=6).contains(n)).map(|(_, e)| e["id"].clone()).collect();
    assert_eq!(left, expected, "the last success and the first failure stay");
    assert!(after["last_success"].is_number());
    let after = summary(session).await?;
    assert_eq!((&after["expiring"], &after["attempts"]), (&Value::Null, &json!(3)));
});

in_both_browsers!(choosing_a_longer_time_keeps_what_was_announced, |session, _site| {
    let now = now(session).await?;
    let tried: Vec<Value> = (0..40).map(|n| attempt(now - (100 - n) * DAY, u32::try_from(n).unwrap())).collect();
    arrive(session, &tried).await?;
    assert!(ask(session, &json!({ "retention": 30 })).await?["expiring"]["events"].as_i64().unwrap() > 30);
    assert_eq!(ask(session, &json!({ "retention": 180 })).await?["expiring"], Value::Null);
    // What is none of the choices changes nothing.
    assert_eq!(ask(session, &json!({ "retention": 1 })).await?["expiring"], Value::Null);
    assert_eq!(events(session).await?.iter().filter(|e| !e["fact"]["attempt"].is_null()).count(), 40);
    assert_eq!(keys(session, "block:").await?.len(), 1);
});
