//! The record, saved to files by the journal tab's own buttons and read by other tools.

use std::path::{Path, PathBuf};

use e2e::{Options, Result, Session, in_both_browsers};
use serde_json::Value;

use crate::support::{SENTINEL, SIGN_IN, facts, ready, try_to_log_in};

/// A fresh folder for the files of one test.
fn saving() -> Options {
    let folder = tempfile::Builder::new().prefix("e2e-saved-").tempdir().unwrap().keep();
    Options { downloads: Some(folder), ..Options::default() }
}

fn finished(folder: &Path, kind: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?;
    files.filter_map(|f| Some(f.ok()?.path())).find(|p| {
        let whole = std::fs::metadata(p).is_ok_and(|m| m.len() > 0) && !p.with_extension(format!("{kind}.part")).exists();
        p.extension().is_some_and(|e| e == kind) && whole
    })
}

/// Presses the button and waits for the file.
async fn save(session: &Session, kind: &str) -> Result<PathBuf> {
    session.click(&format!("#save-{kind}:not([disabled])")).await?;
    let folder = session.downloads()?;
    session.wait(&format!("the saved {kind}"), async || Ok(finished(folder, kind))).await
}

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/log.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

in_both_browsers!(the_saved_files_hold_the_record, saving(), |session, _site| {
    // Words that a spreadsheet would take for a formula.
    session.goto(&format!("{SIGN_IN}?text=%3DHYPERLINK(%22x%22)%2C%20%E5%85%A5%E5%8A%9B%0A2")).await?;
    ready(session).await?;
    try_to_log_in(session, "taro＠gmial.com", SENTINEL).await?;
    let said = facts(session, "site-message", 1).await?;
    session.open_extension_page("journal.html").await?;
    session
        .wait_until(
            "the record",
            async || session.find("#record").await?.attr("aria-busy").await.map_err(Into::into),
            |b| b.as_deref() == Some("false"),
        )
        .await?;

    let json = std::fs::read_to_string(save(session, "json").await?)?;
    let log: Value = serde_json::from_str(&json).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let complaints: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let kept = |kind: &str| log["events"].as_array().unwrap().iter().filter_map(|e| e["fact"].get(kind)).cloned().collect::<Vec<_>>();
    assert_eq!(kept("site-message"), said);
    let attempt = kept("attempt").remove(0);
    let codes: Vec<&str> = attempt["findings"].as_array().unwrap().iter().filter_map(|f| f["code"].as_str()).collect();
    assert!(codes.contains(&"fullwidth-at") && codes.contains(&"domain-typo"), "{codes:?}");
    assert!(!json.contains(SENTINEL) && !json.contains("gmial"), "typed text was saved");

    let bytes = std::fs::read(save(session, "csv").await?)?;
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{feff}'), "no byte order mark");
    assert!(!text.contains(SENTINEL) && !text.contains("gmial"), "typed text was saved");
    let outside_cells = text.split('"').step_by(2).collect::<String>();
    assert!(outside_cells.replace("\r\n", "").find(['\r', '\n']).is_none(), "a line does not end with CRLF");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
    assert_eq!(rows.len(), log["events"].as_array().unwrap().len());
    let message = said[0]["text"].as_str().unwrap();
    assert!(message.starts_with('='), "{message}");
    assert!(rows.iter().any(|r| r.iter().any(|cell| cell == format!("'{message}"))), "no neutralised cell in {text}");
});
