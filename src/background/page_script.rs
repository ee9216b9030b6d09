//! Scripts of ours that are run in a page for their answer.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::webext::{ApiError, Result, scripting};

/// One entry of the list that `scripting.executeScript` gives.
#[derive(Deserialize)]
struct ScriptResult<T> {
    result: Option<T>,
}

/// Runs a file of ours in a page; its last expression is the answer, or a promise of it.
pub(crate) async fn run<T: for<'a> Deserialize<'a>>(tab: i32, file: &str) -> Result<T> {
    run_files(tab, &[file]).await
}

/// As [`run`], with several files; the last one answers.
pub(crate) async fn run_files<T: for<'a> Deserialize<'a>>(tab: i32, files: &[&str]) -> Result<T> {
    let list: JsValue = scripting::run_files(tab, files).await?;
    let runs: Vec<ScriptResult<T>> = serde_wasm_bindgen::from_value(list)?;
    runs.into_iter().next().and_then(|r| r.result).ok_or_else(|| ApiError(format!("{} gave no answer", files.join(", "))))
}
