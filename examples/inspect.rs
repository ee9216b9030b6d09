//! Reads JSON lines from standard input and prints what the checks say of
//! each, one JSON line per line:
//!
//! ```text
//! {"field":"mail","value":"taro@gmial.com"}
//! {"findings":[{"code":"domain-typo","severity":"likely","span":[5,14],"suggestions":["gmail.com"],"fix":"taro@gmail.com"}],"repaired":"taro@gmail.com"}
//! ```
//!
//! Optional: `"keyboard":{"capsLock":true}` and `"complete":false` for a field
//! in which the person still types. `fix` is the whole field after that one
//! repair (of several choices, the first), `repaired` after every repair that
//! is safe or offered as the only choice. A malformed line gives `{"error":"…"}`.

use std::io::{self, BufRead, Write};

use login_rescue::inspect::{Around, Field, Finding, Input, Keyboard, apply, inspect, repaired};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Question {
    field: Field,
    value: String,
    #[serde(default)]
    keyboard: Keys,
    #[serde(default = "yes")]
    complete: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Keys {
    #[serde(alias = "caps_lock")]
    caps_lock: Option<bool>,
}

fn yes() -> bool {
    true
}

#[derive(Serialize)]
struct Answer {
    findings: Vec<Found>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repaired: Option<String>,
}

#[derive(Serialize)]
struct Found {
    code: &'static str,
    severity: &'static str,
    span: [u32; 2],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

fn found(finding: &Finding, text: &str) -> Found {
    let choices = finding.repair.as_ref().map_or(&[][..], |repair| &repair.choices);
    Found {
        code: finding.code.as_str(),
        severity: finding.severity.as_str(),
        span: [finding.span.start, finding.span.end],
        suggestions: choices.iter().map(|choice| choice.label).filter(|label| !label.is_empty()).collect(),
        fix: choices.first().map(|choice| apply(text, choice)),
    }
}

fn answer(line: &[u8]) -> Result<String, serde_json::Error> {
    let question: Question = serde_json::from_slice(line)?;
    let keyboard = Keyboard { caps_lock: question.keyboard.caps_lock };
    let input = Input { field: question.field, text: &question.value, complete: question.complete, keyboard, around: Around::default() };
    let findings = inspect(&input).iter().map(|finding| found(finding, input.text)).collect();
    serde_json::to_string(&Answer { findings, repaired: repaired(&input) })
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        match answer(&line) {
            Ok(answer) => writeln!(out, "{answer}")?,
            Err(error) => writeln!(out, "{}", serde_json::json!({ "error": error.to_string() }))?,
        }
        // Whoever asks line by line gets each answer at once.
        out.flush()?;
    }
    Ok(())
}
