//! Sending the extension's background to sleep, which browsers do after 30 seconds of rest.

use serde_json::{Value, json};

use crate::{Browser, Result, Session};

impl Session {
    /// Stops the background, as the browser would, and waits until it is gone. The next event
    /// starts it anew.
    pub async fn stop_background(&self) -> Result<()> {
        match self.browser() {
            Browser::Chromium => self.stop_service_worker().await,
            Browser::Firefox => self.stop_event_page().await,
        }
    }

    /// Runs the body of an async function with the running background's global object as
    /// `background`, and gives the JSON it returns. What it changes there lasts until the background stops.
    pub async fn in_background(&self, body: &str) -> Result<Value> {
        match self.browser() {
            Browser::Chromium => {
                let worker = self.wait("a service worker", async || Ok(self.service_workers().await?.into_iter().next())).await?;
                let body = format!("(async background => {{ {body} }})(globalThis).then(value => JSON.stringify(value ?? null))");
                let answer = self.evaluate_in_target(&worker, &body).await?;
                Ok(serde_json::from_str(answer.as_str().unwrap_or_default())?)
            }
            Browser::Firefox => self.extension_eval(&format!("const background = await chrome.runtime.getBackgroundPage(); {body}")).await,
        }
    }

    async fn stop_service_worker(&self) -> Result<()> {
        self.wait("the service worker to stop", async || {
            let workers = self.service_workers().await?;
            for id in &workers {
                let target = json!({ "targetId": id });
                self.driver().cdp().send_raw("Target.closeTarget", target).await?;
            }
            Ok(workers.is_empty().then_some(()))
        })
        .await
    }

    pub(crate) async fn service_workers(&self) -> Result<Vec<String>> {
        let origin = self.extension_url("")?;
        let targets = self.driver().cdp().send_raw("Target.getTargets", ()).await?;
        let targets = targets.get("targetInfos").and_then(Value::as_array).into_iter().flatten();
        let text = |target: &Value, key: &str| target.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(targets
            .filter(|target| text(target, "type") == "service_worker")
            .filter(|target| text(target, "url").starts_with(&origin))
            .map(|target| text(target, "targetId"))
            .collect())
    }

    async fn stop_event_page(&self) -> Result<()> {
        let id = json!(self.unpacked()?.id);
        let stop = "const { extension } = WebExtensionPolicy.getByID(argument); \
                    await extension.terminateBackground({ ignoreDevToolsAttached: true }); \
                    return extension.backgroundState";
        self.wait_until("the event page to stop", async || self.in_firefox(stop, id.clone()).await, |state| state == "stopped")
            .await
            .map(drop)
    }
}
