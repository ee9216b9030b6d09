//! The environment check: one click, and every aspect with its reason and repair.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::journal::event::Fact;
use crate::protocol::remedies::CheckBrowser;
use crate::report::Record;
use crate::screens::dom::{by_id, on, piece, replace};
use crate::screens::journal::site_tab;
use crate::screens::journal::{Journal, gather};
use crate::screens::{Result, checked, dates};
use crate::webext::i18n::text;
use crate::webext::runtime;

/// Makes the check and its permission work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let checking = journal.clone();
    on(&by_id("check-start")?, "click", move |_| {
        if !checking.remedies.busy.replace(true) {
            let journal = checking.clone();
            spawn_local(async move {
                let done = check(&journal).await;
                journal.remedies.busy.set(false);
                let shown = match done {
                    Ok(()) => Ok(()),
                    Err(error) => busy(false).and_then(|()| replace(&by_id("check-result")?, &[piece("p").text(error.not_done())])),
                };
                // Nothing is left to show it in if this fails too.
                drop(shown);
            });
        }
    });
    Ok(())
}

/// Checks, and shows what was found.
pub(super) async fn check(journal: &Rc<Journal>) -> Result<()> {
    busy(true)?;
    let tab = site_tab::page_of_site().await.unwrap_or(None);
    let checked = runtime::request(&CheckBrowser(tab)).await?;
    busy(false)?;
    replace(&by_id("check-result")?, &checked::pieces(dates::now(), &checked))?;
    gather(journal, 0);
    Ok(())
}

fn busy(busy: bool) -> Result<()> {
    let start = by_id("check-start")?;
    start.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    start.set_text_content(Some(&text(if busy { "check_busy" } else { "check_start" })));
    Ok(())
}

/// Shows the latest check of the record, if nothing stands there yet.
pub(super) fn render(record: &Record) -> Result<()> {
    let place = by_id("check-result")?;
    let last = record
        .events
        .iter()
        .rev()
        .find_map(|event| if let Fact::Checked(checked) = &event.fact { Some((event.at, checked)) } else { None });
    match last {
        Some((at, checked)) if place.child_element_count() == 0 => replace(&place, &checked::pieces(at, checked)),
        _ => Ok(()),
    }
}
