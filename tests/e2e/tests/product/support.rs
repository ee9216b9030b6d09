//! What the product's tests do again and again.

use e2e::{Result, Session};
use serde_json::Value;

/// The sign-in page of the reconstructed site.
pub(crate) const SIGN_IN: &str = "https://hapitas.jp/auth/signin/";
/// A password that must never be found anywhere but in the site's own requests.
pub(crate) const SENTINEL: &str = "Zx9-sentinel-Qw7";

/// How long one look at the cards may take: a page that renders its fields anew takes them away in the middle of it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(1);

/// The text of the card beside a field, once it holds `part`.
pub(crate) async fn hint(session: &Session, part: &str) -> Result<String> {
    let look = async || {
        let mut all = String::new();
        for host in session.driver().find_all(thirtyfour::By::Css("login-rescue-hint")).await? {
            let id = host.id().await?.unwrap_or_default();
            all.push_str(&session.shadow(&format!("#{id}")).await?.text(".card").await?);
            all.push('\n');
        }
        Ok::<_, e2e::Error>(all)
    };
    let limited = async || tokio::time::timeout(LOOK, look()).await.unwrap_or_else(|_| Ok("cards that came and went".to_owned()));
    session.wait_until(&format!("a hint with {part}"), limited, |all| all.contains(part)).await
}

/// Waits until no card stands on the page.
pub(crate) async fn no_hint(session: &Session) -> Result<()> {
    session
        .wait_until("no hint", async || Ok(session.driver().find_all(thirtyfour::By::Css("login-rescue-hint")).await?.len()), |n| *n == 0)
        .await?;
    Ok(())
}

/// Waits until the engine runs on the page.
pub(crate) async fn ready(session: &Session) -> Result<()> {
    session
        .wait_until(
            "the engine",
            async || Ok(session.driver().find_all(thirtyfour::By::Css("login-rescue-status")).await?.len()),
            |n| *n == 1,
        )
        .await?;
    Ok(())
}

/// Every event of the record, folded or not, oldest first.
pub(crate) async fn events(session: &Session) -> Result<Vec<Value>> {
    let all = session.extension_eval("return await chrome.storage.local.get(null)").await?;
    let mut events: Vec<Value> = Vec::new();
    for (key, value) in all.as_object().into_iter().flatten() {
        let text = value.as_str().unwrap_or_default();
        if key.starts_with("in:") {
            events.extend(serde_json::from_str::<Value>(text));
        } else if key.starts_with("block:") {
            events.extend(serde_json::from_str::<Vec<Value>>(text).unwrap_or_default());
        }
    }
    events.sort_by_key(|e| (e["at"].as_i64(), e["id"].as_str().map(str::to_owned)));
    events.dedup_by(|a, b| a["id"] == b["id"]);
    Ok(events)
}

/// The events of one kind that the background has folded into the record, once there are at least `count`.
/// Only then they say what a page does not know of itself: its tab, or what was odd about an attempt made on another page.
pub(crate) async fn folded(session: &Session, kind: &str, count: usize) -> Result<Vec<Value>> {
    let read = "return Object.entries(await chrome.storage.local.get(null)).flatMap(([key, text]) => key.startsWith('block:') ? JSON.parse(text) : [])";
    let of_kind = async || {
        let mut events: Vec<Value> = serde_json::from_value(session.extension_eval(read).await?)?;
        events.retain(|event| !event["fact"][kind].is_null());
        events.sort_by_key(|event| (event["at"].as_i64(), event["id"].as_str().map(str::to_owned)));
        Ok(events)
    };
    session.wait_until(&format!("{count} {kind} in the record"), of_kind, |events| events.len() >= count).await
}

/// The facts of one kind, once there are at least `count`.
pub(crate) async fn facts(session: &Session, kind: &str, count: usize) -> Result<Vec<Value>> {
    session
        .wait_until(
            &format!("{count} {kind}"),
            async || Ok(events(session).await?.into_iter().filter_map(|e| e["fact"].get(kind).cloned()).collect::<Vec<_>>()),
            |facts| facts.len() >= count,
        )
        .await
}

/// Types an address and a password and presses the site's button.
pub(crate) async fn try_to_log_in(session: &Session, mail: &str, password: &str) -> Result<()> {
    session.type_keys("#email_main", mail).await?;
    session.type_keys("#password_main", password).await?;
    session.click(".btn_login_main_white").await
}

/// Opens the sign-in page of the main host in a variant and waits for the engine.
pub(crate) async fn sign_in_page(session: &Session, query: &str) -> Result<()> {
    session.goto(&format!("{SIGN_IN}{query}")).await?;
    ready(session).await
}

/// The events of one kind, once there are at least `count`: what [`facts`] gives, with time, tab and id around it.
pub(crate) async fn events_of(session: &Session, kind: &str, count: usize) -> Result<Vec<Value>> {
    session
        .wait_until(
            &format!("{count} events of {kind}"),
            async || Ok(events(session).await?.into_iter().filter(|e| !e["fact"][kind].is_null()).collect::<Vec<_>>()),
            |events| events.len() >= count,
        )
        .await
}

/// The texts of the site's messages, once there are at least `count`.
pub(crate) async fn said(session: &Session, count: usize) -> Result<Vec<String>> {
    let messages = facts(session, "site-message", count).await?;
    Ok(messages.iter().map(|m| m["text"].as_str().unwrap_or_default().to_owned()).collect())
}

/// The sign-in page with parameters of the reconstructed site.
pub(crate) fn sign_in(query: &str) -> String {
    format!("{SIGN_IN}?{query}")
}

/// Opens a page and waits until the engine runs on it.
pub(crate) async fn open(session: &Session, url: &str) -> Result<()> {
    session.goto(url).await?;
    ready(session).await
}

/// How many cards stand on the page right now.
pub(crate) async fn hints(session: &Session) -> Result<usize> {
    Ok(session.driver().find_all(thirtyfour::By::Css("login-rescue-hint")).await?.len())
}

/// Clicks the button of the only card that says `label`.
pub(crate) async fn click_in_hint(session: &Session, label: &str) -> Result<()> {
    let card = session.shadow("login-rescue-hint").await?;
    for (n, button) in card.find_all("button").await?.iter().enumerate() {
        if button.text().await? == label {
            return card.click(&format!("button[data-action='{n}']")).await;
        }
    }
    Err(e2e::Error::Other(format!("no button {label} in {:?}", card.text(".card").await?)))
}

/// What of the site's text, fields, buttons and pictures, or of our own, lies under one of our pieces,
/// and which of them reaches out of the window.
pub(crate) async fn covered(session: &Session) -> Result<Value> {
    session.eval_in_page(COVERED).await
}

const COVERED: &str = "
const ours = [...document.querySelectorAll('login-rescue-hint,login-rescue-panel,login-rescue-reset,login-rescue-lens')];
const meet = (a, b) => a.width && b.width &&
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
const site = [];
// What lies behind an open dialog is covered already.
const front = document.querySelector('dialog:modal') ?? document.body;
for (const element of front.querySelectorAll('input:not([type=hidden]),button,select,textarea,img,iframe')) {
  site.push([element.id || element.tagName, element.getBoundingClientRect()]);
}
const walker = document.createTreeWalker(front, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  if (text) for (const box of range.getClientRects()) site.push([text, box]);
}
return ours.flatMap(one => {
  const box = one.getBoundingClientRect();
  const others = ours.filter(other => other !== one).map(other => [other.localName, other.getBoundingClientRect()]);
  const under = [...site, ...others].filter(([, other]) => meet(box, other)).map(([name]) => name);
  const out = box.left < 0 || box.right > document.documentElement.clientWidth ? ['out of the window'] : [];
  return [...under, ...out, ...(box.width < 100 || box.height < 20 ? [`only ${box.width} x ${box.height}`] : [])];
});
";

/// Whether the extension's background runs right now; asking does not wake it.
pub(crate) async fn background_runs(session: &Session) -> Result<bool> {
    let alive = session
        .extension_eval(
            "if (chrome.runtime.getContexts) return (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length > 0; \
             return chrome.extension.getViews().some(view => view.location.pathname.includes('background'))",
        )
        .await?;
    Ok(alive == true)
}
