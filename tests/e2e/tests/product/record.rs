//! Attempts, and what the site said to them.

use e2e::{Key, MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, events, events_of, facts, folded, ready, said, sign_in_page, try_to_log_in};

const REFUSED: &str = "入力内容をご確認のうえ、もう一度お試しください。（E-2041）";

in_both_browsers!(a_refused_login_is_recorded_with_the_sites_exact_words, |session, site| {
    let began = now(session).await?;
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    // The site's standing notes are on the same page and are no answer.
    assert_eq!(said(session, 1).await?, [REFUSED]);
    let pages = events_of(session, "page-seen", 1).await?;
    assert_eq!(pages[0]["fact"]["page-seen"]["form"], "sign-in");
    assert_eq!(pages[0]["fact"]["page-seen"]["status"], 200);

    let attempts = folded(session, "attempt", 1).await?;
    let messages = folded(session, "site-message", 1).await?;
    let (attempt, message) = (&attempts[0], &messages[0]);
    assert_eq!(attempt["fact"]["attempt"]["trigger"], "button");
    assert_eq!(attempt["fact"]["attempt"]["page"], json!({ "host": "hapitas.jp", "path": "/auth/signin/" }));
    assert_eq!(attempt["fact"]["attempt"].get("findings"), None);
    assert_eq!(message["fact"]["site-message"]["attempt"], attempt["id"]);
    assert_eq!(pages[0]["fact"]["page-seen"]["attempt"], attempt["id"]);
    assert_eq!(message["fact"]["site-message"]["appeared"], "with-page");
    assert_eq!(message["fact"]["site-message"]["status"], 200);
    assert_ne!(message["view"], attempt["view"], "two loads of the page");
    for event in [attempt, message] {
        assert!((began..=now(session).await?).contains(&event["at"].as_i64().unwrap()), "{event}");
        assert_eq!(event["zone"], session.eval_in_page("return -new Date().getTimezoneOffset()").await?);
        assert_eq!((&event["v"], event["tab"].is_i64()), (&json!(3), true));
    }
    assert_no_trace(session, site).await?;
});

in_both_browsers!(words_are_found_wherever_the_site_puts_them, |session, site| {
    // None of these words is in the table of phrases: only the place tells.
    for (n, variant) in
        ["errclass=box-err", "plain=1", "role=alert&errclass=x", "error=late", "form=fetch", "form=fetch&error=late"].iter().enumerate()
    {
        sign_in_page(session, &format!("?{variant}&text=だめでした（A{n}）")).await?;
        try_to_log_in(session, MAIL, SENTINEL).await?;
        let texts = said(session, n + 1).await?;
        assert_eq!(texts.len(), n + 1, "{variant}: {texts:?}");
        assert_eq!(texts[n], format!("だめでした（A{n}）"), "{variant}");
    }
    let messages = facts(session, "site-message", 6).await?;
    let appeared: Vec<_> = messages.iter().map(|m| m["appeared"].as_str().unwrap_or_default()).collect();
    assert_eq!(appeared, ["with-page", "with-page", "with-page", "later", "later", "later"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_strict_policy_changes_nothing_about_the_record, |session, site| {
    sign_in_page(session, "?csp=strict&plain=1").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert_eq!(said(session, 1).await?, [REFUSED]);
    session.shadow("login-rescue-panel").await?.find("button[data-step=clear]").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    assert_eq!(facts(session, "page-seen", 2).await?[1]["signed_in"], true);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(words_without_a_sign_are_found_by_their_phrase, |session, site| {
    sign_in_page(session, "?errclass=x").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert_eq!(said(session, 1).await?, [REFUSED]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(the_same_words_a_second_time_are_recorded_again, |session, site| {
    sign_in_page(session, "").await?;
    for n in 1..=3 {
        // On the page that came back, with the last message still standing on it.
        try_to_log_in(session, MAIL, SENTINEL).await?;
        assert_eq!(said(session, n).await?, vec![REFUSED; n]);
    }
    sign_in_page(session, "?form=fetch").await?;
    for n in 4..=5 {
        session.type_keys("#email_main", "x").await?;
        try_to_log_in(session, MAIL, SENTINEL).await?;
        assert_eq!(said(session, n).await?, vec![REFUSED; n]);
    }
    let answered: std::collections::BTreeSet<String> =
        facts(session, "site-message", 5).await?.iter().map(|m| m["attempt"].to_string()).collect();
    assert_eq!(answered.len(), 5, "each belongs to an attempt of its own");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_login_that_works_is_recorded, |session, site| {
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let pages = facts(session, "page-seen", 1).await?;
    assert_eq!((&pages[0]["signed_in"], &pages[0]["page"]["path"]), (&json!(true), &json!("/mypage/")));
    session.goto("https://hapitas.jp/auth/logout/").await?;

    sign_in_page(session, "?redirect=%252Fexchange%252F").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let pages = facts(session, "page-seen", 2).await?;
    assert_eq!((&pages[1]["signed_in"], &pages[1]["page"]["path"]), (&json!(true), &json!("/exchange/")));
    session.goto("https://hapitas.jp/auth/logout/").await?;

    sign_in_page(session, "?form=fetch").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let pages = facts(session, "page-seen", 3).await?;
    assert_eq!(pages[2]["signed_in"], true);
    session.goto("https://hapitas.jp/auth/logout/").await?;

    // Here the page stays, and only its content changes.
    sign_in_page(session, "?form=fetch&stay=1").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    let stated = facts(session, "outcome", 1).await?;
    assert_eq!((&stated[0]["outcome"], &stated[0]["by"]), (&json!("in"), &json!("page")));
    assert_eq!((facts(session, "attempt", 4).await?.len(), facts(session, "page-seen", 3).await?.len()), (4, 3));
    assert!(said(session, 0).await?.is_empty());
    assert_no_trace(session, site).await?;
});

in_both_browsers!(what_set_the_attempt_off_and_what_was_odd_then_is_recorded, |session, site| {
    sign_in_page(session, "?form=submit").await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.press(Key::Enter).await?;
    let attempts = facts(session, "attempt", 1).await?;
    assert_eq!(attempts[0]["trigger"], "enter");
    assert_eq!(attempts[0]["findings"], json!([{ "field": "mail", "code": "fullwidth-at" }]));
    // The page that came next knew only the attempt's name; the journal knows the rest.
    let messages = folded(session, "site-message", 1).await?;
    assert_eq!(messages[0]["fact"]["site-message"]["findings"], json!([{ "field": "mail", "code": "fullwidth-at" }]));

    sign_in_page(session, "?form=fetch").await?;
    session.type_keys("#email_main", "taro＠example.jp").await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.click(".btn_login_main_white").await?;
    let messages = folded(session, "site-message", 2).await?;
    assert_eq!(messages[1]["fact"]["site-message"]["findings"], json!([{ "field": "mail", "code": "fullwidth-at" }]));
    // Keys, click and submit of one try are one attempt.
    assert_eq!(attempt_triggers(session).await?, ["enter", "button"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_script_that_submits_a_form_is_an_attempt, |session, site| {
    sign_in_page(session, "?form=submit").await?;
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", SENTINEL).await?;
    session.eval_in_page("document.querySelector('#post_review').requestSubmit()").await?;
    said(session, 1).await?;
    assert_eq!(attempt_triggers(session).await?, ["submit"]);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(the_phone_site_is_recorded_too, |session, site| {
    session.goto("https://sp.hapitas.jp/auth/login").await?;
    ready(session).await?;
    session.type_keys("#f1", MAIL).await?;
    session.type_keys("#f2", SENTINEL).await?;
    session.press(Key::Enter).await?;
    assert_eq!(said(session, 1).await?, [REFUSED]);
    let attempts = facts(session, "attempt", 1).await?;
    assert_eq!(attempts.len(), 1, "{attempts:?}");
    assert_eq!(attempts[0]["page"]["host"], "sp.hapitas.jp");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(what_is_no_login_is_no_attempt, |session, site| {
    sign_in_page(session, "").await?;
    session.goto("https://hapitas.jp/register").await?;
    for (field, text) in
        [("#nickname", "たろう"), ("#register_mail", MAIL), ("#register_password", SENTINEL), ("#register_password_again", SENTINEL)]
    {
        session.type_keys(field, text).await?;
    }
    session.click(".main_button").await?;
    session
        .wait("the registration", async || Ok(site.requests().iter().any(|r| r.path == "/register" && r.method == "POST").then_some(())))
        .await?;
    session.goto("https://hapitas.jp/auth/remind/").await?;
    session.type_keys("input[name=mail]", MAIL).await?;
    session.press(Key::Enter).await?;
    session
        .wait("the reset", async || {
            Ok(site.requests().iter().any(|r| r.path.starts_with("/auth/remind") && r.method == "POST").then_some(()))
        })
        .await?;
    session.goto("https://hapitas.jp/auth/reset/?token=0123456789abcdef").await?;
    for field in session.driver().find_all(thirtyfour::By::Css("main input[type=password]")).await? {
        field.send_keys(SENTINEL).await?;
    }
    session.press(Key::Enter).await?;
    session.goto(SIGN_IN).await?;
    ready(session).await?;
    // The way to a new password has its steps in the record, and nothing that was typed.
    let facts: Vec<Value> = events(session).await?.into_iter().map(|event| event["fact"].clone()).collect();
    assert_eq!(facts, [json!({ "reset": "asked" }), json!({ "reset": "password-sent" })]);
});

async fn attempt_triggers(session: &Session) -> Result<Vec<String>> {
    Ok(facts(session, "attempt", 1).await?.iter().map(|a| a["trigger"].as_str().unwrap_or_default().to_owned()).collect())
}

async fn now(session: &Session) -> Result<i64> {
    Ok(session.eval_in_page("return Date.now()").await?.as_i64().unwrap_or_default())
}
