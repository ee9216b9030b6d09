//! Erasing with a way back, corrections, and a saved record read back in.

use e2e::{Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{answer, arrive, ask, attempt, everything, keys, now, set, stored, summary, words};
use crate::support::events;

const FIRST: &str = "最初の表示（E-1001）";
const SECOND: &str = "次の表示（E-1002）";

/// Two refused attempts with words of their own, an hour ago.
async fn two(session: &Session) -> e2e::Result<Vec<Value>> {
    let at = now(session).await? - 3_600_000;
    let (first, second) = (attempt(at, 1), attempt(at + 60_000, 4));
    let all = vec![
        first.clone(),
        answer(at + 1000, 2, &first, false),
        words(at + 1001, 3, &first, FIRST),
        second.clone(),
        answer(at + 61_000, 5, &second, false),
        words(at + 61_001, 6, &second, SECOND),
    ];
    arrive(session, &all).await?;
    let told = summary(session).await?;
    assert_eq!((&told["attempts"], &told["failed"]), (&json!(2), &json!(2)));
    Ok(all)
}

/// Makes ten seconds pass for what is about to be erased.
async fn ten_seconds_later(session: &Session) -> e2e::Result<()> {
    let mut erasing: Value = serde_json::from_str(stored(session, "erasing").await?.as_str().unwrap_or("null"))?;
    session.stop_background().await?;
    erasing["at"] = json!(erasing["at"].as_i64().unwrap_or_default() - 20_000);
    set(session, &json!({ "erasing": erasing.to_string() })).await
}

in_both_browsers!(one_attempt_is_hidden_at_once_and_gone_after_the_time_to_undo, |session, _site| {
    let all = two(session).await?;
    let told = ask(session, &json!({ "erase": all[0]["id"] })).await?;
    assert_eq!((&told["attempts"], &told["failed"]), (&json!(1), &json!(1)));
    assert!(told["undo_until"].as_i64() > told["last_attempt"].as_i64());
    assert!(everything(session).await?.contains("E-1001"), "nothing is gone yet");

    let back = ask(session, &json!("undo-erase")).await?;
    assert_eq!((&back["attempts"], &back["undo_until"]), (&json!(2), &Value::Null));
    assert_eq!(ask(session, &json!("undo-erase")).await?, json!({ "Err": "too-late" }));

    ask(session, &json!({ "erase": all[0]["id"] })).await?;
    ten_seconds_later(session).await?;
    let after = summary(session).await?;
    session.wait_until("the erased words", async || everything(session).await, |text| !text.contains("E-1001")).await?;
    assert_eq!((&after["attempts"], &after["undo_until"]), (&json!(1), &Value::Null));
    let left: Vec<_> = events(session).await?.iter().filter(|e| e["fact"]["erased"].is_null()).map(|e| e["id"].clone()).collect();
    assert_eq!(left, all[3..].iter().map(|e| e["id"].clone()).collect::<Vec<_>>());
    let erased: Vec<_> = events(session).await?.iter().filter_map(|e| e["fact"].get("erased").cloned()).collect();
    assert_eq!(erased, [json!({ "scope": "attempt", "events": 3, "pictures": 0 })]);
    assert_eq!(ask(session, &json!("undo-erase")).await?, json!({ "Err": "too-late" }));
});

in_both_browsers!(ten_seconds_pass_by_themselves, |session, _site| {
    let all = two(session).await?;
    ask(session, &json!({ "erase": all[0]["id"] })).await?;
    session.wait_until("the end of the ten seconds", async || everything(session).await, |text| !text.contains("E-1001")).await?;
    assert!(everything(session).await?.contains("E-1002"));
});

in_both_browsers!(everything_is_erased_but_what_came_after, |session, _site| {
    let all = two(session).await?;
    set(session, &json!({ "picture:1-2": "iVBORw0KGgo=", "in:7-7": "no event" })).await?;
    let told = ask(session, &json!({ "erase": null })).await?;
    assert_eq!((&told["attempts"], &told["unreadable"]), (&json!(0), &json!(0)));
    // The person tries again within the ten seconds.
    let new = attempt(now(session).await? - 61_000, 9);
    arrive(session, std::slice::from_ref(&new)).await?;
    assert_eq!(summary(session).await?["attempts"], 1);
    assert_eq!(ask(session, &json!("undo-erase")).await?["attempts"], 3, "taken back, all of it is there");

    ask(session, &json!({ "erase": null })).await?;
    let newer = attempt(now(session).await?, 10);
    arrive(session, std::slice::from_ref(&newer)).await?;
    summary(session).await?;
    ten_seconds_later(session).await?;
    assert_eq!(summary(session).await?["attempts"], 1);
    let text = everything(session).await?;
    for gone in ["E-1001", "E-1002", all[0]["id"].as_str().unwrap(), "iVBORw0KGgo=", "no event"] {
        assert!(!text.contains(gone), "{gone} is still there");
    }
    let left: Vec<_> = events(session).await?.iter().map(|e| e["fact"].as_object().unwrap().keys().next().cloned().unwrap()).collect();
    assert_eq!(left, ["erased", "attempt"]);
});

in_both_browsers!(a_correction_is_an_event_and_outweighs_the_page, |session, _site| {
    let all = two(session).await?;
    let told = ask(session, &json!({ "correct": { "attempt": all[3]["id"], "outcome": "in" } })).await?;
    assert_eq!((&told["last_outcome"], &told["failed"]), (&json!("in"), &json!(0)));
    let told = ask(session, &json!({ "correct": { "attempt": all[3]["id"], "outcome": "refused" } })).await?;
    assert_eq!((&told["last_outcome"], &told["failed"]), (&json!("refused"), &json!(2)));
    assert_eq!(events(session).await?.len(), all.len() + 2, "nothing was written over");

    ask(session, &json!({ "note": { "text": " 電話で聞いた\n", "about": all[0]["id"] } })).await?;
    ask(session, &json!({ "note": { "text": " \n" } })).await?;
    let when = json!({ "at": 1_795_000_000_000_i64, "exact": "day" });
    ask(session, &json!({ "elsewhere": { "when": when, "place": "phone-app", "outcome": "in" } })).await?;
    let told = ask(session, &json!({ "self-report": { "since": when } })).await?;
    assert_eq!(
        told["self_report"][1],
        json!({ "since": when, "last_success": null }).as_object().map(|_| json!({ "since": when })).unwrap()
    );
    let beside: Vec<_> =
        events(session).await?.iter().filter_map(|e| e["fact"].get("note").or(e["fact"].get("elsewhere")).cloned()).collect();
    assert_eq!(beside[0], json!({ "text": "電話で聞いた", "about": all[0]["id"] }));
    assert_eq!((beside.len(), &beside[1]["place"]), (2, &json!("phone-app")));
});

in_both_browsers!(a_saved_record_is_read_back_in_once_and_a_damaged_one_not_at_all, |session, _site| {
    let all = two(session).await?;
    ask(session, &json!({ "note": { "text": "メモ" } })).await?;
    let before = events(session).await?;
    let lines: Vec<String> = before.iter().map(Value::to_string).collect();
    let file = format!(
        "{{\n\"format\":\"login-rescue-log\",\n\"version\":3,\n\"made\":\"x\",\n\"extension\":\"0\",\n\"events\":[\n{}\n],\n\"attempts\":[],\n\"unreadable\":[]\n}}\n",
        lines.join(",\n")
    );
    // Another computer, on which something was recorded already.
    session.extension_eval("await chrome.storage.local.clear()").await?;
    arrive(session, &all[..2]).await?;
    summary(session).await?;
    let damaged = file.replace("\"at\":", "\"at\":x").replacen("\"at\":x", "\"at\":", 3);
    for (text, damage) in [
        (damaged.as_str(), json!({ "broken": { "line": 10 } })),
        (&file.replacen("E-1001", "E-1001\",\"password\":\"x", 1), json!({ "no-event": { "line": 9 } })),
        (&file.replace("\"version\":3", "\"version\":9"), json!("newer")),
        ("{}", json!("foreign")),
    ] {
        assert_eq!(ask(session, &json!({ "import": text })).await?, json!({ "Err": damage }));
        assert_eq!(events(session).await?.len(), 2);
    }
    assert_eq!(ask(session, &json!({ "import": file })).await?, json!({ "Ok": { "added": 5, "known": 2, "left": 0 } }));
    assert_eq!(ask(session, &json!({ "import": file })).await?, json!({ "Ok": { "added": 0, "known": 7, "left": 0 } }));
    let ids = |events: &[Value]| events.iter().map(|e| e["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&events(session).await?), ids(&before));
    let told = summary(session).await?;
    assert_eq!((&told["attempts"], &told["failed"], &told["last_message"]["text"]), (&json!(2), &json!(2), &json!(SECOND)));
    assert_eq!(keys(session, "in:").await?, Vec::<String>::new());
});
