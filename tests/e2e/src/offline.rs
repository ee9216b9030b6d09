//! Taking the network away, as a pulled cable would.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::{Browser, Result, Session};

/// For as long as this lives, the extension's background has no network.
#[derive(Debug)]
#[must_use]
pub struct Offline {
    /// Chromium ends what was asked for over a socket together with it.
    _socket: Option<WebSocketStream<MaybeTlsStream<TcpStream>>>,
}

impl Session {
    /// Takes the network from the extension's background, which has to be running, and in Firefox from everything.
    pub async fn go_offline(&self) -> Result<Offline> {
        match self.browser() {
            Browser::Firefox => {
                self.in_firefox("Services.io.offline = true; return Services.io.offline", Value::Null).await?;
                Ok(Offline { _socket: None })
            }
            Browser::Chromium => {
                let worker = self.wait("a service worker", async || Ok(self.service_workers().await?.into_iter().next())).await?;
                let mut socket = self.socket_of(&worker).await?;
                let conditions = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                for (id, method, params) in [(1, "Network.enable", json!({})), (2, "Network.emulateNetworkConditions", conditions)] {
                    let call = json!({ "id": id, "method": method, "params": params });
                    socket.send(Message::text(call.to_string())).await.map_err(crate::devtools::broken)?;
                    while let Some(message) = socket.next().await {
                        let Message::Text(text) = message.map_err(crate::devtools::broken)? else { continue };
                        if serde_json::from_str::<Value>(&text)?["id"] == id {
                            break;
                        }
                    }
                }
                // What is emulated reaches the worker's requests, but not what it says of the network.
                self.in_background("Object.defineProperty(background.navigator, 'onLine', { get: () => false })").await?;
                Ok(Offline { _socket: Some(socket) })
            }
        }
    }
}
