//! The journal tab over large records: time until the record is shown.

use e2e::{Result, Session};
use serde_json::{Value, json};

use crate::spread::Spread;

const EVENTS: [usize; 2] = [10_000, 20_000];
const OPENED: usize = 7;
const BLOCK: usize = 200;
/// 2026-11-01 00:00 in Japan, in milliseconds since the epoch.
const START: i64 = 1_793_458_800_000;

/// Measures and prints.
pub(crate) async fn measure(session: &Session) -> Result<()> {
    println!("\nThe journal tab in {}", session.browser().name());
    println!("| events | opened until shown |\n|---|---|");
    for events in EVENTS {
        fill(session, events).await?;
        let mut all = Vec::new();
        for _ in 0..OPENED {
            session.goto(&session.extension_url("journal.html")?).await?;
            let read = "return Number(document.documentElement.dataset.shown ?? 0)";
            let shown = session.wait_until("the record", async || session.eval_in_page(read).await, |at| *at != json!(0)).await?;
            all.extend(shown.as_f64());
        }
        println!("| {events} | {} |", Spread::of(all));
    }
    Ok(())
}

/// Writes a record of refused logins, as the background would have.
async fn fill(session: &Session, events: usize) -> Result<()> {
    session.extension_eval("await chrome.storage.local.clear()").await?;
    let all: Vec<Value> = (0..events).map(event).collect();
    for (number, some) in all.chunks(BLOCK * 10).enumerate() {
        let blocks: serde_json::Map<String, Value> = some
            .chunks(BLOCK)
            .enumerate()
            .map(|(n, block)| (format!("block:{:06}", number * 10 + n), json!(json!(block).to_string())))
            .collect();
        session.extension_eval(&format!("await chrome.storage.local.set({})", json!(blocks))).await?;
    }
    Ok(())
}

/// Attempt, page, message, and again; one attempt every twenty minutes.
fn event(n: usize) -> Value {
    let tried = i64::try_from(n / 3).unwrap_or_default();
    let at = START + tried * 1_200_000;
    let id = |kind: usize| format!("{:011x}-{:013x}", at + i64::try_from(kind).unwrap_or_default(), kind);
    let page = json!({ "host": "hapitas.jp", "path": "/auth/signin/" });
    let fact = match n % 3 {
        0 => json!({ "attempt": { "page": page, "trigger": "button", "autofilled": false, "captcha": true } }),
        1 => json!({ "page-seen": { "page": page, "status": 200, "form": "sign-in", "attempt": id(0) } }),
        _ => json!({ "site-message": {
            "text": "入力内容をご確認のうえ、もう一度お試しください。（E-2041）", "page": page, "status": 200, "appeared": "with-page", "attempt": id(0),
        } }),
    };
    let kind = n % 3;
    json!({ "v": 1, "id": id(kind), "at": at + i64::try_from(kind).unwrap_or_default(), "zone": 540, "tab": 1, "fact": fact })
}
