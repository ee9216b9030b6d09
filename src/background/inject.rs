//! Scripts that the background puts into a page.

use super::sender::Sender;
use crate::site::hosts;
use crate::webext::{Answer, scripting, tabs};

/// Runs a script of ours in exactly the document that asked for it.
pub(super) async fn run(sender: &Sender, file: &str) -> Answer<()> {
    if let Some(tab) = sender.tab {
        scripting::run_file(tab, sender.document.as_deref(), file).await?;
    }
    Ok(())
}

/// Opens the lens in a tab; a page that refuses WebAssembly asks for its translation.
pub(super) async fn lens(tab: i32) -> Result<(), String> {
    scripting::run_file(tab, None, "lens.js").await.map(|_| ()).map_err(|e| e.to_string())
}

/// Starts the content script in tabs that were open before the extension
/// came. A page where it may not run says so in the popup.
pub(super) async fn start_everywhere() {
    let open = tabs::query(&tabs::Filter { url: Some(vec![hosts::PATTERN]), ..Default::default() }).await.unwrap_or_default();
    for tab in open {
        let ours = tab.url.as_deref().is_some_and(hosts::is_site_origin);
        if let (true, Some(id)) = (ours, tab.id) {
            let _ = scripting::run_file(id, None, "content.js").await;
        }
    }
}
