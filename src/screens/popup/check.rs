//! The check of this browser, and what it found.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Popup, advice, page};
use crate::protocol::remedies::CheckBrowser;
use crate::screens;
use crate::screens::dom::{by_id, clicked, on, piece, replace};
use crate::screens::{Result, checked, dates};
use crate::site::hosts;
use crate::webext::i18n::text;
use crate::webext::{permissions, runtime};

/// Makes the button work, and the one that grants the permission where it is missing.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    let checking = popup.clone();
    on(&by_id("check-button")?, "click", move |_| start(&checking));
    let allowing = popup.clone();
    on(&by_id("check-result")?, "click", move |event| {
        if clicked(event, "[data-allow]").is_none() {
            return;
        }
        // Asking for the permission must happen in the click itself.
        let asked = permissions::request_host(hosts::PATTERN);
        let popup = allowing.clone();
        spawn_local(async move {
            if let Ok(asked) = asked {
                // A refusal leaves things as they are, and they are found again.
                let _ = JsFuture::from(asked).await;
            }
            let _ = page::refresh(&popup).await;
            start(&popup);
        });
    });
    Ok(())
}

fn start(popup: &Rc<Popup>) {
    if popup.busy.replace(true) {
        return;
    }
    let popup = popup.clone();
    spawn_local(async move {
        let shown = match check(&popup).await {
            Ok(()) => Ok(()),
            Err(error) => by_id("check-result").and_then(|place| replace(&place, &[piece("p").class("small").text(error.not_done())])),
        };
        // Nothing is left to show it in if this fails too.
        drop(shown);
        let _ = set_busy(false);
        popup.busy.set(false);
        advice::refresh(&popup).await;
    });
}

async fn check(popup: &Popup) -> screens::Result<()> {
    set_busy(true)?;
    let tab = popup.tab.get().filter(|_| popup.on_site.get());
    let found = runtime::request(&CheckBrowser(tab)).await?;
    replace(&by_id("check-result")?, &checked::pieces(dates::now(), &found))
}

fn set_busy(busy: bool) -> Result<()> {
    let button = by_id("check-button")?;
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "check_busy" } else { "check_title" })));
    Ok(())
}
