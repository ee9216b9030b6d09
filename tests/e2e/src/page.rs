//! The page in front: where it is, what a script in it says, how it looks.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use crate::{Browser, Error, Result, Session};

impl Session {
    /// Opens `url` and waits for its `load` event.
    pub async fn goto(&self, url: &str) -> Result<()> {
        Ok(self.driver().goto(url).await?)
    }

    /// The element `css` finds, once there is one.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.wait(css, async || Ok(Some(self.driver().find(By::Css(css)).await?))).await
    }

    /// The `value` of a field, as the page sees it.
    pub async fn value_of(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.prop("value").await?.unwrap_or_default())
    }

    /// Runs the body of an async function in the page and gives the JSON it returns.
    pub async fn eval_in_page(&self, body: &str) -> Result<Value> {
        self.run(body, Value::Null).await
    }

    /// Gives the page exactly this much room, in CSS pixels, however small: 320 wide is what is left
    /// at 400 % zoom.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let room = json!({
                    "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false,
                });
                self.driver().cdp().send_raw("Emulation.setDeviceMetricsOverride", room).await?;
            }
            Browser::Firefox => {
                let context = self.driver().window().await?.to_string();
                let viewport = json!({ "width": width, "height": height });
                let room = json!({ "context": context, "viewport": viewport });
                self.driver().bidi().await?.send_raw("browsingContext.setViewport", room).await?;
            }
        }
        Ok(())
    }

    /// A picture of what is in the window, as PNG; makes the folders it needs.
    pub async fn screenshot(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, self.driver().screenshot_as_png().await?)?)
    }

    /// Runs an async function's body in the current context; `argument` is its `argument`.
    pub(crate) async fn run(&self, body: &str, argument: Value) -> Result<Value> {
        let script = format!(
            "const [argument, done] = arguments; \
             (async () => {{ {body} }})().then(\
                value => done({{ value: value ?? null }}), \
                error => done({{ error: `${{error}}\\n${{error?.stack}}` }}));"
        );
        let answer = self.driver().execute_async(script, vec![argument]).await?;
        unpack(answer.json().clone())
    }
}

/// What [`Session::run`]'s wrapper hands back.
pub(crate) fn unpack(mut answer: Value) -> Result<Value> {
    match answer.get("error") {
        Some(error) => Err(Error::Script(error.as_str().map_or_else(|| json!(error).to_string(), str::to_owned))),
        None => Ok(answer.get_mut("value").map(Value::take).unwrap_or_default()),
    }
}
