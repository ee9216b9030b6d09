//! The environment check tells what is in the way, and finds a healthy browser healthy.

use e2e::{Browser, Conduct, Options, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::reach::{told, without_cable, without_names, without_trust};
use crate::recorded::{ask, summary};
use crate::support::{SIGN_IN, events, facts};

/// The number of the tab with this address.
async fn tab(session: &Session) -> Result<Value> {
    session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0]?.id").await
}

async fn check(session: &Session, tab: &Value) -> Result<Value> {
    ask(session, &json!({ "check": tab })).await
}

/// Checks on the sign-in page in this variant: what is not well, in a word each.
async fn found(session: &Session, query: &str) -> Result<Vec<String>> {
    session.goto(&format!("{SIGN_IN}?seed=0&{query}")).await?;
    session.find("#email_main").await?;
    session
        .wait_until("the whole page", async || session.eval_in_page("return document.readyState").await, |state| state == "complete")
        .await?;
    let checked = check(session, &tab(session).await?).await?;
    assert!(facts(session, "checked", 1).await?.contains(&checked), "it stands in the record");
    Ok(notable(&checked))
}

/// Aspects that are not well and how; the browser's version is another matter.
fn notable(checked: &Value) -> Vec<String> {
    let all = checked["found"].as_array().unwrap_or_else(|| panic!("{checked}"));
    assert_eq!(all.len(), 9, "each aspect once: {checked}");
    let text = |found: &Value| format!("{} {}", found["aspect"].as_str().unwrap(), found["verdict"].as_str().unwrap());
    let odd = all.iter().filter(|found| found["verdict"] != "good" && found["aspect"] != "version");
    odd.map(text).collect()
}

const HEALTHY: &str = "captcha=third&other=1";

in_both_browsers!(a_healthy_browser_is_found_healthy, |session, site| {
    assert_eq!(found(session, HEALTHY).await?, Vec::<String>::new());
    let cookies = session.cookies().await?;
    assert!(cookies.iter().all(|c| !c.name.contains("login_rescue")), "our own cookie is gone: {cookies:?}");
    assert!(site.requests().iter().all(|r| r.cookies.iter().all(|(name, _)| !name.contains("login_rescue"))), "no server saw it");
    assert_eq!(facts(session, "reached", 1).await?[0]["status"], 200, "what the site answered stands in the record too");
});

in_both_browsers!(a_captcha_whose_script_does_not_come_is_found, |session, _site| {
    assert_eq!(found(session, "captcha=blocked&other=1").await?, ["captcha bad"]);
    assert_eq!(found(session, "captcha=third&other=blocked").await?, ["third-party doubtful"]);
});

in_both_browsers!(a_site_that_is_down_and_a_clock_that_is_off_are_told_apart, |session, site| {
    session.goto(&format!("{SIGN_IN}?seed=0&{HEALTHY}")).await?;
    session
        .wait_until("the whole page", async || session.eval_in_page("return document.readyState").await, |state| state == "complete")
        .await?;
    let again = async || Ok::<_, e2e::Error>(notable(&check(session, &tab(session).await?).await?));
    site.behave(Conduct { status: Some(503), ..Conduct::default() });
    assert_eq!(again().await?, ["site bad"]);
    for ahead in [86_400, -86_400] {
        site.behave(Conduct { ahead, ..Conduct::default() });
        assert_eq!(again().await?, ["clock bad"]);
    }
    site.behave(Conduct::default());
    assert_eq!(again().await?, Vec::<String>::new());
});

/// A browser that keeps no cookies of anybody.
fn without_cookies() -> Options {
    Options {
        chromium_prefs: vec![("profile.default_content_setting_values.cookies".to_owned(), json!(2))],
        firefox_prefs: vec![("network.cookie.cookieBehavior".to_owned(), json!(2))],
        ..Options::default()
    }
}

in_both_browsers!(cookies_that_are_blocked_are_found, without_cookies(), |session, _site| {
    assert_eq!(found(session, HEALTHY).await?, ["cookies bad"]);
});

in_both_browsers!(a_name_that_leads_nowhere_is_found, without_names(), |session, _site| {
    let checked = check(session, &Value::Null).await?;
    let network = if session.browser() == Browser::Firefox { "bad" } else { "doubtful" };
    assert_eq!(verdict(&checked, "network"), network, "{checked}");
    assert_eq!(facts(session, "reached", 1).await?[0]["failures"], told(session, "name"));
});

in_both_browsers!(a_certificate_that_is_not_trusted_is_found, without_trust(), |session, _site| {
    let checked = check(session, &Value::Null).await?;
    // Not trusted because of a device on the way or because of a wrong clock: both are named.
    assert_eq!((verdict(&checked, "network"), verdict(&checked, "clock")), ("doubtful".into(), "doubtful".into()), "{checked}");
    assert_eq!(facts(session, "reached", 1).await?[0]["failures"], told(session, "certificate"));
});

in_both_browsers!(a_network_that_is_gone_is_found, without_cable(), |session, _site| {
    summary(session).await?;
    let offline = session.go_offline().await?;
    let checked = check(session, &Value::Null).await?;
    assert_eq!((verdict(&checked, "network"), verdict(&checked, "site")), ("bad".into(), "unknown".into()), "{checked}");
    assert_eq!(facts(session, "reached", 1).await?[0]["failures"], json!(["offline"]));
    drop(offline);
});

in_both_browsers!(a_translated_page_is_found, |session, _site| {
    session.goto(&format!("{SIGN_IN}?seed=0&{HEALTHY}")).await?;
    session
        .wait_until("the whole page", async || session.eval_in_page("return document.readyState").await, |state| state == "complete")
        .await?;
    session.eval_in_page("document.documentElement.classList.add('translated-ltr')").await?;
    let checked = check(session, &tab(session).await?).await?;
    assert_eq!(notable(&checked), ["translation doubtful"]);
});

in_both_browsers!(a_page_that_does_not_belong_to_the_site_is_not_looked_at, |session, _site| {
    session.goto("https://other.example/plain?seed=0").await?;
    let any = session.extension_eval("return (await chrome.tabs.query({ active: true }))[0].id").await?;
    let checked = check(session, &any).await?;
    assert_eq!(verdict(&checked, "cookies"), "unknown");
    assert_eq!(verdict(&checked, "site"), "good");
});

in_both_browsers!(without_the_permission_that_is_said_and_nothing_else_is_claimed, |session, site| {
    session.withdraw_hosts().await?;
    let again = async || check(session, &Value::Null).await;
    let checked = session.wait_until("the word of it", again, |checked| verdict(checked, "permission") == "bad").await?;
    for aspect in ["site", "cookies", "captcha", "third-party", "clock", "translation"] {
        assert_eq!(verdict(&checked, aspect), "unknown", "{aspect}");
    }
    let before = site.requests().len();
    again().await?;
    assert_eq!(site.requests().len(), before);
});

in_both_browsers!(withdrawn_in_the_middle_of_a_check_nothing_is_judged_by_what_came_of_it, |session, _site| {
    session.goto(&format!("{SIGN_IN}?seed=0&{HEALTHY}")).await?;
    let number = tab(session).await?;
    summary(session).await?;
    let withdrawn = "let asked = 0; const { permissions } = background.chrome;
        permissions.contains = () => background.Promise.resolve((asked += 1) < 3)";
    session.in_background(withdrawn).await?;
    let checked = check(session, &number).await?;
    assert_eq!((verdict(&checked, "permission"), verdict(&checked, "site")), ("bad".into(), "unknown".into()), "{checked}");
    assert_eq!(verdict(&checked, "cookies"), "unknown");
    assert!(events(session).await?.iter().all(|e| e["fact"]["reached"].is_null()));
});

fn verdict(checked: &Value, aspect: &str) -> String {
    let all = checked["found"].as_array().into_iter().flatten();
    let found = all.clone().find(|found| found["aspect"] == aspect);
    found.and_then(|found| found["verdict"].as_str()).unwrap_or("none").to_owned()
}
