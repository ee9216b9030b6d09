//! The storage fails: the person is told, the record goes on, nothing that was acknowledged is lost.

use e2e::{Browser, MAIL, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::recorded::{arrive, ask, attempt, keys, now, summary};
use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, events, events_of, facts, sign_in_page, try_to_log_in};

/// Lets every write of the background fail with these words, until it stops or [`mend`] is called.
async fn break_writing(session: &Session, words: &str) -> e2e::Result<()> {
    summary(session).await?;
    let body = format!(
        "background.working ??= background.chrome.storage.local.set.bind(background.chrome.storage.local);
         background.chrome.storage.local.set = () => background.Promise.reject(new background.Error({words:?}))"
    );
    session.in_background(&body).await.map(drop)
}

async fn mend(session: &Session) -> e2e::Result<()> {
    session.in_background("background.chrome.storage.local.set = background.working").await.map(drop)
}

in_both_browsers!(while_the_storage_is_full_the_record_goes_on_and_is_kept_later, |session, _site| {
    let at = now(session).await?;
    arrive(session, &[attempt(at - 3_600_000, 1)]).await?;
    for (words, keeping) in [("QuotaExceededError: storage.local exceeded its quota", "full"), ("An unexpected error occurred", "refused")]
    {
        break_writing(session, words).await?;
        arrive(session, &[attempt(at - 60_000, 2)]).await?;
        let told = ask(session, &json!({ "note": { "text": format!("メモ {keeping}") } })).await?;
        assert_eq!((&told["keeping"], &told["held"], &told["attempts"]), (&json!(keeping), &json!(1), &json!(2)));
        let held = ask(session, &json!("held")).await?;
        let held: Vec<Value> = held.as_array().unwrap().iter().map(|t| serde_json::from_str(t.as_str().unwrap()).unwrap()).collect();
        assert_eq!(held[0]["fact"]["note"]["text"], format!("メモ {keeping}"), "it can be saved from memory");

        mend(session).await?;
        let told = summary(session).await?;
        assert_eq!((&told["keeping"], &told["held"]), (&json!("well"), &json!(0)));
        assert_eq!(keys(session, "in:").await?, Vec::<String>::new());
    }
    let notes: Vec<_> = events(session).await?.iter().filter_map(|e| e["fact"]["note"]["text"].as_str().map(str::to_owned)).collect();
    assert_eq!(notes, ["メモ full", "メモ refused"]);
    assert_eq!(summary(session).await?["attempts"], 2);
});

in_both_browsers!(what_was_acknowledged_before_survives_the_failure_and_the_end_of_the_background, |session, _site| {
    let at = now(session).await?;
    break_writing(session, "IO error: No space left on device").await?;
    arrive(session, &[attempt(at - 61_000, 1)]).await?;
    assert_eq!(summary(session).await?["keeping"], "full");
    session.stop_background().await?;
    let told = summary(session).await?;
    assert_eq!((&told["keeping"], &told["attempts"]), (&json!("well"), &json!(1)));
});

in_both_browsers!(when_the_site_may_not_be_seen_any_more_the_summary_says_so, |session, _site| {
    assert_eq!(summary(session).await?["keeping"], "well");
    match session.browser() {
        Browser::Firefox => {
            session.extension_eval("await chrome.permissions.remove({ origins: ['*://*.hapitas.jp/*'] })").await?;
        }
        Browser::Chromium => {
            // What a person does under «Site access»: on click only.
            session.goto("chrome://extensions/").await?;
            let id = session.extension_url("")?.trim_start_matches("chrome-extension://").trim_end_matches('/').to_owned();
            let on_click =
                format!("chrome.developerPrivate.updateExtensionConfiguration({{ extensionId: {id:?}, hostAccess: 'ON_CLICK' }})");
            session.eval_in_page(&on_click).await?;
        }
    }
    session.wait_until("the word of it", async || Ok(summary(session).await?["keeping"].clone()), |k| k == "withdrawn").await?;
});

in_both_browsers!(what_a_page_cannot_write_down_itself_reaches_the_record_all_the_same, |session, site| {
    // The captcha that opens keeps the page, and with it the count of what was refused.
    sign_in_page(session, "?captcha=open").await?;
    let in_page = async |code: &str| {
        let body = format!(
            "const [tab] = await chrome.tabs.query({{ url: 'https://hapitas.jp/*' }});
             const [run] = await chrome.scripting.executeScript({{ target: {{ tabId: tab.id }}, func: () => {{ {code} }} }});
             return run.result"
        );
        session.extension_eval(&body).await
    };
    let refuse = "globalThis.refused = 0;
                  chrome.storage.local.set = () => { globalThis.refused++; return Promise.reject(new Error('QuotaExceededError')); };";
    in_page(refuse).await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let attempt = events_of(session, "attempt", 1).await?.remove(0);
    let stated = facts(session, "outcome", 1).await?;
    assert_eq!(stated, [json!({ "attempt": attempt["id"], "outcome": "captcha", "by": "page" })]);
    let refused = in_page("return globalThis.refused").await?;
    assert!(refused.as_i64().unwrap_or_default() >= 2, "the page did try to write by itself: {refused}");
    assert_eq!(summary(session).await?["attempts"], 1);
    assert_no_trace(session, site).await?;
});
