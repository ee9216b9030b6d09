//! The one button, and its result by type.

use crate::screens::action::{StepAction, selector};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::{Popup, advice, page};
use crate::journal::summary::Summary;
use crate::protocol::clearing::{Clear, Extent, ReadUndoOffer, UndoCookies, UndoOffer};
use crate::screens::cleared::{pieces, undone};
use crate::screens::dom::{Piece, by_id, clicked, on, piece, replace};
use crate::screens::sentences::{Look, card};
use crate::screens::{self, Error, Result, dates, undo};
use crate::webext::i18n::text;
use crate::webext::runtime;

/// A clearing that is no older than this is shown again when the popup is
/// opened: Firefox closes it when a page comes to the front. In milliseconds.
const REMEMBERED: i64 = 10 * 60 * 1000;

/// After this the tab is likely to show the new page, in milliseconds.
const LOADING: u32 = 600;

/// Makes the button work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    let popup = popup.clone();
    let undoing = popup.clone();
    on(&by_id("undo")?, "click", move |event| {
        if clicked(event, &selector(StepAction::UndoCookies)).is_some() && !undoing.busy.replace(true) {
            let popup = undoing.clone();
            spawn_local(async move {
                if let Err(error) = put_back(&popup).await {
                    // Nothing is left to show it in if this fails too.
                    let _ = result(&[failed(&error)]);
                }
                popup.busy.set(false);
            });
        }
    });
    on(&by_id("clear-button")?, "click", move |_| {
        if !popup.busy.replace(true) {
            let popup = popup.clone();
            spawn_local(async move {
                if let Err(error) = clear(&popup).await {
                    // Nothing is left to show it in if this fails too.
                    let _ = result(&[failed(&error)]).and_then(|()| set_busy(false));
                    // Where the permission was withdrawn meanwhile, the click that grants it is offered.
                    let _ = page::refresh(&popup).await;
                }
                popup.busy.set(false);
            });
        }
    });
    Ok(())
}

/// A clearing of a moment ago may still be undone.
pub(super) fn show_undo(offer: Option<UndoOffer>) {
    if let Ok(place) = by_id("undo") {
        undo::show(place, offer);
    }
}

async fn put_back(popup: &Rc<Popup>) -> screens::Result<()> {
    result(&[undone(runtime::request(&UndoCookies).await)?])?;
    show_undo(None);
    advice::refresh(popup).await;
    Ok(())
}

async fn clear(popup: &Rc<Popup>) -> screens::Result<()> {
    set_busy(true)?;
    let tab = match popup.tab.get() {
        // Whoever is quicker than the popup has not to wait until it knows more of the page.
        Some(tab) if popup.on_site.get() || page::is_of_site(tab).await => Some(tab),
        _ => None,
    };
    let clearing = runtime::request(&Clear { extent: Extent::All, tab }).await?;
    popup.cleared.set(true);
    result(&[pieces(dates::now(), &clearing)])?;
    // Where the background cannot tell, nothing is offered.
    show_undo(runtime::request(&ReadUndoOffer).await.unwrap_or(None));
    set_busy(false)?;
    // The sign-in page is being loaded anew.
    TimeoutFuture::new(LOADING).await;
    // A tab that was closed meanwhile does not undo the result.
    let _ = page::refresh(popup).await;
    advice::refresh(popup).await;
    Ok(())
}

/// While it works the button says so; it keeps the focus and takes no second click.
fn set_busy(busy: bool) -> Result<()> {
    let button = by_id("clear-button")?;
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "clear_busy" } else { "clear_button" })));
    if busy {
        result(&[piece("p").class("quiet").text(text("clear_busy_why"))])?;
    }
    Ok(())
}

/// Shows the latest clearing if it happened a moment ago and nothing newer is shown.
pub(super) fn remember(popup: &Popup, summary: &Summary) -> Result<()> {
    match &summary.last_clearing {
        Some((at, clearing)) if !popup.busy.get() && !popup.cleared.get() && dates::now() - at < REMEMBERED => {
            popup.cleared.set(true);
            result(&[pieces(*at, clearing)])
        }
        _ => Ok(()),
    }
}

fn result(pieces: &[Piece]) -> Result<()> {
    replace(&by_id("result")?, pieces)
}

fn failed(error: &Error) -> Piece {
    card(Look::Attempt, text("clear_not_done"))
        .with(piece("p").text(text("clear_not_done_next")))
        .with(piece("p").class("small").text(error.why()))
}
