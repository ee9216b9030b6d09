//! Broken, foreign and hostile things: nothing crashes, nothing is lost, nothing is interpreted.

use e2e::{MAIL, Session, in_both_browsers};
use serde_json::{Value, json};

use crate::secrets::assert_no_trace;
use crate::support::{SENTINEL, events, facts, said, sign_in_page, try_to_log_in};

/// Texts that are no messages, messages that a screen may not send, and things that are no texts.
const MESSAGES: &str = r#"[
  "", "erase", "{}", "null", "[]", "\"erase\"", "{\"clear\":\"all\"}", "{\"clear\":1,\"panel\":true}", "{\"written\":[\"../x\"]}",
  "{\"written\":{\"ids\":[\"../x\"]}}", "{\"erase\":null,\"clear-here\":null}", "{\"erase\":null,\"erase\":null}", "\"summary\"",
  "{\"hello\":null}", "{\"inject\":[\"content\",true]}", "{\"inject\":[\"panel\",true]}", "{\"written\":{\"ids\":[]}}", "{\"clear-here\":null}",
  "\"hello\"", "\u0000", "x".repeat(2_000_000),
  7, null, true, {}, { clear: 1 }, ["summary"]
]"#;
/// What stands in the storage and is none of ours, or of a later version of us.
const FOREIGN: &str = r#"{
  "in:1": 7, "in:2": { "a": 1 }, "in:3": "no json", "in:4": null, "in:5": ["x"],
  "in:6": "{\"v\":9,\"id\":\"6\",\"at\":1,\"zone\":0,\"fact\":{\"dream\":{}}}",
  "in:7": "{\"v\":1,\"id\":\"7\",\"at\":-9223372036854775808,\"zone\":0,\"fact\":{\"outcome\":{\"attempt\":\"123\",\"outcome\":\"in\",\"by\":\"page\"}}}",
  "block:000000": "[{\"v\":1,\"id\":\"1-0\",\"at\":1000,\"zone\":540,\"fact\":{\"outcome\":{\"attempt\":\"1-1\",\"outcome\":\"in\",\"by\":\"page\"}}},{\"v\":9,\"id\":\"1-2\"}, 5]",
  "block:000001": 42, "block:000002": { "x": 1 }, "block:000003": "[1,", "block:000004": ["x"],
  "block:zzz": "x", "block:4294967295": "[]",
  "summary": "{\"attempts\":", "dropped": "many"
}"#;
/// Of these the count tells: seven in the inbox, two entries of a block, four blocks.
const UNREADABLE: &str = "13";

in_both_browsers!(messages_that_are_none_are_dropped_and_counted, |session, site| {
    sign_in_page(session, "").await?;
    let cookies = session.cookies().await?;
    let sent = format!(
        "const answers = [];
         for (const message of {MESSAGES}) answers.push(await chrome.runtime.sendMessage(message) ?? null);
         return answers"
    );
    let answers = session.extension_eval(&sent).await?;
    let answers = answers.as_array().unwrap();
    assert!(answers.iter().all(Value::is_null), "{answers:?}");
    let dropped = session.extension_eval("return (await chrome.storage.local.get('dropped')).dropped").await?;
    assert_eq!(dropped, answers.len().to_string());
    assert_eq!(events(session).await?, Vec::<Value>::new());
    assert_eq!(session.cookies().await?, cookies, "nothing was cleared");
    // The background still works.
    try_to_log_in(session, MAIL, SENTINEL).await?;
    said(session, 1).await?;
    assert_no_trace(session, site).await?;
});

in_both_browsers!(foreign_entries_are_kept_counted_and_in_nobodys_way, |session, site| {
    session.extension_eval(&format!("await chrome.storage.local.set({FOREIGN})")).await?;
    sign_in_page(session, "").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let said = said(session, 1).await?;

    let tab = session.open_extension_page("journal.html").await?;
    session
        .wait_until("the count in the journal tab", async || text_of(session, "#notices").await, |text| text.contains(UNREADABLE))
        .await?;
    session.wait_until("the events", async || text_of(session, "#events").await, |text| text.contains(&said[0])).await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('#events .event').length").await?, 4, "one old, three new");
    session.open_extension_page("popup.html").await?;
    session.wait_until("the count in the popup", async || text_of(session, "#state").await, |text| text.contains(UNREADABLE)).await?;

    // Word for word what they were, but for the keys that are ours to write.
    let kept = format!(
        "const kept = await chrome.storage.local.get(null);
         return Object.entries({FOREIGN}).filter(([key, value]) => JSON.stringify(kept[key]) !== JSON.stringify(value)).map(([key]) => key)"
    );
    let changed = session.extension_eval(&kept).await?;
    let ours = ["dropped", "summary"];
    let others: Vec<_> = changed.as_array().unwrap().iter().filter(|key| !ours.contains(&key.as_str().unwrap_or_default())).collect();
    assert!(others.is_empty(), "{others:?}");
    session.driver().switch_to_window(tab).await?;
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_message_of_a_hundred_kilobytes_is_recorded_whole, |session, site| {
    sign_in_page(session, "?text=huge").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let message = facts(session, "site-message", 1).await?.remove(0);
    let whole = session.eval_in_page("return document.querySelector('.login_error_area').innerText").await?;
    assert_eq!((&message["text"], message.get("cut")), (&whole, None));
    assert!(whole.as_str().unwrap().len() >= 100 * 1024);

    session.open_extension_page("journal.html").await?;
    let shown = text_of_first(session, "#events .said").await?;
    assert!(shown.chars().count() < 400, "shortened on the screen");
    session.click("#events [data-do=whole]").await?;
    let shown = session.wait_until("the whole text", async || text_of(session, "#events .said").await, |t| t.len() > 100_000).await?;
    assert_eq!(json!(shown), whole);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(a_long_red_text_without_a_name_is_recorded_whole, |session, site| {
    sign_in_page(session, "?text=huge&plain=1").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert!(said(session, 1).await?[0].len() >= 100 * 1024);
    assert_no_trace(session, site).await?;
});

in_both_browsers!(hostile_and_odd_messages_are_shown_as_text, |session, site| {
    sign_in_page(session, "?text=emoji").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    assert_eq!(said(session, 1).await?, ["😥🔑❌🙏"]);
    sign_in_page(session, "?text=markup").await?;
    try_to_log_in(session, MAIL, SENTINEL).await?;
    let markup = "<img src=x onerror=\"document.title='executed'\"><script>document.title='executed'</script><b>太字</b>";
    assert_eq!(said(session, 2).await?[1], markup);
    let panel = session.shadow("login-rescue-panel").await?;
    assert!(panel.text(".quote").await?.contains("<img src=x"));
    assert!(panel.find_all("img,script,b").await?.is_empty());
    assert_ne!(session.driver().title().await?, "executed");

    session.open_extension_page("journal.html").await?;
    session.wait_until("the words", async || text_of(session, "#events").await, |text| text.contains(markup)).await?;
    assert_eq!(session.eval_in_page("return document.querySelectorAll('#events img, #events script, #events b').length").await?, 0);
    assert!(text_of(session, "#events").await?.contains("😥🔑❌🙏"));
    assert_ne!(session.driver().title().await?, "executed");
    session.open_extension_page("popup.html").await?;
    session.wait_until("the words in the popup", async || text_of(session, "#state").await, |text| text.contains("<img src=x")).await?;
    assert_no_trace(session, site).await?;
});

/// What stands in the first element that fits; nothing where there is none yet.
async fn text_of(session: &Session, css: &str) -> e2e::Result<String> {
    let text = session.eval_in_page(&format!("return document.querySelector({css:?})?.textContent ?? ''")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn text_of_first(session: &Session, css: &str) -> e2e::Result<String> {
    session.wait_until(css, async || text_of(session, css).await, |text| !text.is_empty()).await
}
