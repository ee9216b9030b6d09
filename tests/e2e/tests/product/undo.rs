//! Removed cookies come back as they were, for a minute, and only then.

use e2e::{MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{arrive, ask, attempt, everything, now};
use crate::support::{SIGN_IN, facts, sign_in_page, try_to_log_in};

const PLAIN: &str = "https://other.example/plain?seed=0";

/// Every cookie of the site with all that the browser tells of it, in order.
async fn jar(session: &Session) -> Result<Vec<Value>> {
    let all = session.extension_eval("return await chrome.cookies.getAll({ domain: 'hapitas.jp', partitionKey: {} })").await?;
    let mut jar: Vec<Value> = serde_json::from_value(all)?;
    jar.sort_by_key(|c| ["domain", "name", "path"].map(|key| c[key].to_string()));
    Ok(jar)
}

fn of_the_site(jar: &[Value]) -> Vec<Value> {
    jar.iter().filter(|c| c["domain"] != "faq.hapitas.jp").cloned().collect()
}

/// What the server says of who is there, and with which cookies.
async fn whoami(session: &Session) -> Result<Value> {
    session.goto("https://hapitas.jp/whoami").await?;
    let mut who = session.eval_in_page("return JSON.parse(document.body.innerText)").await?;
    if let Some(cookies) = who["cookies"].as_array_mut() {
        cookies.sort_by_key(|c| c["name"].to_string());
    }
    Ok(who)
}

/// Somebody who is logged in, with cookies of every kind, on a page of another site.
async fn with_every_kind(session: &Session) -> Result<()> {
    for url in ["https://faq.hapitas.jp/hc/ja/", "https://m.hapitas.jp/?seed=0", "https://www.hapitas.jp/plain?seed=0"] {
        session.goto(url).await?;
    }
    sign_in_page(session, "?seed=0").await?;
    let more = "document.cookie = 'hp_strict=a b; path=/auth; Secure; SameSite=Strict'; document.cookie = 'hp_lax=; path=/; SameSite=Lax'";
    session.eval_in_page(more).await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    facts(session, "page-seen", 1).await?;
    session.goto(PLAIN).await
}

async fn clear(session: &Session, extent: &str) -> Result<Value> {
    ask(session, &json!({ "clear": { "extent": extent, "tab": null } })).await
}

async fn held(session: &Session) -> Result<Value> {
    session.extension_eval("return (await chrome.storage.session.get('removed-cookies'))['removed-cookies']").await
}

in_both_browsers!(every_kind_of_cookie_comes_back_although_the_background_was_stopped, |session, _site| {
    with_every_kind(session).await?;
    let (before, who) = (jar(session).await?, whoami(session).await?);
    assert_eq!(who["signed_in"], true);
    session.goto(PLAIN).await?;
    let count = of_the_site(&before).len();
    assert!(count >= 12, "{before:?}");
    let has = |key: &str, value: Value| before.iter().any(|c| c[key] == value);
    assert!(has("httpOnly", json!(true)) && has("session", json!(false)) && has("hostOnly", json!(false)) && has("secure", json!(false)));
    assert!(before.iter().any(|c| c["name"] == "__Host-hp") && before.iter().any(|c| !c["partitionKey"].is_null()), "{before:?}");
    assert_eq!(ask(session, &json!("undoable")).await?, Value::Null);

    clear(session, "all").await?;
    assert_eq!(of_the_site(&jar(session).await?), Vec::<Value>::new());
    let cleared = facts(session, "data-cleared", 1).await?.len();
    let undoable = ask(session, &json!("undoable")).await?;
    let left = undoable["until"].as_i64().unwrap() - now(session).await?;
    assert!((1..=60_000).contains(&left), "{undoable}");
    assert_eq!((&undoable["cookies"], cleared), (&json!(count), 1));
    for secret in before.iter().filter_map(|c| c["value"].as_str()).filter(|value| value.len() > 8) {
        assert!(!everything(session).await?.contains(secret), "a cookie's value was written to the disk");
    }

    session.stop_background().await?;
    let answer = ask(session, &json!("undo-cookies")).await?;
    assert_eq!((&answer["restored"], &answer["set_anew"], &answer["failed"]), (&json!(count), &json!(0), &json!(0)), "{answer}");
    assert_eq!(jar(session).await?, before, "the browser tells no difference");
    assert_eq!(whoami(session).await?, who, "nor does the server");
    assert_eq!(facts(session, "cookies-restored", 1).await?, [answer]);
    assert_eq!(held(session).await?, Value::Null, "nothing is held any longer");
    assert_eq!(ask(session, &json!("undo-cookies")).await?, json!({ "Err": "too-late" }));
});

in_both_browsers!(what_the_site_has_set_anew_is_left_alone, |session, _site| {
    with_every_kind(session).await?;
    let before = jar(session).await?;
    clear(session, "cookies").await?;
    session.goto(&format!("{SIGN_IN}?seed=0")).await?;
    let anew = jar(session).await?;
    assert!(of_the_site(&anew).len() >= 7, "{anew:?}");
    let answer = ask(session, &json!("undo-cookies")).await?;
    let after = jar(session).await?;
    let set_anew = of_the_site(&anew).len();
    let restored = of_the_site(&before).len() - set_anew;
    assert_eq!((&answer["restored"], &answer["set_anew"], &answer["failed"]), (&json!(restored), &json!(set_anew), &json!(0)));
    assert!(anew.iter().all(|cookie| after.contains(cookie)), "{anew:?} {after:?}");
    assert_eq!(after.len(), before.len());
    assert_eq!(whoami(session).await?["signed_in"], true, "the login itself is back");
});

in_both_browsers!(after_the_minute_nothing_comes_back, |session, _site| {
    with_every_kind(session).await?;
    clear(session, "cookies").await?;
    let alarm = "return (await chrome.alarms.get('undo')).scheduledTime";
    let until = ask(session, &json!("undoable")).await?["until"].clone();
    assert_eq!(session.extension_eval(alarm).await?.as_f64(), until.as_f64());
    minute_later(session).await?;
    assert_eq!(ask(session, &json!("undo-cookies")).await?, json!({ "Err": "too-late" }));
    assert_eq!((held(session).await?, of_the_site(&jar(session).await?)), (Value::Null, vec![]));
    // Nobody asks: the alarm alone has to take them out of the memory.
    with_every_kind(session).await?;
    clear(session, "cookies").await?;
    minute_later(session).await?;
    session.extension_eval("await chrome.alarms.create('undo', { when: Date.now() + 50 })").await?;
    session.wait_until("an empty memory", async || held(session).await, Value::is_null).await?;
});

/// The end of the minute lies behind.
async fn minute_later(session: &Session) -> Result<()> {
    let body = "const key = 'removed-cookies';
        const held = JSON.parse((await chrome.storage.session.get(key))[key]);
        const earlier = { ...held, at: held.at - 60_000, until: held.until - 60_000 };
        await chrome.storage.session.set({ [key]: JSON.stringify(earlier) });";
    session.extension_eval(body).await.map(drop)
}

in_both_browsers!(after_a_restart_of_the_browser_nothing_comes_back, |session, _site| {
    with_every_kind(session).await?;
    clear(session, "cookies").await?;
    assert_ne!(ask(session, &json!("undoable")).await?, Value::Null);
    session.restart().await?;
    assert_eq!(ask(session, &json!("undoable")).await?, Value::Null);
    assert_eq!(ask(session, &json!("undo-cookies")).await?, json!({ "Err": "too-late" }));
});

in_both_browsers!(the_next_attempt_ends_it_and_an_earlier_one_does_not, |session, _site| {
    with_every_kind(session).await?;
    let earlier = attempt(now(session).await? - 1000, 7);
    clear(session, "cookies").await?;
    arrive(session, &[earlier]).await?;
    assert_ne!(ask(session, &json!("undoable")).await?, Value::Null);
    // Its page has written it down; the background has not been told.
    session.stop_background().await?;
    arrive(session, &[attempt(now(session).await?, 8)]).await?;
    assert_eq!(ask(session, &json!("undo-cookies")).await?, json!({ "Err": "too-late" }));
    assert_eq!((held(session).await?, of_the_site(&jar(session).await?)), (Value::Null, vec![]));
});

in_both_browsers!(without_the_permission_nothing_is_claimed_to_be_back, |session, _site| {
    with_every_kind(session).await?;
    clear(session, "cookies").await?;
    session.withdraw_hosts().await?;
    let answer = async || ask(session, &json!("undo-cookies")).await;
    session.wait_until("the word of it", answer, |told| *told == json!({ "Err": "permission" })).await?;
    assert_eq!(facts_of_undo(session).await?, 0);
    assert_ne!(held(session).await?, Value::Null, "given back in time, it can be tried again");
    assert_eq!(clear(session, "cookies").await?, json!({ "Err": "permission" }));
});

async fn facts_of_undo(session: &Session) -> Result<usize> {
    Ok(crate::support::events(session).await?.iter().filter(|e| !e["fact"]["cookies-restored"].is_null()).count())
}

in_both_browsers!(withdrawn_in_the_middle_no_cookie_is_called_removed_and_none_put_back, |session, _site| {
    with_every_kind(session).await?;
    // From the first removal on the browser behaves as if the site had been taken away: nothing is shown, nothing done.
    let withdrawn = "const { cookies, permissions } = background.chrome;
        const gone = () => {
          cookies.getAll = () => background.Promise.resolve(new background.Array());
          cookies.set = cookies.remove = () => background.Promise.reject(new background.Error('no permission'));
          permissions.contains = () => background.Promise.resolve(false);
        };
        const { remove, set } = cookies;
        cookies.remove = (one) => { gone(); return remove.call(cookies, one); };
        cookies.set = (one) => { gone(); return set.call(cookies, one); };";
    ask(session, &json!("undoable")).await?;
    session.in_background(withdrawn).await?;
    assert_eq!(clear(session, "cookies").await?, json!({ "Err": "permission" }));
    let told = facts(session, "data-cleared", 1).await?.remove(0);
    let done = told["done"].as_array().unwrap();
    assert!(!done.is_empty() && done.iter().all(|d| d["means"] == "failed" && d["count"]["after"].is_null()), "{told}");
    // Granted again: what is held can be put back, and what was never removed counts as it stands.
    session.stop_background().await?;
    ask(session, &json!("undoable")).await?;
    session.in_background(withdrawn).await?;
    assert_eq!(ask(session, &json!("undo-cookies")).await?, json!({ "Err": "permission" }));
    assert_eq!(facts_of_undo(session).await?, 0);
    session.stop_background().await?;
    assert_eq!(ask(session, &json!("undo-cookies")).await?["failed"], 0);
    assert_eq!(whoami(session).await?["signed_in"], true);
});

in_both_browsers!(a_page_of_the_site_cannot_read_what_is_held, |session, _site| {
    with_every_kind(session).await?;
    clear(session, "cookies").await?;
    session.goto("https://hapitas.jp/plain").await?;
    let look = "const [tab] = await chrome.tabs.query({ url: 'https://hapitas.jp/plain' });
        const func = async () => { try { return Object.keys(await chrome.storage.session.get(null)); } catch (error) { return String(error); } };
        return (await chrome.scripting.executeScript({ target: { tabId: tab.id }, func }))[0].result;";
    let seen = session.extension_eval(look).await?.to_string();
    assert!(!seen.contains("removed-cookies") && seen.contains("rror"), "{seen}");
});
