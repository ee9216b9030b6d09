//! What a screen reader is told.

use serde_json::{Value, json};

use crate::{Browser, Result, Session};

/// Runs with the browser's rights in the process of the page, where the accessible objects are.
const FRAME_SCRIPT: &str = "
const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
const element = content.document.querySelector(CSS);
const accessible = element && service.getAccessibleFor(element);
sendAsyncMessage('e2e:accessible', accessible
  ? { name: accessible.name, description: accessible.description } : null);
";

/// Asks the page's process again until the accessible objects have been made.
const FIREFOX: &str = "
Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
const messages = gBrowser.selectedBrowser.messageManager;
return new Promise(resolve => {
  messages.addMessageListener('e2e:accessible', function listener({ data }) {
    messages.removeMessageListener('e2e:accessible', listener);
    resolve(data);
  });
  messages.loadFrameScript('data:application/javascript,' + encodeURIComponent(argument), false);
});
";

impl Session {
    /// The accessible description of an element: what `aria-describedby` leads to, as text.
    pub async fn accessible_description(&self, css: &str) -> Result<String> {
        self.accessible(css, "description").await
    }

    /// The accessible name of an element: its label.
    pub async fn accessible_name(&self, css: &str) -> Result<String> {
        self.accessible(css, "name").await
    }

    async fn accessible(&self, css: &str, what: &str) -> Result<String> {
        match self.browser() {
            Browser::Chromium => {
                let node = self.find(css).await?.cdp_backend_node_id().await?;
                let query = json!({ "backendNodeId": node, "fetchRelatives": false });
                let tree = self.driver().cdp().send_raw("Accessibility.getPartialAXTree", query).await?;
                Ok(text(tree.pointer(&format!("/nodes/0/{what}/value"))))
            }
            Browser::Firefox => {
                let script = FRAME_SCRIPT.replace("CSS", &json!(css).to_string());
                let accessible = self
                    .wait(&format!("the accessible object of {css}"), async || {
                        let answer = self.in_firefox(FIREFOX, json!(script)).await?;
                        Ok((!answer.is_null()).then_some(answer))
                    })
                    .await?;
                Ok(text(accessible.get(what)))
            }
        }
    }
}

fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}
