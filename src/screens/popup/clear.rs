//! The one button, and its result by type.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::state::card;
use super::{Popup, next, page};
use crate::journal::event::{Clearing, Means};
use crate::journal::summary::Summary;
use crate::message::Message;
use crate::report::sums::by_kind;
use crate::screens::ask::ask;
use crate::screens::cleared::{left_something, unreached, value, was_empty};
use crate::screens::dates;
use crate::screens::dom::{Piece, by_id, on, piece, replace};
use crate::screens::sentences::{Look, say};
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, ApiError};

/// A clearing that is no older than this is shown again when the popup is
/// opened: Firefox closes it when a page comes to the front. In milliseconds.
const REMEMBERED: i64 = 10 * 60 * 1000;

/// After this the tab is likely to show the new page, in milliseconds.
const LOADING: u32 = 600;

/// Makes the button work.
pub(super) fn wire(popup: &Rc<Popup>) -> Answer<()> {
    let popup = popup.clone();
    on(&by_id("clear-button")?, "click", move |_| {
        if !popup.busy.replace(true) {
            let popup = popup.clone();
            spawn_local(async move {
                if let Err(error) = clear(&popup).await {
                    // Nothing is left to show it in if this fails too.
                    let _ = result(&[failed(&error)]).and_then(|()| set_busy(false));
                }
                popup.busy.set(false);
            });
        }
    });
    Ok(())
}

async fn clear(popup: &Rc<Popup>) -> Answer<()> {
    set_busy(true)?;
    let tab = popup.tab.get().filter(|_| popup.on_site.get());
    let clearing: Clearing = ask(&Message::Clear(tab)).await?;
    popup.cleared.set(true);
    result(&[pieces(dates::now(), &clearing)])?;
    next::show(popup)?;
    set_busy(false)?;
    // The sign-in page is being loaded anew.
    TimeoutFuture::new(LOADING).await;
    // A tab that was closed meanwhile does not undo the result.
    let _ = page::refresh(popup).await;
    Ok(())
}

/// While it works the button says so; it keeps the focus and takes no second click.
fn set_busy(busy: bool) -> Answer<()> {
    let button = by_id("clear-button")?;
    button.set_attribute("aria-disabled", if busy { "true" } else { "false" })?;
    button.set_text_content(Some(&text(if busy { "clear_busy" } else { "clear_button" })));
    if busy {
        result(&[piece("p").class("quiet").text(text("clear_busy_why"))])?;
    }
    Ok(())
}

/// Shows the latest clearing if it happened a moment ago and nothing newer is shown.
pub(super) fn remember(popup: &Popup, summary: &Summary) -> Answer<()> {
    match &summary.last_clearing {
        Some((at, clearing)) if !popup.busy.get() && !popup.cleared.get() && dates::now() - at < REMEMBERED => {
            popup.cleared.set(true);
            result(&[pieces(*at, clearing)])
        }
        _ => Ok(()),
    }
}

fn result(pieces: &[Piece]) -> Answer<()> {
    replace(&by_id("result")?, pieces)
}

fn pieces(at: i64, clearing: &Clearing) -> Piece {
    let sums = by_kind(clearing);
    let left = left_something(clearing, &sums);
    let sentence = text_with(if left { "cleared_partly" } else { "cleared" }, &[&dates::clock(at)]);
    let rows = sums.iter().filter(|s| !was_empty(s)).map(|sum| {
        let name = crate::report::name(&sum.kind);
        let value = piece("dd").text(value(sum));
        piece("div").attr("data-kind", name).with(piece("dt").text(say("data", &sum.kind))).with(value)
    });
    let empty: Vec<String> = sums.iter().filter(|s| was_empty(s)).map(|s| say("data", &s.kind)).collect();
    let empty = (!empty.is_empty()).then(|| small(text_with("cleared_was_empty", &[&empty.join(&text("list_comma"))])));
    card(if left { Look::Attempt } else { Look::Done }, sentence)
        .with(piece("dl").class("sums").with_all(rows))
        .with_all(empty)
        .with_all(sums.iter().any(|s| s.means == Means::RemovedUncounted).then(|| small(text("cleared_uncounted"))))
        .with_all(unreached(clearing).map(small))
        .with_all(left.then(|| small(text("cleared_left_next"))))
}

fn small(words: String) -> Piece {
    piece("p").class("small").text(words)
}

fn failed(error: &ApiError) -> Piece {
    card(Look::Attempt, text("clear_not_done"))
        .with(piece("p").text(text("clear_not_done_next")))
        .with(small(text_with("said_by_browser", &[&error.0])))
}
