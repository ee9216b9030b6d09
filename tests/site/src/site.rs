//! Starting and stopping the server, and asking it what it saw.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio_rustls::rustls;

use crate::certificate::Certificate;
use crate::conduct::Conduct;
use crate::record::{Login, Request};
use crate::server;
use crate::state::State;

/// A running server on 127.0.0.1; dropping it stops it.
pub struct Site {
    port: u16,
    spki_sha256: String,
    certificate: Vec<u8>,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Starts on any free port.
    pub fn start() -> Result<Self, SiteError> {
        Self::start_on(0)
    }

    /// Starts on `port`; 0 means any free one.
    pub fn start_on(port: u16) -> Result<Self, SiteError> {
        let certificate = Certificate::make()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let state = Arc::new(State::new());
        let (stop, stopped) = oneshot::channel::<()>();
        let (config, shared) = (certificate.config, Arc::clone(&state));
        let thread = std::thread::Builder::new().name("reconstructed-site".to_owned()).spawn(move || {
            runtime.spawn(server::accept(listener, config, shared));
            // An error only says that the Site itself is gone: stop either way.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Self {
            port,
            spki_sha256: certificate.spki_sha256,
            certificate: certificate.der.to_vec(),
            state,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo, for
    /// Chromium's `--ignore-certificate-errors-spki-list`.
    pub fn spki_sha256(&self) -> &str {
        &self.spki_sha256
    }

    /// The certificate in DER, for clients that trust it by itself.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// Everything received since the start or the last [`Site::forget_requests`], in order.
    pub fn requests(&self) -> Vec<Request> {
        self.state.requests()
    }

    /// Empties the list of requests; logins and hits stay.
    pub fn forget_requests(&self) {
        self.state.forget_requests();
    }

    /// The first request received that satisfies `wanted`, waiting for it at most `limit`.
    pub fn wait_for(&self, limit: Duration, wanted: impl Fn(&Request) -> bool) -> Option<Request> {
        self.state.wait_for(limit, wanted)
    }

    /// Every attempt to log in since the start, in order.
    pub fn logins(&self) -> Vec<Login> {
        self.state.logins()
    }

    /// How often `path` of `host` was asked for since the start.
    pub fn hits(&self, host: &str, path: &str) -> usize {
        let hits = self.state.hits();
        hits.get(host).and_then(|paths| paths.get(path)).copied().unwrap_or(0)
    }

    /// From now on the whole site behaves like this.
    pub fn behave(&self, conduct: Conduct) {
        self.state.set_conduct(conduct);
    }

    /// Lets every answer go that `slow` holds now, and every `slow=MS` too.
    pub fn release_slow(&self) {
        self.state.release();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // The thread's panic, if any, was printed when it happened.
            let _ = thread.join();
        }
    }
}

/// Why the server did not start.
#[derive(Debug)]
pub enum SiteError {
    /// The certificate could not be made.
    Certificate(rcgen::Error),
    /// TLS refused the certificate.
    Tls(rustls::Error),
    /// The port, the runtime or the thread was not to be had.
    System(io::Error),
}

impl fmt::Display for SiteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Certificate(_) => "the certificate could not be made",
            Self::Tls(_) => "TLS refused the certificate",
            Self::System(_) => "the port, the runtime or the thread was not to be had",
        })
    }
}

impl Error for SiteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(match self {
            Self::Certificate(cause) => cause,
            Self::Tls(cause) => cause,
            Self::System(cause) => cause,
        })
    }
}

impl From<rcgen::Error> for SiteError {
    fn from(cause: rcgen::Error) -> Self {
        Self::Certificate(cause)
    }
}

impl From<rustls::Error> for SiteError {
    fn from(cause: rustls::Error) -> Self {
        Self::Tls(cause)
    }
}

impl From<io::Error> for SiteError {
    fn from(cause: io::Error) -> Self {
        Self::System(cause)
    }
}
