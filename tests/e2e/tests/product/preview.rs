//! What a clearing would take is told before, and a part of it can be chosen.

use std::collections::BTreeMap;

use e2e::{Browser, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::ask;
use crate::support::{SIGN_IN, facts};

/// What a page counts of its own origin.
const COUNT: &str = "return {
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}";

/// Counts by host and type; a type that is there several times (each tab has its own) is listed in order.
type Counts = BTreeMap<(String, String), Vec<Value>>;

fn counts<'a>(entries: impl IntoIterator<Item = &'a Value>, count: impl Fn(&Value) -> Value) -> Counts {
    let mut counts = Counts::new();
    for entry in entries {
        let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        counts.entry((text("host"), text("kind"))).or_default().push(count(entry));
    }
    counts.values_mut().for_each(|list| list.sort_by_key(Value::to_string));
    counts
}

async fn preview(session: &Session) -> Result<Counts> {
    let list = ask(session, &json!("preview")).await?;
    Ok(counts(list.as_array().unwrap_or(&vec![]), |entry| entry["count"].clone()))
}

async fn clear(session: &Session, extent: &str) -> Result<(Value, Counts)> {
    let cleared = ask(session, &json!({ "clear": { "extent": extent, "tab": null } })).await?;
    let before = counts(cleared["done"].as_array().unwrap_or(&vec![]), |entry| entry["count"]["before"].clone());
    Ok((cleared, before))
}

async fn seeded(session: &Session) -> Result<()> {
    session.goto("https://m.hapitas.jp/").await?;
    session.goto(SIGN_IN).await?;
    session.find("html[data-seeded='1']:not([data-seed-missing])").await?;
    Ok(())
}

in_both_browsers!(the_preview_says_what_the_clearing_then_reports_and_takes_nothing, |session, site| {
    seeded(session).await?;
    let there = session.eval_in_page(COUNT).await?;
    let (requests, cookies) = (site.requests().len(), session.cookies().await?);
    let before = preview(session).await?;
    assert_eq!((site.requests().len(), session.cookies().await?), (requests, cookies), "only counted");
    assert_eq!(session.eval_in_page(COUNT).await?, there);
    let of = |host: &str, kind: &str| before.get(&(host.to_owned(), kind.to_owned())).cloned().unwrap_or_default();
    assert_eq!((of("hapitas.jp", "cookies"), of("m.hapitas.jp", "cookies")), (vec![json!(7)], vec![json!(1)]));
    for kind in ["local-storage", "session-storage", "indexed-db", "cache-storage", "service-workers"] {
        assert_eq!(of("hapitas.jp", kind), [json!(1)], "{kind}");
    }
    assert_eq!(of("m.hapitas.jp", "local-storage"), [Value::Null], "nothing can be counted without a page");
    let text = ask(session, &json!("preview")).await?.to_string();
    for cookie in session.cookies().await?.iter().filter(|c| c.value.len() > 3) {
        assert!(!text.contains(&cookie.value), "no values");
    }
    assert_eq!(facts_of_clearing(session).await?, 0);

    let (_, reported) = clear(session, "all").await?;
    for (place, told) in &before {
        let known = told.iter().any(|count| !count.is_null());
        assert!(!known || reported.get(place) == Some(told), "{place:?}: {told:?}, {:?}", reported.get(place));
    }
    // Firefox opens pages of the other hosts for it, and counts what these write.
    for (place, counted) in reported.iter().filter(|(place, _)| place.0 == "hapitas.jp" || place.1 == "cookies") {
        let nothing = counted.iter().all(|count| count.is_null() || *count == 0);
        assert!(before.contains_key(place) || nothing, "{place:?} was not announced: {counted:?}");
    }
});

in_both_browsers!(only_the_cookies_go, |session, _site| {
    seeded(session).await?;
    let there = session.eval_in_page(COUNT).await?;
    let (cleared, before) = clear(session, "cookies").await?;
    assert!(before.keys().all(|(_, kind)| kind == "cookies"), "{cleared}");
    assert_eq!(before[&("hapitas.jp".to_owned(), "cookies".to_owned())], [json!(7)]);
    assert!(cleared["done"].as_array().unwrap().iter().all(|d| d["means"] == "removed" && d["count"]["after"] == 0), "{cleared}");
    assert_eq!(session.eval_in_page(COUNT).await?, there, "the rest stays");
    assert_eq!(facts(session, "data-cleared", 1).await?, [cleared]);
});

in_both_browsers!(only_the_caches_go, |session, site| {
    seeded(session).await?;
    let (mut there, cookies) = (session.eval_in_page(COUNT).await?, session.cookies().await?);
    let hits = site.hits("hapitas.jp", "/static/cached.js");
    let (cleared, before) = clear(session, "cache").await?;
    assert!(before.keys().all(|(_, kind)| kind == "cache-storage" || kind == "http-cache"), "{cleared}");
    let done = cleared["done"].as_array().unwrap();
    let of = |kind: &str| done.iter().find(|d| d["host"] == "hapitas.jp" && d["kind"] == kind).cloned().unwrap_or_default();
    assert_eq!((&of("cache-storage")["means"], &of("cache-storage")["count"]), (&json!("removed"), &json!({ "before": 1, "after": 0 })));
    match session.browser() {
        Browser::Chromium => assert_eq!((&of("http-cache")["means"], &of("http-cache")["count"]["after"]), (&json!("removed"), &json!(0))),
        Browser::Firefox => {
            assert_eq!(of("http-cache")["means"], "fetched-anew");
            assert_eq!(site.hits("hapitas.jp", "/static/cached.js"), hits + 1);
        }
    }
    there["caches"] = json!(0);
    assert_eq!(session.eval_in_page(COUNT).await?, there, "the rest stays");
    let mine = |all: Vec<e2e::Cookie>| all.into_iter().filter(|c| !c.name.starts_with("host_")).collect::<Vec<_>>();
    assert_eq!(mine(session.cookies().await?), mine(cookies));
    assert_eq!(ask(session, &json!("undoable")).await?, Value::Null, "no cookie was taken, none can be put back");
    assert_eq!(facts(session, "data-cleared", 1).await?, [cleared]);
});

in_both_browsers!(clearing_the_cache_leaves_the_way_back_of_the_cookies_open, |session, _site| {
    seeded(session).await?;
    clear(session, "cookies").await?;
    let undoable = ask(session, &json!("undoable")).await?;
    clear(session, "cache").await?;
    assert_eq!((ask(session, &json!("undoable")).await?, undoable.is_null()), (undoable, false));
});

async fn facts_of_clearing(session: &Session) -> Result<usize> {
    Ok(crate::support::events(session).await?.iter().filter(|e| !e["fact"]["data-cleared"].is_null()).count())
}
