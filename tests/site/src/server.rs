//! From the socket to a [`Request`] and back.

use std::fmt;
use std::net::TcpListener;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{COOKIE, HOST};
use hyper::service::service_fn;
use hyper::{Response, server::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use crate::fault::Fault;
use crate::record::{self, Request};
use crate::route;
use crate::state::State;

/// Serves every connection until the runtime ends.
pub(crate) async fn accept(listener: TcpListener, config: Arc<ServerConfig>, state: Arc<State>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("reconstructed-site: the listener cannot be used: {error}");
            return;
        }
    };
    let acceptor = TlsAcceptor::from(config);
    loop {
        // A connection that ended before it was accepted says nothing about the next one.
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, acceptor.clone(), Arc::clone(&state)));
        }
    }
}

/// Errors are the browser's business: it hung up, refused the certificate, or was dropped.
async fn connection(stream: TcpStream, acceptor: TlsAcceptor, state: Arc<State>) {
    let _ = stream.set_nodelay(true);
    let Ok(stream) = acceptor.accept(stream).await else {
        return;
    };
    let service = service_fn(|incoming| serve(incoming, &state));
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn serve(incoming: hyper::Request<Incoming>, state: &State) -> Result<Response<Full<Bytes>>, NoAnswer> {
    let release = state.next_release();
    let request = read(incoming).await?;
    let conduct = state.conduct();
    let fault = conduct.or(Fault::of(&request));
    let mut answer = route::answer(&request, state);
    if let Some(date) = conduct.date() {
        answer = answer.with("date", date);
    }
    state.record(&request);
    fault.wait(release).await;
    if fault.drop {
        return Err(NoAnswer::Dropped);
    }
    Ok(answer.into_response())
}

async fn read(incoming: hyper::Request<Incoming>) -> Result<Request, NoAnswer> {
    let (head, body) = incoming.into_parts();
    let body = body.collect().await.map_err(NoAnswer::Body)?.to_bytes();
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let host = head.headers.get(HOST).map(|host| text(host.as_bytes()));
    let host = host.unwrap_or_default().to_ascii_lowercase();
    let cookies = head.headers.get_all(COOKIE).iter();
    Ok(Request {
        host: host.split(':').next().unwrap_or_default().to_owned(),
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect(),
        cookies: cookies.flat_map(|header| record::cookies(&text(header.as_bytes())).collect::<Vec<_>>()).collect(),
        body: text(&body),
    })
}

/// Why a connection is closed without an answer.
#[derive(Debug)]
enum NoAnswer {
    Dropped,
    Body(hyper::Error),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dropped => out.write_str("dropped on purpose"),
            Self::Body(cause) => write!(out, "the body did not arrive: {cause}"),
        }
    }
}

impl std::error::Error for NoAnswer {}
