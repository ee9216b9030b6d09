//! The view of what to try: each remedy from its button to what is recorded,
//! and what came of it by the next attempt.

use e2e::{MAIL, PASSWORD, Result, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::support::{SENTINEL, SIGN_IN, events, open, try_to_log_in};

/// Opens a step of the view, as its link does.
async fn open_step(session: &Session, remedy: &str) -> Result<()> {
    session.open_journal().await?;
    session.eval_in_page(&format!("location.hash = 'try-{remedy}'")).await?;
    session.find(&format!("#try-{remedy}[open]")).await?;
    Ok(())
}

async fn badge(session: &Session, remedy: &str, part: &str) -> Result<String> {
    let css = format!("#badge-{remedy}");
    let text = async || Ok(session.find(&css).await?.text().await?);
    session.wait_until(&format!("the badge of {remedy} with {part}"), text, |text| text.contains(part)).await
}

/// The facts of this kind in the record, once there are `count` of them.
async fn facts(session: &Session, kind: &str, count: usize) -> Result<Vec<Value>> {
    let found =
        async || Ok(events(session).await?.into_iter().filter_map(|event| event["fact"].get(kind).cloned()).collect::<Vec<Value>>());
    session.wait_until(&format!("{count} of {kind}"), found, |found| found.len() == count).await
}

async fn log_in(session: &Session, password: &str) -> Result<()> {
    open(session, SIGN_IN).await?;
    let before = attempts(session).await?;
    try_to_log_in(session, MAIL, password).await?;
    session.wait_until("the answer", async || answered(session).await, |n| *n > before).await?;
    Ok(())
}

async fn attempts(session: &Session) -> Result<usize> {
    answered(session).await
}

async fn answered(session: &Session) -> Result<usize> {
    Ok(events(session).await?.iter().filter(|event| event["fact"].get("page-seen").is_some()).count())
}

in_both_browsers!(clearing_gets_its_result_from_the_next_attempt_without_a_word, |session, _site| {
    log_in(session, SENTINEL).await?;
    open_step(session, "clear-data").await?;
    session.click("#clear-start").await?;
    session.find("#clear-result .sums").await?;
    facts(session, "data-cleared", 1).await?;
    badge(session, "clear-data", "試しました").await?;
    log_in(session, SENTINEL).await?;
    open_step(session, "clear-data").await?;
    badge(session, "clear-data", "変わらなかった").await?;
    session.click("#clear-start").await?;
    facts(session, "data-cleared", 2).await?;
    log_in(session, PASSWORD).await?;
    open_step(session, "clear-data").await?;
    badge(session, "clear-data", "解決した").await?;
});

in_both_browsers!(a_step_is_ticked_off_by_hand_with_time_and_result, |session, _site| {
    open_step(session, "update").await?;
    session.click("#try-update [data-do=tick-open]").await?;
    session.eval_in_page("document.querySelector('#tick-result-update').value = 'unchanged'").await?;
    session.click("#try-update [data-do=tick]").await?;
    let trials = facts(session, "trial", 1).await?;
    assert_eq!(trials[0]["remedy"], "update");
    assert_eq!(trials[0]["when"]["exact"], "minute");
    assert_eq!(facts(session, "trial-result", 1).await?[0]["result"], "unchanged");
    badge(session, "update", "変わらなかった").await?;
    let row = session.find("#tried-update li").await?.text().await?;
    assert!(row.contains("自己申告"), "{row}");
});

in_both_browsers!(another_place_is_tried_with_its_result, |session, _site| {
    open_step(session, "other-place").await?;
    session.click("#try-other-place [data-variant=other-browser][data-result=solved]").await?;
    assert_eq!(facts(session, "trial", 1).await?, [json!({ "remedy": "other-place", "variant": "other-browser" })]);
    assert_eq!(facts(session, "trial-result", 1).await?[0]["result"], "solved");
    // It works elsewhere: this browser is what is left.
    let advice = async || Ok(session.find("#advice").await?.text().await?);
    session.wait_until("the cause", advice, |text| text.contains("このブラウザー") || text.contains("まだログインを試して")).await?;
});

in_both_browsers!(a_candidate_goes_into_the_record_by_its_mask_only, |session, _site| {
    open_step(session, "find-address").await?;
    session.type_keys("#candidate", "hanako.secret@example.jp").await?;
    session.click("#try-find-address [data-do=add-candidate]").await?;
    session.click("#candidates [data-answer=no]").await?;
    assert_eq!(facts(session, "address-tested", 1).await?, [json!({ "mask": "h***@example.jp", "registered": false })]);
    let stored = session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?;
    assert!(!stored.to_string().contains("hanako.secret"), "{stored}");
});

in_both_browsers!(a_new_password_is_made_without_look_alikes_and_kept_nowhere, |session, _site| {
    open_step(session, "reset-password").await?;
    session.click("#try-reset-password [data-do=generate]").await?;
    let made = session.eval_in_page("return document.querySelector('#password-made').value").await?;
    let made = made.as_str().unwrap_or_default().to_owned();
    assert_eq!(made.chars().count(), 16);
    assert!(made.chars().all(|c| c.is_ascii_alphanumeric() && !"0O1lI".contains(c)), "{made}");
    session.click("#try-reset-password [data-step=asked]").await?;
    assert_eq!(facts(session, "reset", 1).await?, [json!("asked")]);
    let state = async || Ok(session.find("#reset-state").await?.text().await?);
    session.wait_until("the time that is left", state, |text| text.contains("47時間") || text.contains("48時間")).await?;
    let stored = session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?;
    assert!(!stored.to_string().contains(&made));
});

in_both_browsers!(the_site_is_asked_and_its_answer_stands_there_and_in_the_record, |session, _site| {
    open_step(session, "site-status").await?;
    session.click("#ask-site").await?;
    let answer = async || Ok(session.find("#site-answer").await?.text().await?);
    session.wait_until("the answer", answer, |text| text.contains("サイトは動いています")).await?;
    assert_eq!(facts(session, "reached", 1).await?[0]["status"], 200);
    badge(session, "site-status", "確かめました").await?;
});

in_both_browsers!(a_reminder_is_set_listed_and_taken_back, |session, _site| {
    open_step(session, "wait").await?;
    let tomorrow = "const at = new Date(Date.now() + 86400000 - new Date().getTimezoneOffset() * 60000); \
                    document.querySelector('#remind-when').value = at.toISOString().slice(0, 16)";
    session.eval_in_page(tomorrow).await?;
    session.click("#try-wait [data-do=remind]").await?;
    assert_eq!(facts(session, "reminder", 1).await?[0]["about"], "try-again");
    session.click("#reminders [data-do=cancel-reminder]").await?;
    assert_eq!(facts(session, "reminder-ended", 1).await?[0]["cancelled"], true);
});

in_both_browsers!(a_healthy_browser_is_found_healthy, |session, _site| {
    open(session, SIGN_IN).await?;
    let page = session.driver().window().await?;
    session.open_journal().await?;
    session.eval_in_page("location.hash = 'try'").await?;
    session.click("#check-start").await?;
    session.find("#check-result .aspects").await?;
    let bad = session.eval_in_page("return [...document.querySelectorAll('.aspect[data-verdict=bad]')].map(e => e.dataset.aspect)").await?;
    assert_eq!(bad, json!([]));
    assert_eq!(facts(session, "checked", 1).await?.len(), 1);
    session.driver().close_window().await?;
    session.driver().switch_to_window(page).await?;
});

in_both_browsers!(without_the_permission_each_step_says_what_is_missing_and_offers_the_click, |session, _site| {
    session.withdraw_hosts().await?;
    session.open_journal().await?;
    let has = "return await chrome.permissions.contains({ origins: ['*://*.hapitas.jp/*'] })";
    session.wait_until("the withdrawal", async || session.extension_eval(has).await, |has| *has == json!(false)).await?;
    for (step, button) in [("clear-data", "#clear-start"), ("site-status", "#ask-site")] {
        open_step(session, step).await?;
        session.click(button).await?;
        let css = format!("#try-{step} .said-here");
        let said = async || Ok(session.find(&css).await?.text().await?);
        session.wait_until(step, said, |text| text.contains("許可がありません") && text.contains("許可する")).await?;
    }
    session.click("#check-start").await?;
    session.find("#check-result .aspect[data-aspect=permission][data-verdict=bad] [data-allow]").await?;
    // Nothing was cleared, and nothing is told to be.
    assert!(events(session).await?.iter().all(|event| event["fact"].get("data-cleared").is_none()));
});

in_both_browsers!(the_popup_checks_the_browser_and_lists_the_eight, |session, _site| {
    open(session, SIGN_IN).await?;
    let tab = session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.find("main:not([aria-busy]) #checklist-steps li").await?;
    session.click("#check-button").await?;
    session.find("#check-result .aspect[data-aspect=site][data-verdict=good]").await?;
    session.click("#checklist summary").await?;
    let listed = session.eval_in_page("return document.querySelectorAll('#checklist-steps li button').length").await?;
    assert_eq!(listed, 8);
});

in_both_browsers!(a_reminder_that_is_due_is_told_and_ends_when_it_was_seen, |session, _site| {
    let due = "const id = await chrome.runtime.sendMessage(JSON.stringify({ remind: { about: 'try-again', due: Date.now() + 1500 } })); return id";
    session.extension_eval(due).await?;
    facts(session, "reminder", 1).await?;
    // It is due when the popup says so, however late the alarm comes.
    let told = async || {
        session.open_extension_page("popup.html?tab=0").await?;
        session.find("main:not([aria-busy])").await?;
        let told = session.find("#due").await?.text().await?;
        if told.is_empty() {
            session.driver().close_window().await?;
            let first = session.driver().windows().await?.remove(0);
            session.driver().switch_to_window(first).await?;
        }
        Ok(told)
    };
    session.wait_until("the reminder", told, |text| text.contains("もう一度ログインを試す")).await?;
    session.click("#due button").await?;
    assert_eq!(facts(session, "reminder-ended", 1).await?[0]["cancelled"], false);
    let gone = async || Ok(session.find("#due").await?.text().await?);
    session.wait_until("nothing due", gone, String::is_empty).await?;
});
