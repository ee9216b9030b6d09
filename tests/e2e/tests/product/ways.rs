//! What an attempt says besides its outcome: the way, the browser, the window; and trouble that the site announces by itself.

use e2e::{Browser, MAIL, in_both_browsers};
use serde_json::json;

use crate::recorded::{everything, summary};
use crate::support::{SENTINEL, facts, open, said, sign_in_page, try_to_log_in};

in_both_browsers!(logging_in_with_another_companys_account_is_an_attempt_of_that_way, |session, _site| {
    sign_in_page(session, "").await?;
    for (n, way) in ["line", "yahoo", "apple"].iter().enumerate() {
        session.click(&format!(".elsewhere button:nth-of-type({})", n + 1)).await?;
        let attempts = facts(session, "attempt", n + 1).await?;
        assert_eq!((&attempts[n]["way"], &attempts[n]["trigger"]), (&json!(way), &json!("button")));
    }
    let told = summary(session).await?;
    assert_eq!((&told["last_outcome"], &told["failed"], &told["attempts"]), (&json!("unknown"), &json!(0), &json!(3)));
    // A login with the site's own account on the same page is one of its own again.
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    assert_eq!(facts(session, "attempt", 4).await?[3].get("way"), None);
    assert_eq!(summary(session).await?["last_outcome"], "refused");
});

in_both_browsers!(an_attempt_says_in_which_browser_and_window_it_was_made, |session, _site| {
    sign_in_page(session, "").await?;
    let window = session.eval_in_page("return { width: innerWidth, height: innerHeight }").await?;
    let version = session.eval_in_page("return navigator.userAgent.match(/(?:Chrome|Firefox)\\/(\\d+)/)[1]").await?;
    let language = session.eval_in_page("return navigator.language").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    // The background adds the rest when it folds the event.
    let attempt = session
        .wait_until(
            "the environment",
            async || Ok(facts(session, "attempt", 1).await?.remove(0)),
            |attempt| attempt["environment"].is_object(),
        )
        .await?;
    assert_eq!((&attempt["viewport"], &attempt["cookies"]), (&window, &json!(true)));
    let environment = &attempt["environment"];
    let name = if session.browser() == Browser::Chromium { "chromium" } else { "firefox" };
    assert_eq!((&environment["browser"], &environment["system"], &environment["language"]), (&json!(name), &json!("linux"), &language));
    assert!(environment["version"].as_str().unwrap().starts_with(version.as_str().unwrap()), "{environment}");
    let page = facts(session, "page-seen", 1).await?.remove(0);
    assert!(page["took"].as_u64().is_some_and(|took| took < 60_000), "{page}");
});

in_both_browsers!(trouble_on_a_visit_without_an_attempt_is_a_notice_and_no_failure, |session, _site| {
    session.goto("https://hapitas.jp/maintenance").await?;
    let notice = facts(session, "notice", 1).await?.remove(0);
    assert_eq!(
        (&notice["trouble"], &notice["status"], &notice["page"]["path"]),
        (&json!("maintenance"), &json!(503), &json!("/maintenance"))
    );
    session.goto("https://hapitas.jp/auth/signin/?status=500&on=get").await?;
    let notices = facts(session, "notice", 2).await?;
    assert_eq!((&notices[1]["trouble"], &notices[1]["status"]), (&json!("server-error"), &json!(500)));
    let told = summary(session).await?;
    assert_eq!((&told["attempts"], &told["failed"], &told["last_notice"][1]), (&json!(0), &json!(0), &json!("server-error")));
    // An ordinary page announces nothing, whatever stands on it.
    open(session, "https://hapitas.jp/auth/signin/").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    assert_eq!(facts(session, "notice", 2).await?.len(), 2);
});

in_both_browsers!(numbers_and_tokens_that_the_site_repeats_are_masked_in_the_record, |session, _site| {
    let text = "090-1234-5678 / 4111 1111 1111 1111 / token 0a1b2c3d4e5f6a7b8c9d（E-2041）";
    let query: String =
        session.eval_in_page(&format!("return encodeURIComponent({text:?})")).await?.as_str().unwrap_or_default().to_owned();
    sign_in_page(session, &format!("?text={query}")).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let kept = "*** / *** / token ***（E-2041）";
    session.wait_until("the masked words", async || said(session, 1).await, |said| *said == [kept]).await?;
    // The single event goes right after the block was written.
    session
        .wait_until(
            "nothing of it anywhere",
            async || everything(session).await,
            |all| all.contains("E-2041") && ["1234-5678", "4111", "0a1b2c3d4e5f"].iter().all(|secret| !all.contains(secret)),
        )
        .await?;
});
