//! WebDriver commands that thirtyfour has no method for.

use http::Method;
use serde_json::Value;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::{Result, Session};

/// One request below `/session/{id}/`; with a body it is a POST.
#[derive(Debug)]
struct Raw<'a> {
    path: &'a str,
    body: Option<Value>,
}

impl FormatRequestData for Raw<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/{}", self.path);
        match &self.body {
            Some(body) => RequestData::new(Method::POST, path).add_body(body.clone()),
            None => RequestData::new(Method::GET, path),
        }
    }
}

impl Session {
    /// The `value` of the answer to a GET.
    pub(crate) async fn raw_get(&self, path: &str) -> Result<Value> {
        Ok(self.driver().cmd(Raw { path, body: None }).await?.value_json()?)
    }

    /// The `value` of the answer to a POST.
    pub(crate) async fn raw_post(&self, path: &str, body: Value) -> Result<Value> {
        Ok(self.driver().cmd(Raw { path, body: Some(body) }).await?.value_json()?)
    }
}
