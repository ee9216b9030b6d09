//! One click takes away what the site keeps in the browser, and nothing of anybody else.

use std::collections::BTreeMap;

use e2e::{Browser, Cookie, Key, MAIL, PASSWORD, Result, Session, Site, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, facts, sign_in_page, try_to_log_in};

/// Pages that write into every kind of storage, one per host.
const SEEDED: [&str; 5] = [
    "https://other.example/",
    "https://faq.hapitas.jp/hc/ja/",
    "https://m.hapitas.jp/",
    "https://sp.hapitas.jp/auth/login",
    "https://www.hapitas.jp/auth/signin/",
];
/// What a page counts of its own origin.
const COUNT: &str = "return {
  local: localStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}";
/// Entries that no page puts back when it is loaded anew, and a cached file that no page asks for.
const MARK: &str = "
  localStorage.setItem('mark', '1');
  sessionStorage.setItem('mark', '1');
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('mark');
    request.onerror = reject;
    request.onsuccess = () => { request.result.close(); resolve(); };
  });
  await caches.open('mark');
  await navigator.serviceWorker.register('/sw.js', { scope: '/mark/' });
  await (await fetch('/static/cached.js?mark')).text();
";
/// Whether the cache holds the file that was fetched by [`FETCH`].
const FILE: &str =
    "return await fetch('/static/cached.js?mark', { cache: 'only-if-cached', mode: 'same-origin' }).then(it => it.ok, () => false)";
const FETCH: &str = "await (await fetch('/static/cached.js?mark')).text()";
const MARKS: &str = "return {
  local: localStorage.getItem('mark'),
  session: sessionStorage.getItem('mark'),
  database: (await indexedDB.databases()).some(it => it.name === 'mark'),
  cache: await caches.has('mark'),
  worker: (await navigator.serviceWorker.getRegistrations()).some(it => it.scope.endsWith('/mark/')),
  file: await fetch('/static/cached.js?mark', { cache: 'only-if-cached', mode: 'same-origin' }).then(it => it.ok, () => false),
}";

in_both_browsers!(the_panels_button_takes_all_of_the_site_and_nothing_else, |session, site| {
    seed_everywhere(session).await?;
    refused(session).await?;
    session.eval_in_page(MARK).await?;
    let marks = session.eval_in_page(MARKS).await?;
    assert_eq!(marks, json!({ "local": "1", "session": "1", "database": true, "cache": true, "worker": true, "file": true }));
    let before = session.cookies().await?;
    let tabs = tabs(session).await?;
    site.forget_requests();

    session.shadow("login-rescue-panel").await?.click("button[data-step=clear]").await?;
    let cleared = facts(session, "data-cleared", 1).await?.remove(0);
    loaded_anew(session, site).await?;

    // From the server's side: the first request after the click brings nothing along.
    let first = site.requests().into_iter().find(|r| r.path == "/auth/signin/").unwrap();
    assert_eq!((first.method.as_str(), first.cookies.len()), ("GET", 0), "{:?}", first.cookies);
    assert_eq!(site.logins().len(), 1, "the form is never sent again");
    // From the browser's side: no old cookie is left, and none of the others' is missing.
    let after = session.cookies().await?;
    for cookie in &before {
        assert_eq!(after.contains(cookie), !is_ours(cookie), "{cookie:?}");
    }
    assert!(after.iter().all(|c| !c.name.starts_with("host_")), "no page of the other hosts was left behind: {after:?}");
    // From the page: the marks are gone. Firefox cannot drop a single file of its cache.
    let file = session.browser() == Browser::Firefox;
    let marks = session.eval_in_page(MARKS).await?;
    assert_eq!(marks, json!({ "local": null, "session": null, "database": false, "cache": false, "worker": false, "file": file }));
    assert_eq!(self::tabs(session).await?, tabs, "no tab was left open");

    for cookie_host in ["hapitas.jp", "www.hapitas.jp", "sp.hapitas.jp", "m.hapitas.jp"] {
        let truth = before.iter().filter(|c| c.domain.trim_start_matches('.') == cookie_host).count();
        assert_eq!(told(&cleared, cookie_host, "cookies"), (json!(truth), json!(0), "removed".to_owned()), "{cookie_host}");
    }
    assert_eq!(told(&cleared, "hapitas.jp", "local-storage"), (json!(2), json!(0), "removed".to_owned()));
    assert_eq!(told(&cleared, "hapitas.jp", "session-storage"), (json!(2), json!(0), "removed".to_owned()));
    assert_eq!(told(&cleared, "hapitas.jp", "indexed-db"), (json!(2), json!(0), "removed".to_owned()));
    assert_eq!(told(&cleared, "hapitas.jp", "cache-storage"), (json!(2), json!(0), "removed".to_owned()));
    assert_eq!(told(&cleared, "hapitas.jp", "service-workers"), (json!(2), json!(0), "removed".to_owned()));
    assert!(cleared.get("unreached").is_none_or(|u| u == &json!([])), "{cleared}");

    for host in ["www", "sp", "m"] {
        session.goto(&format!("https://{host}.hapitas.jp/plain?seed=0")).await?;
        assert_eq!(session.eval_in_page(COUNT).await?, json!({ "local": 0, "databases": 0, "caches": 0, "workers": 0 }), "{host}");
        assert_eq!(session.eval_in_page(FILE).await?, file, "{host}");
    }
    for url in ["https://faq.hapitas.jp/plain?seed=0", "https://other.example/plain?seed=0"] {
        session.goto(url).await?;
        assert_eq!(session.eval_in_page(COUNT).await?, json!({ "local": 1, "databases": 1, "caches": 1, "workers": 1 }), "{url}");
        assert_eq!(session.eval_in_page(FILE).await?, true, "{url}");
    }
    assert_no_trace(session, site).await?;
});

in_both_browsers!(somebody_who_is_logged_in_is_logged_out_by_clearing, |session, site| {
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    facts(session, "page-seen", 1).await?;
    let tab = session.driver().window().await?;
    clear_by_popup(session).await?;
    session.driver().switch_to_window(tab).await?;
    loaded_anew(session, site).await?;
    session.goto("https://hapitas.jp/whoami").await?;
    let who = session.eval_in_page("return JSON.parse(document.body.innerText)").await?;
    assert_eq!(who["signed_in"], false);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(the_popups_button_shows_what_it_did_by_type, |session, site| {
    refused(session).await?;
    let sign_in = session.driver().window().await?;
    let before = session.cookies().await?.iter().filter(|c| is_ours(c)).count();
    clear_by_popup(session).await?;
    let shown = rows(session).await?;
    let cleared = facts(session, "data-cleared", 1).await?.remove(0);
    assert!(shown["cookies"].contains(&before.to_string()) && shown["cookies"].contains('0'), "{shown:?}");
    for kind in ["cookies", "local-storage", "session-storage", "indexed-db", "cache-storage", "service-workers", "http-cache"] {
        assert!(shown.contains_key(kind), "{kind} is missing: {shown:?}");
    }
    let cache = told(&cleared, "hapitas.jp", "http-cache");
    match session.browser() {
        Browser::Chromium => assert_eq!((&cache.1, cache.2.as_str()), (&json!(0), "removed")),
        Browser::Firefox => assert_eq!(cache.2, "fetched-anew"),
    }
    session.driver().switch_to_window(sign_in).await?;
    loaded_anew(session, site).await?;
    assert_eq!(site.logins().len(), 1);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(without_any_page_of_the_site_open_it_is_cleared_all_the_same, |session, site| {
    seed_everywhere(session).await?;
    session.goto(&format!("{SIGN_IN}?x")).await?;
    session.find("html[data-seeded='1']").await?;
    session.goto("https://other.example/plain?seed=0").await?;
    let tabs = tabs(session).await?;
    let other = session.driver().window().await?;
    clear_by_popup(session).await?;
    rows(session).await?;
    session.driver().close_window().await?;
    session.driver().switch_to_window(other).await?;
    assert_eq!(self::tabs(session).await?, tabs, "no tab was left open");
    assert_eq!(session.driver().current_url().await?.as_str(), "https://other.example/plain?seed=0", "another site's page stays");
    assert_eq!(session.cookies().await?.iter().filter(|c| is_ours(c)).count(), 0);
    for host in ["", "www.", "sp.", "m."] {
        session.goto(&format!("https://{host}hapitas.jp/plain?seed=0")).await?;
        assert_eq!(session.eval_in_page(COUNT).await?, json!({ "local": 0, "databases": 0, "caches": 0, "workers": 0 }), "{host}");
    }
    for url in ["https://faq.hapitas.jp/plain?seed=0", "https://other.example/plain?seed=0"] {
        session.goto(url).await?;
        assert_eq!(session.eval_in_page(COUNT).await?, json!({ "local": 1, "databases": 1, "caches": 1, "workers": 1 }), "{url}");
    }
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_database_that_the_page_keeps_open_is_told_of_truly, |session, site| {
    refused(session).await?;
    let keep = "await new Promise(resolve => { const request = indexedDB.open('kept'); request.onsuccess = () => { globalThis.kept = request.result; resolve(); }; })";
    session
        .eval_in_page(&format!(
            "const script = document.createElement('script'); script.textContent = {:?}; document.head.append(script)",
            format!("(async () => {{ {keep} }})()")
        ))
        .await?;
    session
        .wait_until("the open database", async || session.eval_in_page("return (await indexedDB.databases()).length").await, |n| *n == 2)
        .await?;
    session.shadow("login-rescue-panel").await?.click("button[data-step=clear]").await?;
    let cleared = facts(session, "data-cleared", 1).await?.remove(0);
    loaded_anew(session, site).await?;
    let (before, after, means) = told(&cleared, "hapitas.jp", "indexed-db");
    let left = session.eval_in_page("return (await indexedDB.databases()).some(it => it.name === 'kept')").await?;
    assert_eq!(before, 2);
    // Firefox removes it only when its page goes away, after the count: that is said as it is.
    let told = if session.browser() == Browser::Chromium { (json!(0), "removed") } else { (json!(1), "failed") };
    assert_eq!((&after, means.as_str()), (&told.0, told.1));
    assert_eq!(left, false);
    assert_no_trace(session, site).await?;
});

async fn seed_everywhere(session: &Session) -> Result<()> {
    for url in SEEDED {
        session.goto(url).await?;
        session.find("html[data-seeded='1']:not([data-seed-missing])").await?;
        session.eval_in_page(FETCH).await?;
    }
    Ok(())
}

/// A refused login on a page that has seeded its storage, with the panel there.
async fn refused(session: &Session) -> Result<()> {
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    facts(session, "site-message", 1).await?;
    session.find("html[data-seeded='1']").await?;
    session.shadow("login-rescue-panel").await.map(drop)
}

/// Opens the popup for the tab in front and presses its button; the popup's page is in front then.
async fn clear_by_popup(session: &Session) -> Result<()> {
    let url = session.driver().current_url().await?;
    let tabs = format!("return (await chrome.tabs.query({{}})).find(tab => tab.url === {:?} || !tab.url)?.id", url.as_str());
    let tab = session.extension_eval(&tabs).await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.find("main:not([aria-busy]) #state .notice").await?;
    // By the keyboard: what the popup learns about its page moves the button while it opens.
    session.find("#clear-button").await?.focus().await?;
    session.press(Key::Enter).await
}

/// The rows of the popup's result, by kind.
async fn rows(session: &Session) -> Result<BTreeMap<String, String>> {
    session.find("#result dl").await?;
    let rows =
        "return Object.fromEntries([...document.querySelectorAll('#result [data-kind]')].map(row => [row.dataset.kind, row.innerText]))";
    Ok(serde_json::from_value(session.eval_in_page(rows).await?)?)
}

/// Waits until the sign-in page was asked for twice (plainly, then past the cache) and stands there.
async fn loaded_anew(session: &Session, site: &Site) -> Result<()> {
    session
        .wait("the sign-in page, loaded anew", async || {
            let last = site.requests().into_iter().rev().find(|r| r.path == "/auth/signin/");
            let past_cache = last.is_some_and(|r| r.method == "GET" && r.header("cache-control") == Some("no-cache"));
            let there = session.eval_in_page("return document.readyState === 'complete' && location.href").await?;
            Ok((past_cache && there == SIGN_IN).then_some(()))
        })
        .await?;
    session.find("html[data-seeded='1']").await.map(drop)
}

fn is_ours(cookie: &Cookie) -> bool {
    let host = cookie.domain.trim_start_matches('.');
    host == "hapitas.jp" || (host.ends_with(".hapitas.jp") && host != "faq.hapitas.jp")
}

/// Before, after and means of one entry of a clearing.
fn told(cleared: &Value, host: &str, kind: &str) -> (Value, Value, String) {
    let done = cleared["done"].as_array().unwrap();
    let entry = done.iter().find(|it| it["host"] == host && it["kind"] == kind).unwrap_or_else(|| panic!("no {kind} of {host}: {cleared}"));
    (entry["count"]["before"].clone(), entry["count"]["after"].clone(), entry["means"].as_str().unwrap_or_default().to_owned())
}

async fn tabs(session: &Session) -> Result<usize> {
    // The helper tab of `extension_eval` is one of them, once it is there.
    session.extension_eval("return 0").await?;
    Ok(session.driver().windows().await?.len())
}
