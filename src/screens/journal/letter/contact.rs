//! Where the letter goes: the link to the inquiry form on an open page of the
//! site, where one is there, else the known address.

use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;

use crate::report::letter::HOW;
use crate::screens::Result;
use crate::screens::dom::{by_id, piece, replace};
use crate::screens::journal::site_tab::page_of_site;
use crate::site::help::{CONTACT, FAQ, LINKS};
use crate::site::hosts;
use crate::webext::i18n::text;
use crate::webext::scripting;

/// Run in the page: its links with their words.
const FILE: &str = "links.js";

#[derive(Deserialize)]
struct Run {
    result: Option<Vec<(String, String)>>,
}

/// Fills the places, and looks for a better address than the known one.
pub(super) fn made() -> Result<()> {
    replace(&by_id("contact-how")?, &HOW.map(|key| piece("li").text(text(key))))?;
    by_id("contact")?.set_attribute("href", CONTACT)?;
    by_id("faq")?.set_attribute("href", FAQ)?;
    spawn_local(async {
        // Without an open page the known address stays.
        if let Ok(Some(address)) = found().await
            && let Ok(link) = by_id("contact")
        {
            let _ = link.set_attribute("href", &address);
        }
    });
    Ok(())
}

async fn found() -> Result<Option<String>> {
    let Some(tab) = page_of_site().await? else { return Ok(None) };
    let runs: Vec<Run> = serde_wasm_bindgen::from_value(scripting::run_file(tab, None, FILE).await?)?;
    let links = runs.into_iter().next().and_then(|run| run.result).unwrap_or_default();
    let of = |name: &str| links.iter().find(|(words, url)| words.contains(name) && is_sites(url)).map(|(_, url)| url.clone());
    Ok(LINKS.iter().find_map(|name| of(name)))
}

/// A page can show any link; only one of the site's own hosts is taken over.
fn is_sites(url: &str) -> bool {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host == hosts::DOMAIN
        || host.strip_suffix(hosts::DOMAIN).is_some_and(|before| before.ends_with('.') && !before.contains(['@', ':', '\\']))
}
