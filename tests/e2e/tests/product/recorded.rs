//! Stored events of another time, and what the background answers about them:
//! nobody waits a week, or a minute, in a test.

use e2e::{Result, Session};
use serde_json::{Value, json};

/// An id of ours: `at` in milliseconds since the epoch, and a number.
pub(crate) fn id(at: i64, number: u32) -> String {
    format!("{at:011x}-{number:013x}")
}

/// The time in the browser, in milliseconds since the epoch.
pub(crate) async fn now(session: &Session) -> Result<i64> {
    Ok(session.extension_eval("return Date.now()").await?.as_i64().unwrap_or_default())
}

/// An event as a page writes it.
pub(crate) fn event(at: i64, number: u32, fact: &Value) -> Value {
    json!({ "v": 2, "id": id(at, number), "at": at, "zone": 540, "view": format!("{at}"), "fact": fact })
}

/// An attempt.
pub(crate) fn attempt(at: i64, number: u32) -> Value {
    let page = json!({ "host": "hapitas.jp", "path": "/auth/signin/" });
    event(at, number, &json!({ "attempt": { "page": page, "trigger": "button", "autofilled": false, "captcha": false } }))
}

/// The page that answered an attempt: in, or the form again.
pub(crate) fn answer(at: i64, number: u32, attempt: &Value, signed_in: bool) -> Value {
    let page = json!({ "host": "hapitas.jp", "path": "/" });
    let mut seen = json!({ "page": page, "status": 200, "form": "sign-in", "attempt": attempt["id"] });
    if signed_in {
        seen["form"] = json!("none");
        seen["signed_in"] = json!(true);
    }
    event(at, number, &json!({ "page-seen": seen }))
}

/// Words of the site to an attempt.
pub(crate) fn words(at: i64, number: u32, attempt: &Value, text: &str) -> Value {
    let page = json!({ "host": "hapitas.jp", "path": "/" });
    event(at, number, &json!({ "site-message": { "text": text, "page": page, "appeared": "with-page", "attempt": attempt["id"] } }))
}

/// Puts events into the inbox, as pages do.
pub(crate) async fn arrive(session: &Session, events: &[Value]) -> Result<()> {
    let items: serde_json::Map<String, Value> =
        events.iter().map(|e| (format!("in:{}", e["id"].as_str().unwrap_or_default()), json!(e.to_string()))).collect();
    set(session, &Value::Object(items)).await
}

/// Writes keys of the storage.
pub(crate) async fn set(session: &Session, items: &Value) -> Result<()> {
    session.extension_eval(&format!("await chrome.storage.local.set({items})")).await.map(drop)
}

/// The text under a key; null where there is none.
pub(crate) async fn stored(session: &Session, key: &str) -> Result<Value> {
    session.extension_eval(&format!("return (await chrome.storage.local.get({key:?}))[{key:?}]")).await
}

/// All keys that begin so.
pub(crate) async fn keys(session: &Session, prefix: &str) -> Result<Vec<String>> {
    let keys =
        session.extension_eval(&format!("return (await chrome.storage.local.getKeys()).filter(key => key.startsWith({prefix:?}))")).await?;
    Ok(serde_json::from_value(keys)?)
}

/// Everything in the storage, as one text: what is gone is not in it.
pub(crate) async fn everything(session: &Session) -> Result<String> {
    let all = session.extension_eval("return JSON.stringify(await chrome.storage.local.get(null))").await?;
    Ok(all.as_str().unwrap_or_default().to_owned())
}

/// What the background answers to a screen: the answer itself, or `{"Err": code}`. A
/// request that has nothing to say is its name alone.
pub(crate) async fn ask(session: &Session, request: &Value) -> Result<Value> {
    let request = request.as_str().map_or_else(|| request.clone(), |name| json!({ name: null }));
    let text = request.to_string();
    let answer = session.extension_eval(&format!("return await chrome.runtime.sendMessage({})", json!(text))).await?;
    let mut answer: Value = serde_json::from_str(answer.as_str().unwrap_or("null"))?;
    Ok(answer.get_mut("Ok").map(Value::take).unwrap_or(answer))
}

/// The summary.
pub(crate) async fn summary(session: &Session) -> Result<Value> {
    ask(session, &json!("summary")).await
}
