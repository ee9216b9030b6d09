use crate::recorded::{answer, arrive, ask, attempt, now, set, summary, words};
use e2e::in_both_browsers;
use serde_json::{Value, json};

in_both_browsers!(cost, |session, _site| {
    let now = now(session).await?;
    let mut events: Vec<Value> = Vec::new();
    for n in 0..6667_i64 {
        let at = now - 300 * 86_400_000 + n * 3_600_000;
        let a = attempt(at, 1);
        events.push(answer(at + 500, 2, &a, n % 50 == 0));
        events.push(words(at + 501, 3, &a, &format!("入力内容をご確認のうえ、もう一度お試しください。（E-{}）", n % 7)));
        events.insert(events.len() - 2, a);
    }
    events.truncate(20_000);
    events.retain(|e| e["at"].as_i64().unwrap() < now - 1_000_000);
    println!("{} events", events.len());
    for (n, chunk) in events.chunks(200).enumerate() {
        let text = format!("[{}]", chunk.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n"));
        set(session, &json!({ format!("block:{n:06}"): text })).await?;
    }
    let timed = "const t = performance.now(); await chrome.runtime.sendMessage('\"summary\"'); return performance.now() - t";
    let arrive_one = |n: u32| {
        let a = attempt(now + i64::from(n) * 1000, 100 + n);
        async move { a }
    };
    let mut all = Vec::new();
    for n in 0..12 {
        arrive(session, &[arrive_one(n).await]).await?;
        all.push(session.extension_eval(timed).await?.as_f64().unwrap());
    }
    println!("{:?} fold of one event in ms (first: full): {:.1?}", session.browser(), all);
    println!("{:?} summary kept: {:.1}", session.browser(), session.extension_eval(timed).await?.as_f64().unwrap());
    let told = summary(session).await?;
    println!("attempts {}", told["attempts"]);
    let t = std::time::Instant::now();
    ask(session, &json!({ "erase": events[0]["id"] })).await?;
    println!("{:?} erase one: {:?}", session.browser(), t.elapsed());
    let t = std::time::Instant::now();
    ask(session, &json!("undo-erase")).await?;
    println!("{:?} undo: {:?}", session.browser(), t.elapsed());
    let t = std::time::Instant::now();
    ask(session, &json!({ "retention": 30 })).await?;
    println!("{:?} retention: {:?}", session.browser(), t.elapsed());
});
