//! The rule of the minute: noted although nobody looks, and replaced by what comes later.

use e2e::{Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{answer, arrive, attempt, now, summary};
use crate::support::{background_runs, facts};

async fn alarm(session: &Session) -> e2e::Result<Value> {
    session.extension_eval("return (await chrome.alarms.get('answer'))?.scheduledTime").await
}

in_both_browsers!(a_minute_without_an_answer_is_noted_by_an_alarm_although_the_background_sleeps, |session, _site| {
    let at = now(session).await? - 55_000;
    let tried = attempt(at, 1);
    arrive(session, std::slice::from_ref(&tried)).await?;
    assert_eq!(summary(session).await?["last_outcome"], Value::Null, "it may still be answered");
    let when = session.wait_until("the alarm", async || alarm(session).await, |when| !when.is_null()).await?;
    assert_eq!(when.as_f64().unwrap() as i64, at + 60_001);
    session.stop_background().await?;
    assert!(!background_runs(session).await?);

    let stated = facts(session, "outcome", 1).await?;
    assert_eq!(stated, [json!({ "attempt": tried["id"], "outcome": "no-answer", "by": "clock" })]);
    assert_eq!(summary(session).await?["last_outcome"], "no-answer");
    session.wait_until("no alarm", async || alarm(session).await, Value::is_null).await?;

    arrive(session, &[answer(at + 62_000, 2, &tried, true)]).await?;
    let after = summary(session).await?;
    assert_eq!((&after["last_outcome"], &after["failed"], &after["last_success"]), (&json!("in"), &json!(0), &json!(at + 62_000)));
    assert_eq!(facts(session, "outcome", 1).await?.len(), 1, "what was noted stays in the record");
});

in_both_browsers!(a_minute_that_ended_while_the_browser_was_closed_is_noted_at_its_start, |session, _site| {
    let at = now(session).await? - 61_000;
    arrive(session, &[attempt(at, 1)]).await?;
    session.restart().await?;
    let stated = facts(session, "outcome", 1).await?;
    assert_eq!((stated.len(), &stated[0]["by"], &stated[0]["outcome"]), (1, &json!("clock"), &json!("no-answer")));
});

in_both_browsers!(alarms_are_made_again_after_a_restart, |session, _site| {
    let at = now(session).await? + 600_000;
    arrive(session, &[attempt(at, 1)]).await?;
    summary(session).await?;
    session.wait_until("the alarm", async || alarm(session).await, |when| !when.is_null()).await?;
    session.extension_eval("await chrome.alarms.clearAll()").await?;
    session.restart().await?;
    let when = session.wait_until("the alarm again", async || alarm(session).await, |when| !when.is_null()).await?;
    assert_eq!(when.as_f64().unwrap() as i64, at + 60_001);
});
