//! Help beside the form for a new password, until somebody has logged in with it.

use e2e::{Key, MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::reset_page::{help, press, waits};
use crate::secrets::assert_no_trace_of;
use crate::support::{SIGN_IN, covered, events, facts};

const RESET: &str = "https://hapitas.jp/auth/reset/?token=0123456789abcdef";
const CHOSEN: &str = "Mizu-2041-Haru";

/// What stands in both fields.
async fn both(session: &Session) -> Result<[String; 2]> {
    Ok([session.value_of("#new_password").await?, session.value_of("#new_password_again").await?])
}

async fn empty_both(session: &Session) -> Result<()> {
    session.eval_in_page("for (const field of document.querySelectorAll('input[type=password]')) field.value = ''").await.map(drop)
}

in_both_browsers!(two_fields_that_differ_and_full_width_are_told_at_once, |session, _site| {
    session.goto(RESET).await?;
    help(session, "2つの欄に、同じパスワードを入力してください。").await?;
    session.type_keys("#new_password", CHOSEN).await?;
    session.type_keys("#new_password_again", "Mizu").await?;
    // The beginning of it is no difference while it is typed.
    assert!(!help(session, "新しいパスワード").await?.contains("違います"));
    session.type_on("x").await?;
    help(session, "2つの欄の文字が違います。").await?;
    session.press(Key::Backspace).await?;
    session.type_on("-2041-Haru").await?;
    let says = help(session, "2つの欄は同じです。").await?;
    assert!(says.contains("全角の文字や見えない文字は入っていません。") && !says.contains("違います"), "{says}");
    assert_eq!(covered(session).await?, json!([]));

    empty_both(session).await?;
    session.type_keys("#new_password", "Ｍizu").await?;
    session.type_keys("#new_password_again", "Ｍizu").await?;
    let says = help(session, "全角の文字").await?;
    assert!(says.contains("2つの欄は同じです。") && !says.contains("入っていません"), "{says}");
    empty_both(session).await?;
    // Nothing is copied while the focus is in a password field.
    session.click("h1").await?;
    session.paste("#new_password", "Mizu\u{200b}").await?;
    help(session, "見えない").await?;
    assert_no_trace_of(session, &[CHOSEN, "Ｍizu", "Mizu"]).await?;
});

in_both_browsers!(a_password_is_made_and_put_in_only_when_asked, |session, site| {
    session.goto(RESET).await?;
    help(session, "新しいパスワード").await?;
    press(session, "make").await?;
    help(session, "作ったパスワード").await?;
    assert_eq!(both(session).await?, ["", ""]);
    let glyphs = async || Ok(session.shadow("login-rescue-reset").await?.find_all(".glyphs li").await?.len());
    assert_eq!(glyphs().await?, 16);

    // Another length, and another password.
    session.shadow("login-rescue-reset").await?.click("select").await?;
    session.type_on("24").await?;
    session.press(Key::Enter).await?;
    press(session, "make").await?;
    session.wait_until("24 letters", glyphs, |n| *n == 24).await?;
    let mut shown = String::new();
    for letter in session.shadow("login-rescue-reset").await?.find_all(".glyphs b").await? {
        shown.push_str(&letter.text().await?);
    }
    press(session, "fill").await?;
    let says = help(session, "入力欄に入れました。").await?;
    assert!(says.contains("2つの欄は同じです。") && says.contains("パスワード管理アプリ"), "{says}");
    assert_eq!(both(session).await?, [shown.clone(), shown.clone()]);
    assert!(!shown.contains(['0', 'O', 'o', '1', 'l', 'I']), "look-alikes in {shown}");
    assert_eq!(covered(session).await?, json!([]));

    press(session, "copy").await?;
    help(session, "コピーしました。").await?;
    session.click(".main_button").await?;
    facts(session, "reset", 1).await?;
    let sent = site.requests().into_iter().find(|r| r.method == "POST" && r.path.starts_with("/auth/reset"));
    assert_eq!(sent.and_then(|r| r.field("password")).as_deref(), Some(shown.as_str()));
    assert_no_trace_of(session, &[&shown]).await?;
});

in_both_browsers!(the_next_login_closes_the_trial, |session, _site| {
    session.goto(RESET).await?;
    help(session, "新しいパスワード").await?;
    session.type_keys("#new_password", CHOSEN).await?;
    session.type_keys("#new_password_again", CHOSEN).await?;
    session.click(".main_button").await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("password-sent")]);

    session.goto(SIGN_IN).await?;
    help(session, "新しいパスワードでログインしてください").await?;
    assert_eq!(covered(session).await?, json!([]));
    session.type_keys("#email_main", MAIL).await?;
    session.type_keys("#password_main", PASSWORD).await?;
    session.click(".btn_login_main_white").await?;
    session.wait_until("my page", async || session.eval_in_page("return location.pathname").await, |path| path == "/mypage/").await?;
    facts(session, "page-seen", 1).await?;
    session.wait_until("nothing to wait for", async || waits(session).await, Value::is_null).await?;
    // What came of it is the next attempt's outcome: nothing more is written down.
    let steps: Vec<Value> = events(session).await?.into_iter().filter_map(|e| e["fact"].get("reset").cloned()).collect();
    assert_eq!(steps, [json!("password-sent")]);
});

in_both_browsers!(what_the_site_would_refuse_anyway_was_not_sent, |session, _site| {
    session.goto(RESET).await?;
    help(session, "新しいパスワード").await?;
    session.type_keys("#new_password", CHOSEN).await?;
    session.type_keys("#new_password_again", "other").await?;
    session.click(".main_button").await?;
    session
        .wait_until(
            "the answer",
            async || session.eval_in_page("return document.querySelectorAll('#new_password').length").await,
            |n| *n == json!(0),
        )
        .await?;
    assert_eq!(waits(session).await?, Value::Null);
    session.goto(SIGN_IN).await?;
    crate::support::ready(session).await?;
    assert_eq!(facts(session, "reset", 0).await?, Vec::<Value>::new());
});
