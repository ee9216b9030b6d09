//! A script in a Chromium tab that is not in front, over that tab's own DevTools socket.
//!
//! The driver can run scripts only in the tab it has switched to, and switching takes the focus
//! from the page under test (8 `blur` events in a typical test, measured).

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::{Error, Result, Session};

impl Session {
    /// The DevTools socket of one target.
    pub(crate) async fn socket_of(&self, target: &str) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>> {
        let options = self.driver().capabilities().get("goog:chromeOptions");
        let address = options
            .and_then(|options| options.get("debuggerAddress"))
            .and_then(Value::as_str)
            .ok_or(Error::Unsupported("the driver names no DevTools address"))?;
        let url = format!("ws://{address}/devtools/page/{target}");
        Ok(connect_async(url).await.map_err(broken)?.0)
    }

    /// The value of `expression` in the tab `target`, awaited.
    pub(crate) async fn evaluate_in_target(&self, target: &str, expression: &str) -> Result<Value> {
        let mut socket = self.socket_of(target).await?;
        let call = json!({
            "id": 1,
            "method": "Runtime.evaluate",
            "params": { "expression": expression, "awaitPromise": true, "returnByValue": true },
        });
        socket.send(Message::text(call.to_string())).await.map_err(broken)?;
        while let Some(message) = socket.next().await {
            let Message::Text(text) = message.map_err(broken)? else { continue };
            let answer: Value = serde_json::from_str(&text)?;
            if answer.get("id").is_some() {
                let value = answer.pointer("/result/result/value").cloned();
                return value.ok_or_else(|| Error::Script(answer.to_string()));
            }
        }
        Err(Error::Other("the DevTools socket closed before it answered".to_owned()))
    }
}

pub(crate) fn broken(error: impl ToString) -> Error {
    Error::Other(format!("DevTools socket: {}", error.to_string()))
}
