//! What the server received, as tests ask for it.

use crate::query::Query;

/// One request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The `Host` header without its port, in lower case.
    pub host: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path as sent, still percent-encoded.
    pub path: String,
    /// The query as sent, without the question mark; empty if there was none.
    pub query: String,
    /// Every header in its order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The cookies of the `Cookie` header, in its order.
    pub cookies: Vec<(String, String)>,
    /// The body read as UTF-8, with U+FFFD for what is none.
    pub body: String,
}

impl Request {
    /// The first header of this name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    /// The first cookie of this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        find(&self.cookies, name)
    }

    /// The decoded value of a query parameter.
    pub fn param(&self, name: &str) -> Option<String> {
        Query::parse(&self.query).get(name).map(str::to_owned)
    }

    /// The decoded value of a field of a form that was sent.
    pub fn field(&self, name: &str) -> Option<String> {
        Query::parse(&self.body).get(name).map(str::to_owned)
    }
}

/// One attempt to log in that reached the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The host it was sent to.
    pub host: String,
    /// The path it was sent to.
    pub path: String,
    /// The query of the address, which chose the variant of the page.
    pub variant: String,
    /// The mail address as received.
    pub mail: String,
    /// The password as received.
    pub password: String,
    /// Whether the site let the person in.
    pub accepted: bool,
}

/// Splits a `Cookie` header into names and values.
pub(crate) fn cookies(header: &str) -> impl Iterator<Item = (String, String)> {
    header.split(';').filter_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        Some((name.to_owned(), value.to_owned()))
    })
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_header_is_split_at_the_first_equals_sign() {
        let found: Vec<_> = cookies("a=1; b=x=y;broken; c=").collect();
        let pairs: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(pairs, [("a", "1"), ("b", "x=y"), ("c", "")]);
    }
}
