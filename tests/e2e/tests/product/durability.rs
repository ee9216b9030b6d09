//! Nothing that was recorded is lost, whoever is asleep or killed.

use std::collections::BTreeSet;
use std::pin::pin;

use e2e::{MAIL, PASSWORD, Result, Session, Site, in_both_browsers};
use futures_util::future::select;
use serde_json::json;

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, events_of, facts, ready, said, sign_in_page, try_to_log_in};

in_both_browsers!(an_attempt_is_kept_although_the_background_sleeps, |session, site| {
    sign_in_page(session, "").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.stop_background().await?;
    session.click(".btn_login_main_white").await?;
    said(session, 1).await?;
    assert_eq!((facts(session, "attempt", 1).await?.len(), facts(session, "page-seen", 1).await?.len()), (1, 1));
    folded(session).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    assert_eq!(facts(session, "site-message", 1).await?[0]["attempt"], attempt["id"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(the_next_pages_report_is_kept_although_the_background_sleeps, |session, site| {
    // By script: while a page is awaited, Chromium's driver takes no commands.
    sign_in_page(session, "?form=fetch&slow=hold").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    posted(session, site).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    session.stop_background().await?;
    site.release_slow();
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["signed_in"], &pages[0]["attempt"]), (&json!(true), &attempt["id"]));
    folded(session).await?;
    assert_no_trace(session, site).await?;
});

in_both_browsers!(many_events_are_folded_once_each, |session, site| {
    for n in 1..=3 {
        sign_in_page(session, "").await?;
        try_to_log_in(session, MAIL, SENTINEL).await?;
        said(session, n).await?;
        session.stop_background().await?;
    }
    // Left behind by a crash between writing a block and clearing the inbox: the same events once more.
    let again = "const all = await chrome.storage.local.get(null);
        const events = Object.keys(all).filter(key => key.startsWith('block:')).flatMap(key => JSON.parse(all[key]));
        await chrome.storage.local.set(Object.fromEntries(events.map(event => ['in:' + event.id, JSON.stringify(event)])));
        return events.length";
    session.extension_eval(again).await?;
    sign_in_page(session, "").await?;
    folded(session).await?;
    let count = "const all = await chrome.storage.local.get(null);
        return Object.keys(all).filter(key => key.startsWith('block:')).flatMap(key => JSON.parse(all[key])).map(event => event.id)";
    let ids: Vec<String> = serde_json::from_value(session.extension_eval(count).await?)?;
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(ids.len(), 9, "three attempts, three pages, three messages");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(an_answered_attempt_is_not_answered_again_where_a_late_writer_lists_it, |session, site| {
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    folded(session).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    // What a background that was stopped between reading and writing leaves behind.
    let line = format!("{} {} -\n", attempt["id"].as_str().unwrap_or_default(), attempt["at"]);
    session.extension_eval(&format!("await chrome.storage.local.set({{ waiting: {} }})", json!(line))).await?;
    sign_in_page(session, "").await?;
    // This page's own attempt is what shows that it has read the list.
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 2).await?;
    assert_eq!(facts(session, "page-seen", 2).await?.len(), 2, "one page for each attempt");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(killing_the_browser_right_after_the_click_loses_nothing, |session, site| {
    sign_in_page(session, "?slow=hold").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    {
        // Chromium's driver may hold the click back until the page has come, which it never will.
        let click = pin!(session.click(".btn_login_main_white"));
        select(click, pin!(posted(session, site))).await;
        posted(session, site).await?;
    }
    session.kill();
    session.restart().await?;
    let attempts = facts(session, "attempt", 1).await?;
    assert_eq!((attempts.len(), &attempts[0]["trigger"]), (1, &json!("button")));
    sign_in_page(session, "").await?;
    folded(session).await?;
    ready(session).await?;
    assert_no_trace(session, site).await?;
});

/// Waits until nothing lies in the inbox any more.
async fn folded(session: &Session) -> Result<()> {
    let inbox = "return (await chrome.storage.local.getKeys()).filter(key => key.startsWith('in:'))";
    session.wait_until("an empty inbox", async || session.extension_eval(inbox).await, |left| *left == json!([])).await.map(drop)
}

async fn posted(session: &Session, site: &Site) -> Result<()> {
    session.wait("the login request", async || Ok((!site.logins().is_empty()).then_some(()))).await
}
