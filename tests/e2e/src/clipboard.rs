//! The browser's own clipboard: headless browsers keep one each.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Browser, Error, Result, Session};

const CHROMIUM: &str = "
(() => {
  const fill = event => {
    event.clipboardData.setData('text/plain', TEXT);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', fill, { capture: true, once: true });
  return document.execCommand('copy');
})()
";

const FIREFOX: &str = "
Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(argument);
";

impl Session {
    /// Puts `text` on the clipboard. No page notices.
    pub async fn copy(&self, text: &str) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let call = json!({
                    "expression": CHROMIUM.replace("TEXT", &json!(text).to_string()),
                    "userGesture": true,
                });
                let answer = self.driver().cdp().send_raw("Runtime.evaluate", call).await?;
                if answer.pointer("/result/value") != Some(&Value::Bool(true)) {
                    return Err(Error::Script(answer.to_string()));
                }
            }
            Browser::Firefox => {
                self.in_firefox(FIREFOX, Value::from(text)).await?;
            }
        }
        Ok(())
    }

    /// Clicks into the field and pastes `text` with Ctrl+V.
    pub async fn paste(&self, css: &str, text: &str) -> Result<()> {
        self.copy(text).await?;
        self.click(css).await?;
        self.press_with(Key::Control, 'v').await
    }
}
