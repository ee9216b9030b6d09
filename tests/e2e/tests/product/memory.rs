//! The address with which a login worked: only after a yes, and never as it is.

use e2e::{Key, MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, SIGN_IN, click_in_hint, facts, hint, no_hint, open, try_to_log_in};

const CANDIDATES: &str = "return Object.keys(await chrome.storage.local.get(null)).filter(k => k.startsWith('candidate:')).length";
const REMEMBERED: &str = "return (await chrome.storage.local.get('remembered')).remembered ?? ''";
const MEMORY: &str = "return JSON.parse((await chrome.storage.local.get('settings')).settings ?? '{}').memory ?? 'unasked'";

async fn stored(session: &Session, body: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    session.wait_until(body, async || session.extension_eval(body).await, wanted).await
}

/// Answers the question in the card of an address that gets a hint for its capital.
async fn answer(session: &Session, button: &str, answer: &str) -> Result<()> {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "Taro@example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "覚えておきますか").await?;
    click_in_hint(session, button).await?;
    stored(session, MEMORY, |memory| *memory == json!(answer)).await.map(drop)
}

/// Types an address and a password, waits until the digest can be there, and logs in.
async fn log_in(session: &Session, password: &str) -> Result<()> {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", MAIL).await?;
    session.press(Key::Tab).await?;
    session.type_on(password).await?;
    // The same work, begun later, is done later.
    session
        .eval_in_page(
            "for (let n = 0; n < 3; n++) {
               const key = await crypto.subtle.importKey('raw', new Uint8Array(9), 'PBKDF2', false, ['deriveBits']);
               await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(9), iterations: 250000 }, key, 128);
             }",
        )
        .await?;
    session.click(".btn_login_main_white").await
}

in_both_browsers!(an_address_that_worked_is_remembered_and_another_is_told, |session, site| {
    answer(session, "覚えておく", "yes").await?;
    log_in(session, PASSWORD).await?;
    let kept = stored(session, REMEMBERED, |text| text != "").await?;
    let kept = kept.as_str().unwrap_or_default();
    assert!(kept.ends_with(" t***@example.jp\n"), "{kept}");
    stored(session, CANDIDATES, |n| *n == json!(0)).await?;
    assert_no_trace(session, site).await?;
    let facts = format!("{:?}", facts(session, "attempt", 1).await?);
    assert!(!facts.contains("***@example"), "{facts}");

    site_page(session).await?;
    session.type_keys("#email_main", "hanako@example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "前回ログインできたアドレスと違います").await?;
    site_page(session).await?;
    session.type_keys("#email_main", " TARO@example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "前後に空白").await?;

    // Erased in the journal tab, it is told no more.
    let page = session.driver().window().await?;
    session.open_extension_page("journal.html").await?;
    let memory = session.find("#memory").await?.text().await?;
    session
        .wait_until("the mask", async || Ok(session.find("#memory").await?.text().await?), |text| text.contains("t***@example.jp"))
        .await?;
    assert!(!memory.contains("taro@"), "{memory}");
    session.click("[data-set=forget]").await?;
    stored(session, REMEMBERED, |text| text == "").await?;
    session.driver().switch_to_window(page).await?;
    site_page(session).await?;
    session.type_keys("#email_main", "Hanako@example.jp").await?;
    session.press(Key::Tab).await?;
    let says = hint(session, "先頭が大文字").await?;
    assert!(!says.contains("前回"), "{says}");
});

/// The sign-in page, without the session of the login before.
async fn site_page(session: &Session) -> Result<()> {
    session.driver().delete_all_cookies().await?;
    open(session, SIGN_IN).await
}

in_both_browsers!(an_address_that_was_refused_is_dropped, |session, site| {
    answer(session, "覚えておく", "yes").await?;
    log_in(session, SENTINEL).await?;
    facts(session, "page-seen", 1).await?;
    stored(session, CANDIDATES, |n| *n == json!(0)).await?;
    assert_eq!(session.extension_eval(REMEMBERED).await?, "");
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_no_is_final_until_it_is_changed_in_the_settings, |session, _site| {
    answer(session, "覚えない", "no").await?;
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "Taro@example.jp").await?;
    session.press(Key::Tab).await?;
    let says = hint(session, "先頭が大文字").await?;
    assert!(!says.contains("覚えて"), "{says}");
    session.type_keys("#email_main", " ").await?;
    session.press(Key::Escape).await?;
    no_hint(session).await?;
    session.eval_in_page("document.querySelector('#email_main').value = ''").await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    facts(session, "page-seen", 1).await?;
    assert_eq!(session.extension_eval(CANDIDATES).await?, 0);
    assert_eq!(session.extension_eval(REMEMBERED).await?, "");

    session.open_extension_page("journal.html").await?;
    session.click("[data-set=remember]").await?;
    stored(session, MEMORY, |memory| *memory == json!("yes")).await?;
});

in_both_browsers!(a_refusal_asks_too, |session, _site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    session.shadow("login-rescue-panel").await?.click("[data-step=remember]").await?;
    stored(session, MEMORY, |memory| *memory == json!("yes")).await?;
});
