//! One key of a keyboard that may be of another country: place and sign are given apart.

use serde_json::{Value, json};

use crate::{Browser, Result, Session};

/// The processor takes the event as it is, and so do the page's handlers.
const FIREFOX: &str = "
const [code, key, shift] = argument;
const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
if (!processor.beginInputTransactionForTests(window)) throw new Error('no input transaction');
const held = new KeyboardEvent('', { key: 'Shift', code: 'ShiftLeft' });
const event = new KeyboardEvent('', { key, code });
if (shift) processor.keydown(held);
processor.keydown(event);
processor.keyup(event);
if (shift) processor.keyup(held);
";

impl Session {
    /// Presses the key at the place `code` (`BracketLeft`, `Numpad1`) where it yields `key`
    /// (`[`, `End`), with Shift held or not. A sign is typed where the focus is.
    pub async fn stroke(&self, code: &str, key: &str, shift: bool) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let text = if key.chars().count() == 1 { key } else { "" };
                for kind in ["keyDown", "keyUp"] {
                    let text = if kind == "keyDown" { text } else { "" };
                    let event = json!({ "type": kind, "code": code, "key": key, "text": text, "modifiers": if shift { 8 } else { 0 } });
                    self.driver().cdp().send_raw("Input.dispatchKeyEvent", event).await?;
                }
            }
            Browser::Firefox => {
                self.in_firefox(FIREFOX, Value::from(vec![json!(code), json!(key), json!(shift)])).await?;
            }
        }
        Ok(())
    }
}
