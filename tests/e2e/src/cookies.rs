//! All cookies of the browser, whatever page is open.

use serde_json::{Value, json};

use crate::{Browser, Result, Session};

/// A cookie, as far as tests compare it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cookie {
    /// The host it belongs to; with a dot before it when subdomains get it too.
    pub domain: String,
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether scripts cannot see it.
    pub http_only: bool,
    /// Whether it goes through https only.
    pub secure: bool,
}

impl Session {
    /// Every cookie, partitioned and `HttpOnly` ones too, in order of domain and name.
    pub async fn cookies(&self) -> Result<Vec<Cookie>> {
        let answer = match self.browser() {
            Browser::Chromium => self.driver().cdp().send_raw("Storage.getCookies", ()).await?,
            Browser::Firefox => self.driver().bidi().await?.send_raw("storage.getCookies", json!({})).await?,
        };
        let found = answer.get("cookies").and_then(Value::as_array).into_iter().flatten();
        let mut cookies: Vec<Cookie> = found.map(cookie).collect();
        cookies.sort();
        Ok(cookies)
    }
}

fn cookie(cookie: &Value) -> Cookie {
    let text = |path: &str| cookie.pointer(path).and_then(Value::as_str).map(str::to_owned);
    let flag = |key: &str| cookie.get(key).and_then(Value::as_bool).unwrap_or_default();
    Cookie {
        domain: text("/domain").unwrap_or_default(),
        name: text("/name").unwrap_or_default(),
        // BiDi says `{ type, value }`.
        value: text("/value").or_else(|| text("/value/value")).unwrap_or_default(),
        http_only: flag("httpOnly"),
        secure: flag("secure"),
    }
}
