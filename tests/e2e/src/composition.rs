//! An input method at work: composing text, then committing it.

use serde_json::json;

use crate::{Browser, Result, Session};

/// Kept in the window: a composition is one conversation over several calls.
const PROCESSOR: &str = "
const processor = window.e2eProcessor ??=
  Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
if (!processor.beginInputTransactionForTests(window)) throw new Error('no input transaction');
";

const COMPOSE: &str = "
processor.setPendingCompositionString(argument);
if (argument) processor.appendClauseToPendingComposition(argument.length, processor.ATTR_RAW_CLAUSE);
processor.setCaretInPendingComposition(argument.length);
return processor.flushPendingComposition();
";

impl Session {
    /// Shows `text` as being composed where the focus is; begins a composition or changes it.
    pub async fn compose(&self, text: &str) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let end = text.encode_utf16().count();
                let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
                self.driver().cdp().send_raw("Input.imeSetComposition", composition).await?;
            }
            Browser::Firefox => {
                self.in_firefox(&format!("{PROCESSOR}{COMPOSE}"), json!(text)).await?;
            }
        }
        Ok(())
    }

    /// Ends the composition with `text`.
    pub async fn commit(&self, text: &str) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                self.driver().cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
            }
            Browser::Firefox => {
                let commit = "processor.commitCompositionWith(argument)";
                self.in_firefox(&format!("{PROCESSOR}{commit}"), json!(text)).await?;
            }
        }
        Ok(())
    }
}
