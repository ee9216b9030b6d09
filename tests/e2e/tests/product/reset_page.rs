//! Help beside the form that asks for a reset mail: a test of an address, and the mail.

use e2e::{MAIL, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace_of;
use crate::support::{SIGN_IN, covered, events_of, facts, open};

const REMIND: &str = "https://hapitas.jp/auth/remind/";
const CARDS: &str = "return document.querySelectorAll('login-rescue-reset').length";
const HOUR: i64 = 60 * 60 * 1000;

/// How long one look at the card may take: the page may go away in the middle of it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(1);

/// What the card says, once it holds `part`.
pub(crate) async fn help(session: &Session, part: &str) -> Result<String> {
    let look = async || session.shadow("login-rescue-reset").await?.text(".panel").await;
    let limited = async || tokio::time::timeout(LOOK, look()).await.unwrap_or_else(|_| Ok("no card, or one that went away".to_owned()));
    session.wait_until(&format!("the help with {part}"), limited, |text| text.contains(part)).await
}

/// Presses a button of the card.
pub(crate) async fn press(session: &Session, step: &str) -> Result<()> {
    session.shadow("login-rescue-reset").await?.click(&format!("button[data-step={step}]")).await
}

async fn send(session: &Session, mail: &str) -> Result<()> {
    session.eval_in_page("document.querySelector('#remind_mail').value = ''").await?;
    session.type_keys("#remind_mail", mail).await?;
    session.click(".main_button").await
}

/// What is kept of the way to a new password right now.
pub(crate) async fn waits(session: &Session) -> Result<Value> {
    session.extension_eval("return (await chrome.storage.local.get('resetting')).resetting ?? null").await
}

async fn nothing_waits(session: &Session) -> Result<()> {
    session.wait_until("nothing to wait for", async || waits(session).await, Value::is_null).await.map(drop)
}

in_both_browsers!(from_a_candidate_to_its_recorded_result, |session, _site| {
    session.goto(REMIND).await?;
    let says = help(session, "この画面でわかること").await?;
    for part in ["ご自身のアドレスだけを", "1つずつ", "いちばん新しいメール", "新しく会員登録はしないで"]
    {
        assert!(says.contains(part), "{part} in {says}");
    }
    assert_eq!(covered(session).await?, json!([]));

    // An address has to be there first.
    press(session, "record").await?;
    help(session, "先に、確かめたいメールアドレスを入力してください。").await?;
    assert_eq!(waits(session).await?, Value::Null);

    session.type_keys("#remind_mail", "hanako@example.com").await?;
    press(session, "record").await?;
    help(session, "h***@example.com として記録します。").await?;
    session.click(".main_button").await?;
    let says = help(session, "このアドレスは登録されていないようです").await?;
    assert!(says.contains("「入力された情報がお客様の登録情報と一致しません」"), "{says}");
    let tested = facts(session, "address-tested", 1).await?;
    assert_eq!(tested, [json!({ "mask": "h***@example.com", "registered": false })]);
    nothing_waits(session).await?;

    // The next one, on the page that answered the first.
    session.eval_in_page("document.querySelector('#remind_mail').value = ''").await?;
    session.type_keys("#remind_mail", MAIL).await?;
    press(session, "record").await?;
    help(session, "t***@example.jp として記録します。").await?;
    session.click(".main_button").await?;
    help(session, "再設定のメールを頼みました").await?;
    let tested = facts(session, "address-tested", 2).await?;
    assert_eq!(tested[1], json!({ "mask": "t***@example.jp", "registered": true }));
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);
    assert_no_trace_of(session, &["hanako@example.com", MAIL]).await?;
});

in_both_browsers!(without_the_button_nothing_of_the_address_is_kept, |session, _site| {
    session.goto(REMIND).await?;
    help(session, "この画面でわかること").await?;
    send(session, "hanako@example.com").await?;
    help(session, "このアドレスは登録されていないようです").await?;
    nothing_waits(session).await?;
    send(session, MAIL).await?;
    help(session, "再設定のメールを頼みました").await?;
    facts(session, "reset", 1).await?;
    assert_eq!(facts(session, "address-tested", 0).await?, Vec::<Value>::new());
    assert_no_trace_of(session, &["hanako", MAIL, "***@"]).await?;
});

in_both_browsers!(a_mail_that_was_asked_for_has_a_time_and_a_reminder, |session, _site| {
    // The answer comes on a page that holds nothing else.
    session.goto(&format!("{REMIND}?alone=1")).await?;
    help(session, "この画面でわかること").await?;
    send(session, MAIL).await?;
    let says = help(session, "再設定のメールを頼みました").await?;
    assert!(says.contains("48時間") && says.contains("「パスワードリセット用のURLをメールでお送りしました」"), "{says}");
    assert_eq!(covered(session).await?, json!([]));
    let asked = events_of(session, "reset", 1).await?;
    assert_eq!(asked[0]["fact"]["reset"], json!("asked"));

    session.shadow("login-rescue-reset").await?.click("summary").await?;
    let says = help(session, "迷惑メール").await?;
    assert!(says.contains("hapitas.jp") && says.contains("プロモーション") && says.contains("ドコモ"), "{says}");
    press(session, "remind").await?;
    help(session, "ごろにお知らせします。").await?;
    let reminder = &facts(session, "reminder", 1).await?[0];
    assert_eq!(reminder["about"], json!("reset-link"));
    let ahead = reminder["due"].as_i64().unwrap_or_default() - asked[0]["at"].as_i64().unwrap_or_default();
    assert!((44 * HOUR..46 * HOUR).contains(&ahead), "{ahead} ms after it was asked for");

    press(session, "no-mail").await?;
    let steps = facts(session, "reset", 2).await?;
    assert_eq!(steps[1], json!("no-mail"));
});

in_both_browsers!(the_help_is_the_same_under_a_strict_policy_and_leaves_other_pages_alone, |session, _site| {
    session.goto(&format!("{REMIND}?csp=strict")).await?;
    help(session, "この画面でわかること").await?;
    send(session, MAIL).await?;
    help(session, "再設定のメールを頼みました").await?;
    facts(session, "reset", 1).await?;
    open(session, SIGN_IN).await?;
    open(session, "https://hapitas.jp/register").await?;
    assert_eq!(session.eval_in_page(CARDS).await?, json!(0));
});

in_both_browsers!(where_there_is_no_room_the_help_waits_for_the_person, |session, _site| {
    session.resize(360, 700).await?;
    open(session, REMIND).await?;
    let told = async || {
        session.click("h1").await?;
        session.eval_in_page(CARDS).await
    };
    session.wait_until("the help after a click", told, |n| *n == json!(1)).await?;
    help(session, "この画面でわかること").await?;
    assert_eq!(session.eval_in_page("return getComputedStyle(document.querySelector('login-rescue-reset')).position").await?, "static");
    assert_eq!(covered(session).await?, json!([]));
    press(session, "close").await?;
    assert_eq!(session.eval_in_page(CARDS).await?, json!(0));
});
