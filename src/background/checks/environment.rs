//! The environment check: reads, lets the core judge, writes down.

use js_sys::Reflect;
use serde::Deserialize;

use super::reachability;
use crate::advice::environment::{Page, Readings, environment};
use crate::background::Result;
use crate::background::duties::journal_writer;
use crate::background::page_script;
use crate::background::store::clock::now;
use crate::journal::event::{EnvironmentCheck, Fact};
use crate::site::hosts;
use crate::webext::{environment as browser, permissions, scripting, tabs};

/// One entry of the list that `scripting.executeScript` gives.
#[derive(Deserialize)]
struct ScriptResult {
    result: Option<bool>,
}

/// Checks, and writes down what was found and what the site answered.
pub(crate) async fn check(tab: Option<i32>) -> Result<EnvironmentCheck> {
    let readings = readings(tab).await?;
    let checked = environment(&readings);
    let mut facts = Vec::from([Fact::Checked(checked.clone())]);
    facts.extend(readings.reached.map(Fact::Reached));
    for fact in facts {
        journal_writer::write(fact).await?;
    }
    Ok(checked)
}

async fn readings(tab: Option<i32>) -> Result<Readings> {
    let mut readings = Readings { online: online(), browser: Some(browser::this().await), now: now(), ..Readings::default() };
    if may().await? {
        readings.page = page(tab).await;
        readings.reached = Some(reachability::reached().await?);
    }
    // Withdrawn before or meanwhile: what was read may come of that alone, and is not judged.
    readings.permission = Some(may().await?);
    if readings.permission == Some(false) {
        (readings.page, readings.reached) = (None, None);
    }
    Ok(readings)
}

async fn may() -> Result<bool> {
    Ok(permissions::has_host(hosts::PATTERN).await?)
}

fn online() -> Option<bool> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"onLine".into()).ok()?.as_bool()
}

/// What an open page of the site tells; `None`: the tab shows another one, or an error of the browser.
async fn page(tab: Option<i32>) -> Option<Page> {
    let tab = tab?;
    let url = tabs::get(tab).await.ok()?.url?;
    if !hosts::is_site_origin(&url) {
        return None;
    }
    let mut page: Page = page_script::run(tab, "environment.js").await.ok()?;
    if page.captcha_came == Some(false) && captcha_answers(tab).await {
        page.captcha_came = Some(true);
    }
    Some(page)
}

/// Whether the captcha's script has made its object, which only the page's own scripts see.
async fn captcha_answers(tab: i32) -> bool {
    let Ok(list) = scripting::run_among_the_pages(tab, "captcha.js").await else { return false };
    // The page may put anything there; whatever is no plain yes is a no.
    let runs: Vec<ScriptResult> = serde_wasm_bindgen::from_value(list).unwrap_or_default();
    runs.first().is_some_and(|run| run.result == Some(true))
}
