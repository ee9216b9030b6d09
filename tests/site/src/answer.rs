//! An answer before it becomes HTTP.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

/// Status, headers and body; written by pages, sent by the server.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Answer {
    pub(crate) fn new(content_type: &str, body: impl Into<Bytes>) -> Self {
        Self { status: 200, headers: vec![("content-type", content_type.to_owned())], body: body.into() }
    }

    /// `no-cache` and not `no-store`: the page may enter the back/forward cache.
    pub(crate) fn html(body: String) -> Self {
        Self::new("text/html; charset=utf-8", body).with("cache-control", "no-cache")
    }

    pub(crate) fn json(value: &serde_json::Value) -> Self {
        Self::new("application/json", value.to_string()).with("cache-control", "no-store")
    }

    pub(crate) fn redirect(address: &str) -> Self {
        Self::html(String::new()).status(302).with("location", address)
    }

    /// Its body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[must_use]
    pub(crate) fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Headers that HTTP cannot carry (a policy with a line break in the query) are left out.
    pub(crate) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(HeaderName::from_static(name), value);
            }
        }
        response
    }
}
