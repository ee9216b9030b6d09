//! Reads JSON lines from standard input and prints what the checks say of
//! each, one JSON line per line:
//!
//! ```text
//! {"field":"mail","value":"taro@gmial.com"}
//! {"findings":[{"code":"domain-typo","severity":"likely","span":[5,14],"suggestions":["gmail.com"],"fix":"taro@gmail.com"}],"repaired":"taro@gmail.com"}
//! ```
//!
//! Optional: `"keyboard":{"capsLock":true,"numLock":false,"layout":"us"}`,
//! `"around":{"other":"…","autofilled":true,"refusedBefore":true,"matchesLast":false,"putIn":"…"}`
//! (the other field's value; what was pasted), and `"complete":false` for a
//! field in which the person still types. `fix` is the whole field after that
//! one repair (of several choices, the first; of a very long text only the
//! first findings have it), `repaired` after every repair
//! that is safe or offered as the only choice. A malformed line gives `{"error":"…"}`.

use std::io::{self, BufRead, Write};

use login_rescue::inspect::{Context, Field, Finding, Input, Keyboard, Layout, apply, hidden, inspect, repaired};
use login_rescue::named::Named;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Question {
    field: Field,
    value: String,
    keyboard: Option<Keys>,
    around: Option<Known>,
    complete: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Keys {
    #[serde(alias = "caps_lock")]
    caps_lock: Option<bool>,
    #[serde(alias = "num_lock")]
    num_lock: Option<bool>,
    layout: Option<Computer>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Computer {
    Us,
    Jis,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Known {
    other: String,
    autofilled: bool,
    refused_before: bool,
    matches_last: Option<bool>,
    #[serde(rename = "putIn")]
    record_input: Option<String>,
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
    suggestions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

/// How much text the fixes of one answer may hold in all, in bytes: each repeats the whole field,
/// so that those of a long paste full of odd characters would fill every memory.
const MOST_FIXES: usize = 8_000_000;

/// `room`: what is left of [`MOST_FIXES`].
fn found(finding: &Finding, text: &str, room: &mut usize) -> Found {
    let choices = finding.repair.as_ref().map_or(&[][..], |repair| &repair.choices);
    let fix = choices.first().filter(|_| text.len() <= *room).map(|choice| apply(text, choice));
    *room -= fix.as_ref().map_or(0, |_| text.len());
    Found {
        code: finding.code.name(),
        severity: finding.severity.name(),
        span: [finding.span.start, finding.span.end],
        suggestions: choices.iter().map(|choice| choice.label.to_string()).filter(|label| !label.is_empty()).collect(),
        fix,
    }
}

fn answer(line: &[u8]) -> Result<String, serde_json::Error> {
    let question: Question = serde_json::from_slice(line)?;
    let keys = question.keyboard.unwrap_or_default();
    let known = question.around.unwrap_or_default();
    let layout = keys.layout.map(|layout| match layout {
        Computer::Us => Layout::Us,
        Computer::Jis => Layout::Jis,
    });
    let input = Input {
        field: question.field,
        text: &question.value,
        complete: question.complete.unwrap_or(true),
        keyboard: Keyboard { caps_lock: keys.caps_lock, num_lock: keys.num_lock, layout },
        around: Context {
            other: &known.other,
            autofilled: known.autofilled,
            refused_before: known.refused_before,
            matches_last: known.matches_last,
            hidden: known.record_input.and_then(|record_input| hidden(&record_input, &question.value)),
        },
    };
    let mut room = MOST_FIXES;
    let findings = inspect(&input).iter().map(|finding| found(finding, input.text, &mut room)).collect();
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
