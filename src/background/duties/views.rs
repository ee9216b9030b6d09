//! What is opened: the journal tab, and the lens on an open page.

use crate::background::Result;
use crate::protocol::page::Module;
use crate::webext::{runtime, scripting, tabs};

/// The journal tab: the one that is open, else a new one. `fragment`: what it is to show there, or empty.
pub(crate) async fn open_journal(fragment: &str) -> Result<()> {
    let url = runtime::url("journal.html")?;
    let open = tabs::query(&tabs::Filter { url: Some(vec![&url]), ..Default::default() }).await.unwrap_or_default();
    let there = format!("{url}{fragment}");
    match open.first().and_then(|t| t.id) {
        Some(id) => {
            // Only the fragment differs: the tab is told and not loaded anew.
            if !fragment.is_empty() {
                tabs::navigate(id, &there).await?;
            }
            tabs::activate(id).await?;
        }
        None => {
            tabs::create(&there, true).await?;
        }
    }
    Ok(())
}

/// Opens the lens in a tab; a page that refuses WebAssembly asks for its translation.
pub(crate) async fn open_lens(tab: i32) -> Result<()> {
    scripting::run_file(tab, None, &Module::Lens.file(false)).await?;
    Ok(())
}
