//! Nothing of ours leaves the browser but what was clicked.

use std::collections::BTreeMap;

use e2e::{Browser, Extension, MAIL, Options, PASSWORD, Result, Server, Session, Site, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::ask;
use crate::support::{SENTINEL, SIGN_IN, background_runs, facts, ready, try_to_log_in};

/// What the server saw, without what is random: each request and how often.
type Log = BTreeMap<String, usize>;

fn log(site: &Site) -> Log {
    let mut log = Log::new();
    for request in site.requests() {
        // Browsers ask for the picture of a page when they like, and their makers too.
        if request.path.ends_with(".png") || request.path.ends_with(".ico") || is_the_browsers_own(&request.host) {
            continue;
        }
        let mut cookies: Vec<&str> = request.cookies.iter().map(|(name, _)| name.as_str()).collect();
        cookies.sort_unstable();
        let headers: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
        let line = format!(
            "{} https://{}{} ?{} {} cookies:{} headers:{}",
            request.method,
            request.host,
            request.path,
            request.query,
            request.body,
            cookies.join(","),
            headers.join(",")
        );
        *log.entry(line).or_default() += 1;
    }
    log
}

/// Firefox asks its maker for lists and updates.
fn is_the_browsers_own(host: &str) -> bool {
    ["mozilla.com", "mozilla.org", "mozilla.net", "firefox.com"].iter().any(|maker| host.ends_with(maker))
}

/// A person who mistypes, is refused, looks around, and gets in.
async fn visit(session: &Session) -> Result<()> {
    session.goto(&format!("{SIGN_IN}?seed=0")).await?;
    session.find("#email_main").await?;
    try_to_log_in(session, "taro＠example.jp", SENTINEL).await?;
    session.find(".login_error_area").await?;
    session.goto("https://hapitas.jp/plain?seed=0").await?;
    session.goto(&format!("{SIGN_IN}?seed=0")).await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    session.wait_until("my page", async || Ok(session.driver().current_url().await?.path().to_owned()), |path| path == "/mypage/").await?;
    session.goto("https://hapitas.jp/exchange/?seed=0").await?;
    session.find("main").await.map(drop)
}

/// What is in one log and not in the other.
fn beyond(more: &Log, less: &Log) -> Vec<String> {
    more.iter().filter(|(line, count)| less.get(*line).unwrap_or(&0) < count).map(|(line, _)| line.clone()).collect()
}

in_both_browsers!(a_visit_with_the_extension_asks_the_server_for_nothing_more, |session, site| {
    let other = Site::start().map_err(|error| e2e::Error::Other(error.to_string()))?;
    let server = Server { port: other.port(), spki_sha256: other.spki_sha256().to_owned() };
    let options = Options { server: Some(server), extension: Extension::None, ..Options::default() };
    let plain = Session::start(session.browser(), options).await?;
    visit(&plain).await?;
    visit(session).await?;
    facts(session, "page-seen", 2).await?;
    let (with, without) = (log(site), log(&other));
    println!(
        "{:?}: {} requests without the extension, {} with it",
        session.browser(),
        without.values().sum::<usize>(),
        with.values().sum::<usize>()
    );
    println!("difference: {:#?}", (beyond(&with, &without), beyond(&without, &with)));
    assert_eq!((beyond(&with, &without), beyond(&without, &with)), (vec![], vec![]));

    // What is clicked, and nothing else.
    for quiet in [
        json!("summary"),
        json!("advice"),
        json!("undoable"),
        json!("reminders"),
        json!({ "tried": { "remedy": "wait" } }),
        json!("preview"),
    ] {
        ask(session, &quiet).await?;
    }
    assert_eq!(beyond(&log(site), &without), Vec::<String>::new());
    ask(session, &json!("ask")).await?;
    let clicked = beyond(&log(site), &without);
    println!("after one click: {clicked:#?}");
    assert_eq!(clicked.len(), 1, "{clicked:?}");
    assert!(clicked[0].starts_with("GET https://hapitas.jp/auth/signin/ ?  cookies: "), "{clicked:?}");
});

in_both_browsers!(after_a_question_no_page_that_is_loaded_wakes_anybody, |session, _site| {
    session.goto("https://hapitas.jp/plain").await?;
    assert_eq!(ask(session, &json!("ask")).await?["status"], 200);
    session.stop_background().await?;
    session.goto("https://hapitas.jp/plain?again").await?;
    session.eval_in_page("await fetch('/auth/signin/'); await fetch('/plain', { mode: 'no-cors' })").await?;
    assert!(!background_runs(session).await?, "the background was woken");
    // The next page with a form starts as ever.
    session.goto(SIGN_IN).await?;
    ready(session).await?;
});

in_both_browsers!(no_more_is_asked_of_the_person_at_the_install, |session, _site| {
    let install = session.install().await?;
    assert!(install.warnings.is_empty() && install.complaints.is_empty(), "{install:?}");
    let manifest = session.extension_eval("return chrome.runtime.getManifest().permissions").await?;
    let held: Vec<&str> = manifest.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut expected = vec!["activeTab", "alarms", "cookies", "scripting", "storage", "unlimitedStorage"];
    if session.browser() == Browser::Chromium {
        expected.insert(0, "browsingData");
    } else {
        expected.push("webRequest");
    }
    assert_eq!(held, expected);
});
