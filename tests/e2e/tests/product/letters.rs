//! Letters: from a refused login to the copied text, what is kept of it, and
//! what comes after.

use e2e::{Key, MAIL, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::printing::printed;
use crate::support::{SENTINEL, SIGN_IN, events, open, try_to_log_in};

/// The person's name in these tests; no part of it may get into the record.
const NAME: &str = "山田 太郎";

async fn refused(session: &Session) -> Result<()> {
    open(session, SIGN_IN).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let said = async || Ok(events(session).await?.iter().any(|event| event["fact"].get("site-message").is_some()));
    session.wait_until("the site's words", said, |there| *there).await?;
    Ok(())
}

async fn open_letter(session: &Session) -> Result<()> {
    session.open_journal().await?;
    session.eval_in_page("location.hash = 'letter'").await?;
    session.find(".letter-read p").await?;
    Ok(())
}

async fn fact(session: &Session, kind: &str) -> Result<Value> {
    let found = async || Ok(events(session).await?.into_iter().find_map(|event| event["fact"].get(kind).cloned()));
    Ok(session.wait_until(kind, found, Option::is_some).await?.unwrap_or_default())
}

async fn stored(session: &Session) -> Result<String> {
    Ok(session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?.to_string())
}

in_both_browsers!(a_refused_login_becomes_a_copied_letter_in_two_clicks_and_a_name, |session, _site| {
    refused(session).await?;
    let tab = session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    // It is whole now: nothing moves under the pointer any more.
    session.find("main:not([aria-busy]) #advice:not([hidden]) p").await?;
    // The first click opens the tab with the letter. Chromium's driver does not list what an extension opens:
    // the tab is seen by its address, and looked at in one of the driver's own.
    session.click("#open-letter").await?;
    let opened =
        "return (await chrome.tabs.query({ url: chrome.runtime.getURL('journal.html') + '*' })).map((tab) => tab.url.split('#')[1])";
    session.wait_until("the tab", async || session.extension_eval(opened).await, |tabs| *tabs == json!(["letter"])).await?;
    open_letter(session).await?;
    session.type_keys("#detail-name", NAME).await?;
    // The second copies it.
    session.click("#letter-copy").await?;
    let said = async || Ok(session.find("#letter .said-here").await?.text().await?);
    session.wait_until("that it was copied", said, |text| text.contains("コピーしました")).await?;
    // Into another field of the tab, to be read.
    session
        .eval_in_page("const field = document.querySelector('#terms-text'); field.closest('details').open = true; field.focus()")
        .await?;
    session.press_with(Key::Control, 'v').await?;
    let letter = session.wait_until("the text", async || session.value_of("#terms-text").await, |text| !text.is_empty()).await?;
    assert!(letter.contains("山田 太郎と申します"), "{letter}");
    assert!(letter.contains("入力内容をご確認のうえ"), "{letter}");
    assert!(!letter.contains(SENTINEL) && !letter.contains(MAIL), "{letter}");
});

in_both_browsers!(what_is_sent_is_recorded_without_the_name_and_the_draft_is_gone, |session, _site| {
    refused(session).await?;
    open_letter(session).await?;
    session.type_keys("#detail-name", NAME).await?;
    session.type_keys("#detail-mail", "taro@example.jp").await?;
    session.wait_until("the draft", async || stored(session).await, |text| text.contains("taro@example.jp")).await?;
    session.click("#letter-sent").await?;
    let sent = fact(session, "letter-sent").await?;
    assert_eq!(sent["channel"], "form");
    let text = sent["text"].as_str().unwrap_or_default();
    assert!(text.contains("［お名前］と申します") && text.contains("［登録メールアドレス］"), "{text}");
    assert_eq!(fact(session, "reminder").await?["about"], "answer");
    let all = session.wait_until("no draft", async || stored(session).await, |text| !text.contains("太郎")).await?;
    assert!(!all.contains("taro@example.jp"), "{all}");
    assert_eq!(session.eval_in_page("return document.querySelector('#detail-name').value").await?, "");
    let state = async || Ok(session.find("#letters-state").await?.text().await?);
    session.wait_until("the wait", state, |text| text.contains("返事を待つ時期")).await?;
});

in_both_browsers!(after_a_week_the_letter_names_the_first_one, |session, _site| {
    refused(session).await?;
    let eight_days_ago = "Date.now() - 8 * 86400000";
    let body = format!(
        "const at = {eight_days_ago}; const id = at.toString(16).padStart(11, '0') + '-1'; \
         const fact = {{ 'letter-sent': {{ channel: 'form', subject: 'ログインできない件について', text: '［お名前］です。' }} }}; \
         await chrome.storage.local.set({{ ['in:' + id]: JSON.stringify({{ v: 3, id, at, zone: 540, fact }}) }})"
    );
    session.extension_eval(&body).await?;
    open_letter(session).await?;
    let letter = async || Ok(session.find("#letter-read").await?.text().await?);
    session.wait_until("the letter before", letter, |text| text.contains("問い合わせ") && text.contains("フォーム")).await?;
    let state = session.find("#letters-state").await?.text().await?;
    assert!(state.contains("8日"), "{state}");
    // A reply that is pasted in belongs to it.
    session.eval_in_page("document.querySelector('#reply-when').value = '2026-01-02'").await?;
    session.type_keys("#reply-text", "確認いたします。").await?;
    session.click("[data-do=reply-add]").await?;
    assert_eq!(fact(session, "reply").await?["text"], "確認いたします。");
});

in_both_browsers!(what_the_person_changes_is_shown_against_the_record, |session, _site| {
    refused(session).await?;
    open_letter(session).await?;
    session.click("#letter-edit").await?;
    session.type_keys("#letter-body", "早めにお願いします。").await?;
    let changed = session.find("#letter-changed ins").await?.text().await?;
    assert!(changed.contains("早めにお願いします。"), "{changed}");
    session.click("#letter-anew").await?;
    session.find(".letter-read:not([hidden]) p").await?;
});

in_both_browsers!(a_text_to_share_is_looked_over_before_it_is_copied, |session, _site| {
    refused(session).await?;
    open_letter(session).await?;
    session.type_keys("#detail-name", NAME).await?;
    let letter = async || Ok(session.find("#letter-read").await?.text().await?);
    session.wait_until("the name in the letter", letter, |text| text.contains("山田 太郎と申します")).await?;
    session.click("#share summary").await?;
    session.type_keys("#share-text", " 山田です。taro@example.jp 090-1234-5678").await?;
    let found = async || Ok(session.eval_in_page("return document.querySelectorAll('.leaks > li').length").await?);
    session.wait_until("what was found", found, |n| *n == json!(3)).await?;
    session.click("#share [data-do=share-copy]").await?;
    let said = async || Ok(session.find("#share .said-here").await?.text().await?);
    session.wait_until("a word", said, |text| text.contains("ご確認ください")).await?;
});

in_both_browsers!(the_packet_prints_and_says_what_the_record_says, |session, _site| {
    refused(session).await?;
    open_letter(session).await?;
    let summary = async || Ok(session.find("#packet-summary").await?.text().await?);
    session.eval_in_page("document.querySelectorAll('#letter details').forEach((d) => { d.open = true })").await?;
    session.wait_until("the summary", summary, |text| text.contains("入力内容をご確認のうえ")).await?;
    session.click("#packet-wishes input[value=log-in]").await?;
    session.wait_until("the wish", summary, |text| text.contains("ログインできるようにしてほしい")).await?;
    // On paper, by the browser itself.
    let windows = session.driver().windows().await?.len();
    session.click("[data-do=packet-print]").await?;
    session.wait_until("the page", async || Ok(session.driver().windows().await?), |all| all.len() > windows).await?;
    let tab = session.driver().windows().await?.pop().unwrap();
    session.driver().switch_to_window(tab).await?;
    session.find("h1").await?;
    let paper = printed(session).await?.concat();
    for part in ["ログインできない件の経緯", "入力内容をご確認のうえ", "ログインできるようにしてほしい"]
    {
        assert!(paper.contains(part), "{part}: {paper}");
    }
});
