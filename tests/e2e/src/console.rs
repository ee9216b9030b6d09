//! What page and content script wrote to the console, and the errors nobody caught.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::StreamExt as _;
use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::bidi::events::LogEntryAdded;

use crate::{Browser, Result, Session};

/// One line of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `console.error`, an uncaught exception, or what the browser itself calls an error.
    pub is_error: bool,
    /// The text; in Chromium after the place it came from.
    pub text: String,
}

/// Everything since the session's start.
#[derive(Debug, Clone, Default)]
pub(crate) struct Console(Arc<Mutex<Vec<Message>>>);

impl Console {
    /// In Firefox, listens from now on; Chromium's driver collects by itself.
    pub(crate) async fn listen(browser: Browser, driver: &WebDriver) -> Result<Self> {
        let console = Self::default();
        if browser == Browser::Firefox {
            let mut entries = driver.bidi().await?.subscribe::<LogEntryAdded>().await?;
            let listener = console.clone();
            tokio::spawn(async move {
                while let Some(entry) = entries.next().await {
                    let is_error = entry.level.as_str() == "error";
                    listener.add(Message { is_error, text: entry.text.unwrap_or_default() });
                }
            });
        }
        Ok(console)
    }

    fn add(&self, message: Message) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(message);
    }
}

impl Session {
    /// Everything the pages of this session wrote so far.
    pub async fn console(&self) -> Result<Vec<Message>> {
        match self.browser() {
            Browser::Chromium => {
                for entry in self.driver().get_log("browser").await? {
                    let is_error = entry.level == "SEVERE";
                    self.messages().add(Message { is_error, text: entry.message });
                }
            }
            Browser::Firefox => self.let_messages_arrive().await?,
        }
        Ok(self.messages().0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// An answer from the page's process comes after what it wrote before, in the same socket.
    async fn let_messages_arrive(&self) -> Result<()> {
        let context = self.driver().window().await?.to_string();
        let nothing = json!({
            "expression": "0", "target": { "context": context }, "awaitPromise": false,
        });
        self.driver().bidi().await?.send_raw("script.evaluate", nothing).await?;
        tokio::task::yield_now().await;
        Ok(())
    }
}
