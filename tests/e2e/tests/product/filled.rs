//! What comes into the fields without a key: from the browser's own password manager, or dragged there.

use e2e::{Key, MAIL, Options, Result, Session, in_both_browsers};
use serde_json::json;

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, facts, hint, hints, no_hint, open, said};

/// Waits until the browser has filled in both fields.
async fn filled(session: &Session) -> Result<()> {
    let both = "return ['email_main', 'password_main'].every(id => document.getElementById(id).matches(':autofill'))";
    session.wait_until("the saved login", async || session.eval_in_page(both).await, |both| *both == json!(true)).await.map(drop)
}

/// Types over what stands in the field.
async fn type_over(session: &Session, css: &str, text: &str) -> Result<()> {
    session.click(css).await?;
    session.press_with(Key::Control, 'a').await?;
    session.type_on(text).await
}

in_both_browsers!(a_saved_login_is_spoken_of_only_after_a_refusal, |session, site| {
    session.save_login(SIGN_IN, MAIL, SENTINEL).await?;
    open(session, SIGN_IN).await?;
    filled(session).await?;
    // Chromium gives a page what it has filled in only once somebody acts there.
    session.click(".bar .label").await?;
    session.wait_until("the address", async || session.value_of("#email_main").await, |value| value == MAIL).await?;
    assert_eq!(hints(session).await?, 0);
    session.click(".btn_login_main_white").await?;
    let attempts = facts(session, "attempt", 1).await?;
    assert_eq!((&attempts[0]["autofilled"], &attempts[0]["findings"]), (&json!(true), &json!(null)));

    // Where Firefox fills in before the panel has come, the hint may take its ground, and the panel comes when it goes.
    said(session, 1).await?;
    filled(session).await?;
    // Nothing tells a page that it was filled in; the next thing that somebody does there does.
    session.click("#password_main").await?;
    let card = hint(session, "保存された情報が入力されています").await?;
    assert!(card.contains("古い情報かもしれません。"), "{card}");
    // What is typed by hand is not old data, neither here nor in the record.
    type_over(session, "#email_main", MAIL).await?;
    type_over(session, "#password_main", SENTINEL).await?;
    no_hint(session).await?;
    // The ground beside the form is free again: the panel has it.
    session.shadow("login-rescue-panel").await?.find("h2").await?;
    session.click(".btn_login_main_white").await?;
    let attempts = facts(session, "attempt", 2).await?;
    assert_eq!(attempts[1]["autofilled"], json!(false));
    assert_no_trace(session, site).await?;
});

in_both_browsers!(what_is_dragged_into_a_field_is_looked_at, Options { headful: true, ..Options::default() }, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#freeword", "taro＠example.jp").await?;
    session.drag_text("#freeword", "#email_main").await?;
    session.wait_until("the text", async || session.value_of("#email_main").await, |value| value == "taro＠example.jp").await?;
    hint(session, "「＠」が全角です").await?;
});
