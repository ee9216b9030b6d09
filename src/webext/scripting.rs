//! `chrome.scripting`: files of the extension, run in a page.

use js_sys::{Function, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = executeScript)]
    fn execute_script(injection: &JsValue) -> Result<Promise, JsValue>;

    /// `extension/js/give.js`. Never called here: the browser carries it into the page.
    #[wasm_bindgen(thread_local_v2, js_namespace = loginRescue, js_name = give)]
    static GIVE: Function;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Injection<'a> {
    target: Target<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<&'a [&'a str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    args: Option<[&'a str; 2]>,
    inject_immediately: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    world: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target<'a> {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_ids: Option<[&'a str; 1]>,
}

/// Runs a file in the top frame of a tab, or in exactly this document (a
/// page that came after it is left alone). Answers what the file's last
/// expression gave, as the browser's list of results.
///
/// # Errors
/// When the page is not granted, is gone, or shows an error of the browser.
pub async fn run_file(tab: i32, document: Option<&str>, file: &str) -> Result<JsValue> {
    run(tab, document, &[file], None).await
}

/// As [`run_file`], with several files, one right after the other: the last one's answer counts.
///
/// # Errors
/// As [`run_file`].
pub async fn run_files(tab: i32, files: &[&str]) -> Result<JsValue> {
    run(tab, None, files, None).await
}

/// As [`run_file`], among the page's own scripts: it sees their objects, and
/// what it answers may be whatever the page wants it to be.
///
/// # Errors
/// As [`run_file`].
pub async fn run_among_the_pages(tab: i32, file: &str) -> Result<JsValue> {
    run(tab, None, &[file], Some("MAIN")).await
}

/// Hands the modules of ours in this document a text; they find it at the watchman under `name`.
///
/// # Errors
/// As [`run_file`].
pub async fn give(tab: i32, document: Option<&str>, name: &str, text: &str) -> Result<()> {
    let target = Target { tab_id: tab, document_ids: document.map(|d| [d]) };
    let injection = object(&Injection { target, files: None, args: Some([name, text]), inject_immediately: true, world: None })?;
    GIVE.with(|give| Reflect::set(&injection, &"func".into(), give))?;
    JsFuture::from(execute_script(&injection)?).await?;
    Ok(())
}

async fn run(tab: i32, document: Option<&str>, files: &[&str], world: Option<&'static str>) -> Result<JsValue> {
    let target = Target { tab_id: tab, document_ids: document.map(|d| [d]) };
    let injection = Injection { target, files: Some(files), args: None, inject_immediately: true, world };
    Ok(JsFuture::from(execute_script(&object(&injection)?)?).await?)
}
