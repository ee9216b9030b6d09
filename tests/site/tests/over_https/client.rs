//! A small HTTPS client: one connection per request, no cookies of its own.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Arc;

use reconstructed_site::Site;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.headers.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The cookies it sets, as a `Cookie` header sends them back.
    pub(crate) fn cookie(&self) -> String {
        let pairs: Vec<&str> = self.all("set-cookie").filter_map(|cookie| cookie.split(';').next()).collect();
        pairs.join("; ")
    }
}

/// `https://HOST/PATH`
pub(crate) fn get(site: &Site, host: &str, path: &str, cookie: &str) -> Outcome<Answer> {
    Ok(send(site, "GET", host, path, cookie, "")?)
}

/// The login form of the main host, filled in and sent.
pub(crate) fn login(site: &Site, query: &str, mail: &str, password: &str) -> Outcome<Answer> {
    let path = format!("/auth/signin/?{query}");
    post(site, "hapitas.jp", &path, &[("mail", mail), ("password", password)])
}

/// A form filled in and sent.
pub(crate) fn post(site: &Site, host: &str, path: &str, fields: &[(&str, &str)]) -> Outcome<Answer> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Ok(send(site, "POST", host, path, "", &body)?)
}

/// One request and its answer; an error of the kind `UnexpectedEof` if there was none.
pub(crate) fn send(site: &Site, method: &str, host: &str, path: &str, cookie: &str, body: &str) -> io::Result<Answer> {
    let mut stream = connect(site, host)?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncookie: {cookie}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&String::from_utf8_lossy(&bytes)).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

fn connect(site: &Site, host: &str) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(site.certificate().to_vec())).map_err(io::Error::other)?;
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let connection = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
    let socket = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port()))?;
    Ok(StreamOwned::new(connection, socket))
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Some(Answer { status, headers, body: body.to_owned() })
}
