//! Records of any length, as a browser keeps them: for tests, benchmarks and pictures of the journal tab.

use serde_json::{Value, json};

use crate::{Result, Session};

/// How many events a stored block takes.
const BLOCK: usize = 200;
/// 2026-11-22 21:04:31 in Japan: the newest event is an hour before it.
const END: i64 = 1_795_349_071_000;
const HOUR: i64 = 3_600_000;

/// So many events, oldest first: evenings of refused logins with what the site said, a success at the very beginning, and clearings.
pub fn events(count: usize) -> Vec<Value> {
    let mut events = Vec::with_capacity(count + 4);
    // All groups have three events, but for the first, which led in and has two.
    let groups = if count > 3 { (count + 1).div_ceil(3) } else { count.div_ceil(3) };
    for group in 0..groups {
        let back = i64::try_from(groups - group).unwrap_or_default();
        // Three groups an evening, and now and then one at noon.
        let hour = if back % 11 == 0 { -9 } else { -(back % 3) };
        let at = END - HOUR + (hour - 24 * (back / 3)) * HOUR / 2 * 2 - back * 1000;
        let id = |n: i64| format!("{:011x}-{back:07x}{n:06x}", at + n);
        let event = |n: i64, fact: Value| json!({ "v": 1, "id": id(n), "at": at + n, "zone": 540, "tab": 3, "view": format!("v{group}"), "fact": fact });
        let page = json!({ "host": "hapitas.jp", "path": "/auth/signin/" });
        let mut attempt = json!({ "page": page, "trigger": "button", "autofilled": back % 4 == 0, "captcha": true });
        if back % 5 == 0 {
            attempt["findings"] = json!([{ "field": "mail", "code": "fullwidth-at" }]);
        }
        events.push(event(0, json!({ "attempt": attempt })));
        let inside = group == 0 && groups > 1;
        let mut seen = json!({ "page": page, "status": 200, "form": if inside { "none" } else { "sign-in" }, "attempt": id(0) });
        if inside {
            seen["signed_in"] = json!(true);
        }
        events.push(event(900, json!({ "page-seen": seen })));
        if back % 17 == 9 {
            let done = json!([{ "host": "hapitas.jp", "kind": "cookies", "count": { "before": 12, "after": 0 }, "means": "removed" },
                { "host": "hapitas.jp", "kind": "http-cache", "count": { "before": null, "after": null }, "means": "removed-uncounted" }]);
            events.push(event(60_000, json!({ "data-cleared": { "done": done } })));
        } else if !inside {
            let words = ["入力内容をご確認のうえ、もう一度お試しください。（E-2041）", "しばらくしてからお試しください。"];
            let text = words[usize::from(back % 8 == 3)];
            let message = json!({ "text": text, "page": page, "status": 200, "appeared": "with-page", "attempt": id(0) });
            events.push(event(901, json!({ "site-message": message })));
        }
    }
    // What is too much goes from behind the success, so that the newest group stays whole.
    let excess = events.len().saturating_sub(count);
    if groups > 1 {
        events.drain(2..2 + excess);
    }
    events.truncate(count);
    events
}

impl Session {
    /// Puts a record in the place of all that is stored, and gives its events: long ones in sealed blocks.
    pub async fn store_record(&self, count: usize) -> Result<Vec<Value>> {
        let events = events(count);
        // Chromium's own first page lets no extension in.
        if self.driver().current_url().await?.scheme().starts_with("chrome")
            && !self.driver().current_url().await?.scheme().ends_with("extension")
        {
            self.goto("https://other.example/").await?;
        }
        let forget = "const keys = await chrome.storage.local.getKeys(); await chrome.storage.local.remove(keys)";
        self.extension_eval(forget).await?;
        if events.len() <= BLOCK {
            // As pages write them: the background folds them and knows of them.
            let items: serde_json::Map<String, Value> =
                events.iter().map(|e| (format!("in:{}", e["id"].as_str().unwrap_or_default()), Value::from(e.to_string()))).collect();
            self.extension_eval(&format!("await chrome.storage.local.set({})", Value::Object(items))).await?;
            return Ok(events);
        }
        for (number, block) in events.chunks(BLOCK).enumerate() {
            let text = serde_json::to_string(block).unwrap_or_default();
            let body = format!("await chrome.storage.local.set({{ 'block:{number:06}': {} }})", Value::from(text));
            self.extension_eval(&body).await?;
        }
        Ok(events)
    }

    /// Opens the journal tab and waits until the record stands there.
    pub async fn open_journal(&self) -> Result<()> {
        self.open_extension_page("journal.html").await?;
        self.wait_until(
            "the record",
            async || Ok(self.find("#record").await?.attr("aria-busy").await?),
            |busy| busy.as_deref() == Some("false"),
        )
        .await?;
        Ok(())
    }
}
