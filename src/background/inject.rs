//! Modules of ours that the background puts into a page.

use super::Result;
use super::overview;
use super::sender::Sender;
use crate::journal::EventId;
use crate::protocol::Failure;
use crate::protocol::overview::GIVEN;
use crate::protocol::page::Module;
use crate::site::hosts;
use crate::webext::{scripting, tabs};

/// Puts a module into exactly the document that asked for it; the panel with all that it shows.
///
/// # Errors
/// When the page is gone.
pub(crate) async fn module(module: Module, translated: bool, sender: &Sender) -> Result<()> {
    if module == Module::Panel { panel(&[], translated, sender).await } else { run(module, translated, sender).await }
}

/// Puts the panel into the page that asked; `ids` are events that it has just written. The record is folded once.
///
/// # Errors
/// When the page is gone.
pub(crate) async fn panel(ids: &[EventId], translated: bool, sender: &Sender) -> Result<()> {
    let overview = overview::overview(ids, sender.tab).await;
    let text = serde_json::to_string(&overview).unwrap_or_default();
    let tab = sender.tab.ok_or(Failure::Unreachable)?;
    scripting::give(tab, sender.document.as_deref(), GIVEN, &text).await?;
    run(Module::Panel, translated, sender).await
}

async fn run(module: Module, translated: bool, sender: &Sender) -> Result<()> {
    let tab = sender.tab.ok_or(Failure::Unreachable)?;
    scripting::run_file(tab, sender.document.as_deref(), &module.file(translated)).await?;
    Ok(())
}

/// Starts the content script in tabs that were open before the extension
/// came. A page where it may not run says so in the popup.
pub(crate) async fn start_everywhere() {
    let open = tabs::query(&tabs::Filter { url: Some(vec![hosts::PATTERN]), ..Default::default() }).await.unwrap_or_default();
    for tab in open {
        let ours = tab.url.as_deref().is_some_and(hosts::is_site_origin);
        if let (true, Some(id)) = (ours, tab.id) {
            let _ = scripting::run_file(id, None, "content.js").await;
        }
    }
}
