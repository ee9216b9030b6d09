//! An HTTPS server with one page, whatever the host.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use e2e::Server;
use rcgen::{CertificateParams, KeyPair, PublicKeyData as _};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use sha2::{Digest as _, Sha256};

const PAGE: &str = r#"<!doctype html><html lang="ja"><meta charset="utf-8"><title>stand-in</title>
<form><p id="advice">the description</p>
<input id="mail" type="text" aria-describedby="advice" autocomplete="off">
<input id="password" type="password" autocomplete="off">
<button id="send" type="button" onclick="this.textContent = event.isTrusted ? 'clicked' : 'faked'">go</button></form>
<script>
  window.keys = [];
  for (const type of ['keydown', 'input', 'compositionstart', 'compositionend', 'paste', 'blur', 'visibilitychange'])
    addEventListener(type, event => keys.push({ type, key: event.key, data: event.data, trusted: event.isTrusted,
      caps: event.getModifierState?.('CapsLock'), composing: event.isComposing }), true);
</script>"#;

/// The running server.
pub(crate) struct StandIn {
    pub(crate) server: Server,
    requests: Arc<Mutex<Vec<String>>>,
}

impl StandIn {
    pub(crate) fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let names = ["hapitas.jp", "*.hapitas.jp", "other.example"].map(str::to_owned);
        let key = KeyPair::generate().unwrap();
        let cert = CertificateParams::new(names).unwrap().self_signed(&key).unwrap();
        let spki_sha256 = BASE64_STANDARD.encode(Sha256::digest(key.subject_public_key_info()));
        let secret = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![cert.der().clone()], secret).unwrap();
        let (config, requests) = (Arc::new(config), Arc::new(Mutex::new(Vec::new())));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (config, log) = (Arc::clone(&config), Arc::clone(&log));
                thread::spawn(move || answer(stream, config, &log));
            }
        });
        Self { server: Server { port, spki_sha256 }, requests }
    }

    /// `host path` of every request so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// One request, one page; a browser that hangs up is not an error.
fn answer(stream: TcpStream, config: Arc<ServerConfig>, log: &Mutex<Vec<String>>) -> Option<()> {
    let mut tls = StreamOwned::new(ServerConnection::new(config).ok()?, stream);
    let (mut path, mut host) = (String::new(), String::new());
    let mut lines = BufReader::new(&mut tls).lines();
    while let Some(Ok(line)) = lines.next() {
        if line.is_empty() {
            break;
        }
        if let Some(rest) = line.strip_prefix("GET ") {
            path = rest.split(' ').next()?.to_owned();
        } else if let Some(name) = line.to_lowercase().strip_prefix("host: ") {
            host = name.to_owned();
        }
    }
    log.lock().unwrap().push(format!("{host} {path}"));
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\
         Set-Cookie: seen=1; Path=/; HttpOnly\r\nConnection: close\r\n\r\n",
        PAGE.len()
    );
    tls.write_all(head.as_bytes()).ok()?;
    tls.write_all(PAGE.as_bytes()).ok()?;
    tls.conn.send_close_notify();
    tls.flush().ok()
}
