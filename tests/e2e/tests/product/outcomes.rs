//! How attempts end, one way after the other.

use e2e::{MAIL, PASSWORD, Result, Session, Site, in_both_browsers};
use futures_util::future::join;
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, events, events_of, facts, folded, said, sign_in_page, try_to_log_in};

in_both_browsers!(a_captcha_that_opens_is_no_failure_and_what_follows_counts, |session, site| {
    sign_in_page(session, "?captcha=open").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    let stated = facts(session, "outcome", 1).await?;
    assert_eq!(stated, [json!({ "attempt": attempt["id"], "outcome": "captcha", "by": "page" })]);
    assert!(site.logins().is_empty() && said(session, 0).await?.is_empty());

    session.find(".captcha_overlay iframe").await?.enter_frame().await?;
    // The frame is gone before the driver lets go of the pointer; Firefox calls that an error.
    let _ = session.click("#confirm").await;
    session.driver().enter_default_frame().await?;
    said(session, 1).await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["attempt"], &pages[0]["form"]), (&attempt["id"], &json!("sign-in")));
    assert_eq!(events_of(session, "attempt", 1).await?.len(), 1, "the script's submit belongs to the click");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_rejected_captcha_is_a_refusal_without_a_word, |session, site| {
    sign_in_page(session, "?captcha=rejected").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["form"], pages[0].get("signed_in")), (&json!("sign-in"), None));
    session.shadow("login-rescue-panel").await?;
    assert!(said(session, 0).await?.is_empty());
    assert_no_trace(session, site).await?;
});

in_both_browsers!(maintenance_is_the_sites_trouble, |session, site| {
    sign_in_page(session, "?status=503").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["status"], &pages[0]["trouble"]), (&json!(503), &json!("maintenance")));
    assert_no_trace(session, site).await?;
});

in_both_browsers!(an_attempt_without_an_answer_is_there, |session, site| {
    sign_in_page(session, "?drop=1").await?;
    events(session).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    // The driver calls a page that does not come an error of the click.
    let _ = session.click(".btn_login_main_white").await;
    posted(session, site, 1).await?;
    // Before the browser's own page about it is there, Firefox's driver takes it for the answer to whatever is asked next.
    let address = "return document.documentURI";
    let of_browser = |uri: &Value| uri.as_str().is_some_and(|uri| uri.starts_with("about:neterror") || uri.starts_with("chrome-error:"));
    session.wait_until("the browser's own page", async || session.eval_in_page(address).await, of_browser).await?;
    let attempts = facts(session, "attempt", 1).await?;
    session.goto("https://other.example/plain?seed=0").await?;
    assert_eq!((attempts.len(), events(session).await?.len()), (1, 1));
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_late_answer_is_paired_with_its_attempt, |session, site| {
    sign_in_page(session, "?slow=hold").await?;
    events(session).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    // Chromium's driver may hold the click back until the page has come.
    let meanwhile = async {
        posted(session, site, 1).await?;
        let attempt = events_of(session, "attempt", 1).await?.remove(0);
        assert_eq!(events(session).await?.len(), 1, "nothing came yet");
        site.release_slow();
        e2e::Result::<Value>::Ok(attempt)
    };
    let (clicked, attempt) = join(session.click(".btn_login_main_white"), meanwhile).await;
    clicked?;
    said(session, 1).await?;
    let message = facts(session, "site-message", 1).await?.remove(0);
    assert_eq!(message["attempt"], attempt?["id"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(two_tabs_at_once_keep_their_answers, |session, site| {
    // Both pages are loaded before either is used: neither knows of the other's attempt.
    sign_in_page(session, "?form=fetch&slow=hold").await?;
    events(session).await?;
    let first = session.driver().window().await?;
    let second = session.driver().new_tab().await?;
    session.driver().switch_to_window(second.clone()).await?;
    sign_in_page(session, "").await?;
    session.driver().switch_to_window(first.clone()).await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    posted(session, site, 1).await?;
    session.driver().switch_to_window(second).await?;
    try_to_log_in(session, "hanako@example.jp", SENTINEL).await?;
    said(session, 1).await?;
    site.release_slow();
    session.driver().switch_to_window(first).await?;

    let pages = folded(session, "page-seen", 2).await?;
    let attempts = folded(session, "attempt", 2).await?;
    assert_eq!((attempts.len(), pages.len()), (2, 2));
    let page_of = |attempt: &Value| pages.iter().find(|p| p["fact"]["page-seen"]["attempt"] == attempt["id"]).cloned().unwrap_or_default();
    let (inside, refused) = (page_of(&attempts[0]), page_of(&attempts[1]));
    assert_eq!(inside["fact"]["page-seen"]["signed_in"], true);
    assert_eq!(refused["fact"]["page-seen"]["form"], "sign-in");
    assert_eq!((&inside["tab"], &refused["tab"]), (&attempts[0]["tab"], &attempts[1]["tab"]));
    assert_ne!(refused["tab"], inside["tab"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(pages_on_the_way_do_not_end_the_waiting, |session, site| {
    sign_in_page(session, "?drop=1").await?;
    events(session).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    let _ = session.click(".btn_login_main_white").await;
    posted(session, site, 1).await?;
    // A page with neither form nor sign tells nothing; the next one may.
    session.goto("https://hapitas.jp/plain").await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["form"], pages[0].get("signed_in")), (&json!("none"), None));
    sign_in_page(session, "").await?;
    let pages = facts(session, "page-seen", 2).await?;
    assert_eq!((&pages[1]["form"], &pages[1]["attempt"]), (&json!("sign-in"), &pages[0]["attempt"]));
    // Now it is answered: what is visited later says nothing about it.
    session.goto("https://hapitas.jp/plain").await?;
    sign_in_page(session, "").await?;
    assert_eq!(facts(session, "page-seen", 2).await?.len(), 2);
    assert_no_trace(session, site).await?;
});

/// Waits until the site has taken in that many logins.
async fn posted(session: &Session, site: &Site, count: usize) -> Result<()> {
    session.wait("the login request", async || Ok((site.logins().len() >= count).then_some(()))).await
}
