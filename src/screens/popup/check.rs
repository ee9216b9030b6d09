//! The check of this browser, and what it found.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Popup, advice, page};
use crate::journal::event::Checked;
use crate::screens::dom::{by_id, clicked, on, piece, replace};
use crate::screens::{ask, checked, dates};
use crate::site::hosts;
use crate::trying::Trying;
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, permissions};

/// Makes the button work, and the one that grants the permission where it is missing.
pub(super) fn wire(popup: &Rc<Popup>) -> Answer<()> {
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
            Err(error) => by_id("check-result").and_then(|place| {
                let why = format!("{} {}", text("not_done"), text_with("said_by_browser", &[&error.0]));
                replace(&place, &[piece("p").class("small").text(why)])
            }),
        };
        // Nothing is left to show it in if this fails too.
        drop(shown);
        let _ = set_busy(false);
        popup.busy.set(false);
        advice::refresh(&popup).await;
    });
}

async fn check(popup: &Popup) -> Answer<()> {
    set_busy(true)?;
    let tab = popup.tab.get().filter(|_| popup.on_site.get());
    let found: Checked = ask::ask_for(&Trying::Check(tab)).await?;
    replace(&by_id("check-result")?, &checked::pieces(dates::now(), &found))
}

fn set_busy(busy: bool) -> Answer<()> {
    let button = by_id("check-button")?;
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "check_busy" } else { "check_title" })));
    Ok(())
}
