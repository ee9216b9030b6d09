//! What the server saw, as JSON, for tests that look from inside the browser.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::route::Visit;

/// `/whoami`: the cookies that came with this request.
pub(crate) fn whoami(visit: &Visit<'_>) -> Answer {
    let cookies: Vec<Value> = visit.request.cookies.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    Answer::json(&json!({
        "host": visit.request.host,
        "signed_in": visit.signed_in(),
        "cookies": cookies,
    }))
}

/// `/hits`: how often each path of each host was asked for before this request.
pub(crate) fn hits(visit: &Visit<'_>) -> Answer {
    Answer::json(&json!(visit.state.hits()))
}
