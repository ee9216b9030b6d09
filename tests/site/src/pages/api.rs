//! `/auth/api/login`: the login of `form=fetch`, JSON in and out.

use serde_json::{Value, json};

use super::login;
use super::refusal::Refusal;
use crate::answer::Answer;
use crate::route::Visit;

/// Takes `{mail, password}`; answers `{ok: true, next, stay}`, or 401 and `{ok: false, refusal}`.
pub(crate) fn answer(visit: &Visit<'_>) -> Answer {
    let sent: Value = serde_json::from_str(&visit.request.body).unwrap_or_default();
    let text = |name: &str| sent.get(name).and_then(Value::as_str).unwrap_or_default();
    let mail = text("mail");
    match login::attempt(visit, mail, text("password")) {
        Some(cookie) => Answer::json(&json!({
            "ok": true,
            "next": login::next(visit),
            "stay": visit.query.on("stay"),
        }))
        .with("set-cookie", cookie),
        None => {
            let refusal = Refusal::of(&visit.query, mail);
            let refusal = refusal.as_ref().map(Refusal::json);
            Answer::json(&json!({ "ok": false, "refusal": refusal })).status(401)
        }
    }
}
