//! The checks beside their peers, on the same addresses: `benches/checks.js`.

use std::process::Command;

use e2e::{Error, Result, Session};
use serde_json::Value;

const SCRIPT: &str = "target/bench/checks.js";
/// In the order of the table; the first is ours.
const CONTENDERS: [&str; 4] = ["ours", "mailcheck", "email-spell-checker", "JavaScript scan"];

/// The figures in Node.js.
pub(crate) fn in_node() -> Result<Value> {
    let output =
        Command::new("node").arg("-e").arg(format!("require('./{SCRIPT}'); console.log(JSON.stringify(measureChecks()))")).output()?;
    if !output.status.success() {
        return Err(Error::Other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The figures in a page of this browser.
pub(crate) async fn in_page(session: &Session) -> Result<Value> {
    session.goto("https://other.example/plain?seed=0").await?;
    let script = std::fs::read_to_string(SCRIPT)?;
    session.eval_in_page(&format!("{script}\nreturn measureChecks()")).await
}

/// Prints the table and the ratio that is the goal.
pub(crate) fn print(place: &str, measured: &Value) {
    println!("\nChecks of a mail address in {place}: µs for one check, over {} addresses", measured["inputs"]);
    println!(
        "| | median | p99 | worst | 900-character paste | typos answered right | real domains left alone | legal addresses left alone |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for name in CONTENDERS {
        let figure = &measured["figures"][name];
        let time = |key: &str| figure[key].as_f64().map_or_else(|| "–".to_owned(), |us| format!("{us:.2}"));
        let score = |key: &str| match figure[key].as_array().map(Vec::as_slice) {
            Some([right, all]) => format!("{right} of {all}"),
            _ => "–".to_owned(),
        };
        let times = ["median", "p99", "worst", "long"].map(time).join(" | ");
        println!("| {name} | {times} | {} |", ["typos", "real", "legal"].map(score).join(" | "));
    }
    let median = |name: &str| measured["figures"][name]["median"].as_f64().unwrap_or(f64::NAN);
    println!("ours / mailcheck, medians: {:.2} (goal: at most 0.33)", median("ours") / median("mailcheck"));
}
