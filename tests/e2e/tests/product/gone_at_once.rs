//! Whoever goes on at once has lost nothing of what they did: a page writes down by itself what it has seen, and
//! what waits under a key becomes an event although no page of the answer was ever looked at.

use e2e::{Key, MAIL, PASSWORD, Result, Session, Site, in_both_browsers};
use serde_json::{Value, json};

use crate::reset_page::{help, press, waits};
use crate::secrets::assert_no_trace_of;
use crate::support::{SENTINEL, SIGN_IN, click_in_hint, events, events_of, facts, hint, open, said, sign_in, try_to_log_in};

const REMIND: &str = "https://hapitas.jp/auth/remind/";
const RESET: &str = "https://hapitas.jp/auth/reset/?token=0123456789abcdef";
/// Words that no table of ours holds, in a place that is called nothing.
const ODD: &str =
    "error=load&errclass=kx9&text=%E5%88%A5%E3%81%AE%E7%B5%84%E3%81%BF%E5%90%88%E3%82%8F%E3%81%9B%E3%82%92%E3%81%A9%E3%81%86%E3%81%9E";

/// The steps of the way to a new password that are in the record right now.
async fn steps(session: &Session) -> Result<Vec<Value>> {
    Ok(events(session).await?.into_iter().filter_map(|event| event["fact"].get("reset").cloned()).collect())
}

/// Waits until the page is another one.
async fn on_plain(session: &Session) -> Result<()> {
    let at = async || session.eval_in_page("return location.pathname").await;
    session.wait_until("the page after", at, |path| path == "/plain").await.map(drop)
}

/// What is waited for on the way to a new password, once it is waited for.
async fn waiting(session: &Session, step: &str) -> Result<Value> {
    let begins = format!("{step} ");
    session.wait_until(step, async || waits(session).await, |text| text.as_str().is_some_and(|text| text.starts_with(&begins))).await
}

/// Lets so many milliseconds pass for what is waited for, and wakes the background.
async fn later(session: &Session, passed: i64) -> Result<()> {
    let age = format!(
        "const {{ resetting }} = await chrome.storage.local.get('resetting');
         await chrome.storage.local.set({{ resetting: resetting.replace(/ \\d+/, at => ' ' + (Number(at) - {passed})) }})"
    );
    session.extension_eval(&age).await?;
    wake(session).await
}

async fn wake(session: &Session) -> Result<()> {
    session.extension_eval("return await chrome.runtime.sendMessage('{\"summary\":null}')").await.map(drop)
}

/// The next click takes the page away, wherever it goes, and finds the background asleep.
async fn leave_with_the_next_click(session: &Session) -> Result<()> {
    session.stop_background().await?;
    session.eval_in_page("addEventListener('click', () => location.assign('/plain'), true)").await.map(drop)
}

async fn posted(session: &Session, site: &Site, path: &str) -> Result<()> {
    let sent = || site.requests().iter().any(|r| r.path.starts_with(path) && r.method == "POST").then_some(());
    session.wait("the form", async || Ok(sent())).await
}

in_both_browsers!(who_asked_for_a_mail_and_went_on_at_once_has_asked_for_it, |session, site| {
    session.goto(REMIND).await?;
    help(session, "この画面でわかること").await?;
    session.type_keys("#remind_mail", MAIL).await?;
    session.press(Key::Enter).await?;
    posted(session, site, "/auth/remind").await?;
    session.goto(RESET).await?;
    help(session, "新しいパスワード").await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);
    assert_eq!(facts(session, "address-tested", 0).await?, Vec::<Value>::new());
    assert_no_trace_of(session, &[MAIL]).await?;
});

in_both_browsers!(an_answer_that_nobody_looked_at_is_waited_for_a_minute, |session, _site| {
    session.goto(&format!("{REMIND}?gone=1")).await?;
    help(session, "この画面でわかること").await?;
    session.type_keys("#remind_mail", MAIL).await?;
    press(session, "record").await?;
    help(session, "t***@example.jp として記録します。").await?;
    session.click(".main_button").await?;
    on_plain(session).await?;
    let kept = waiting(session, "mail-sent").await?;
    assert!(kept.as_str().is_some_and(|kept| kept.contains(" t***@example.jp")), "{kept}");
    wake(session).await?;
    assert_eq!(steps(session).await?, Vec::<Value>::new(), "the answer may still come");

    later(session, 61_000).await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);
    // What the site said of the address nobody knows.
    assert_eq!(facts(session, "address-tested", 1).await?, [json!({ "mask": "t***@example.jp" })]);
    waiting(session, "mail-noted").await?;
    later(session, 1_800_000).await?;
    assert_eq!((waits(session).await?, steps(session).await?), (Value::Null, vec![json!("asked")]));
    assert_no_trace_of(session, &[MAIL]).await?;
});

in_both_browsers!(a_form_that_goes_off_before_the_help_is_there_is_a_step_all_the_same, |session, _site| {
    session.goto(&format!("{REMIND}?send=early")).await?;
    help(session, "再設定のメールを頼みました").await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);

    // Neither the form nor its answer was ever looked at.
    session.goto(&format!("{REMIND}?send=early&gone=1")).await?;
    on_plain(session).await?;
    waiting(session, "mail-sent").await?;
    later(session, 61_000).await?;
    assert_eq!(facts(session, "reset", 2).await?, ["asked", "asked"]);

    session.goto(&format!("{RESET}&send=early&gone=1")).await?;
    on_plain(session).await?;
    assert_eq!(facts(session, "reset", 3).await?, ["asked", "asked", "password-sent"]);
    waiting(session, "login").await?;
    assert_no_trace_of(session, &[MAIL, "Mizu-2041-Haru"]).await?;
});

in_both_browsers!(a_form_that_a_script_sends_is_seen_by_the_page_that_goes, |session, _site| {
    session.goto(&format!("{REMIND}?send=script&gone=1")).await?;
    help(session, "この画面でわかること").await?;
    session.type_keys("#remind_mail", MAIL).await?;
    session.click(".main_button").await?;
    on_plain(session).await?;
    waiting(session, "mail-sent").await?;
    // Whoever logs in waits for no answer about a mail any more.
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, PASSWORD).await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);
    session.wait_until("nothing to wait for", async || waits(session).await, Value::is_null).await?;
});

in_both_browsers!(what_never_went_off_is_no_step, |session, _site| {
    for variant in ["", "?send=never"] {
        session.goto(&format!("{REMIND}{variant}")).await?;
        help(session, "この画面でわかること").await?;
        session.type_keys("#remind_mail", MAIL).await?;
        press(session, "record").await?;
        help(session, "として記録します。").await?;
        if !variant.is_empty() {
            session.click("#remind_mail").await?;
            session.press(Key::Enter).await?;
        }
        session.goto("https://hapitas.jp/plain").await?;
        waiting(session, "mail").await?;
        later(session, 1_801_000).await?;
        assert_eq!(waits(session).await?, Value::Null);
    }
    assert_eq!(events(session).await?, Vec::<Value>::new());
});

in_both_browsers!(what_is_pressed_in_the_help_is_written_down_before_the_page_goes, |session, _site| {
    session.goto(&format!("{REMIND}?alone=1")).await?;
    help(session, "この画面でわかること").await?;
    session.type_keys("#remind_mail", MAIL).await?;
    session.click(".main_button").await?;
    help(session, "再設定のメールを頼みました").await?;
    facts(session, "reset", 1).await?;
    session.shadow("login-rescue-reset").await?.click("summary").await?;
    leave_with_the_next_click(session).await?;
    press(session, "no-mail").await?;
    on_plain(session).await?;
    assert_eq!(facts(session, "reset", 2).await?, ["asked", "no-mail"]);
});

in_both_browsers!(a_look_at_the_fields_is_written_down_before_the_page_goes, |session, _site| {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, "taro＠gmial.com", SENTINEL).await?;
    let panel = session.shadow("login-rescue-panel").await?;
    panel.find("[data-step=review]").await?;
    said(session, 1).await?;
    leave_with_the_next_click(session).await?;
    panel.click("[data-step=review]").await?;
    on_plain(session).await?;
    assert_eq!(facts(session, "trial", 1).await?, [json!({ "remedy": "check-input" })]);
});

in_both_browsers!(an_answer_about_remembering_is_heard_although_the_page_went, |session, _site| {
    open(session, SIGN_IN).await?;
    session.type_keys("#email_main", "Taro@example.jp").await?;
    session.press(Key::Tab).await?;
    hint(session, "覚えておきますか").await?;
    leave_with_the_next_click(session).await?;
    click_in_hint(session, "覚えておく").await?;
    on_plain(session).await?;
    wake(session).await?;
    let memory = "const { settings, remember } = await chrome.storage.local.get(['settings', 'remember']);
        return [JSON.parse(settings ?? '{}').memory ?? 'unasked', remember ?? null]";
    let heard = json!(["yes", null]);
    session.wait_until("the answer", async || session.extension_eval(memory).await, |said| *said == heard).await?;
});

in_both_browsers!(what_was_pointed_at_is_remembered_although_the_page_went, |session, _site| {
    open(session, &sign_in(ODD)).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    session.shadow("login-rescue-panel").await?.click("[data-step=point]").await?;
    let bar = async || session.shadow("login-rescue-point").await?.text(".bar").await;
    session.wait_until("the bar", bar, |text| text.contains("サイトの説明の文を選んでください")).await?;
    leave_with_the_next_click(session).await?;
    session.click(".kx9").await?;
    on_plain(session).await?;
    wake(session).await?;
    let stored = "return (await chrome.storage.local.get('pointed:hapitas.jp'))['pointed:hapitas.jp'] ?? ''";
    let kept = session.extension_eval(stored).await?;
    assert!(kept.as_str().is_some_and(|text| text.starts_with("message ")), "{kept}");
    assert_eq!(said(session, 1).await?, ["別の組み合わせをどうぞ"]);
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    assert_eq!(facts(session, "site-message", 1).await?[0]["attempt"], attempt["id"]);
});
