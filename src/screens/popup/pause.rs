//! Letting everything rest, and ending the rest.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Popup;
use crate::journal::storage::keys::SETTINGS;
use crate::journal::storage::settings::UNTIL_RESUMED;
use crate::protocol::settings::Pause;
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece, replace, show};
use crate::screens::sentences::{Look, card};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{runtime, storage};

const HOUR: i64 = 60 * 60 * 1000;

/// Makes the buttons work.
pub(super) fn bind(popup: &Rc<Popup>) -> Result<()> {
    for place in ["paused", "pause"] {
        let popup = popup.clone();
        on(&by_id(place)?, "click", move |event| {
            let asked = clicked(event, "[data-pause]").and_then(|button| button.get_attribute("data-pause"));
            let until = match asked.as_deref() {
                Some("hour") => dates::now() + HOUR,
                Some("until-resumed") => UNTIL_RESUMED,
                Some("resume") => 0,
                _ => return,
            };
            let popup = popup.clone();
            spawn_local(async move {
                let done = runtime::request(&Pause(until)).await;
                let told = if done.is_ok() { refresh(&popup).await } else { failed() };
                // Nothing is left to say it in if this fails too.
                drop(told);
            });
        });
    }
    Ok(())
}

/// Shows whether it rests, and until when.
pub(super) async fn refresh(popup: &Popup) -> Result<()> {
    let settings = storage::get(&SETTINGS).await?.unwrap_or_default();
    let rests = settings.is_paused(dates::now());
    popup.resting.set(rests);
    replace(&by_id("paused")?, &rests.then(|| notice(settings.paused)).into_iter().collect::<Vec<_>>())?;
    show(&by_id("paused")?, rests);
    replace(&by_id("pause")?, &if rests { Vec::new() } else { offer() })?;
    show(&by_id("pause")?, !rests);
    Ok(())
}

/// How long it rests, in a sentence.
fn notice(until: i64) -> Piece {
    let sentence = if until == UNTIL_RESUMED { text("paused_until_resumed") } else { text_with("paused_until", &[&dates::minute(until)]) };
    card(Look::Waits, sentence).with(piece("p").text(text("paused_what"))).with(button("second", "resume").attr("data-pause", "resume"))
}

fn offer() -> Vec<Piece> {
    vec![
        piece("p").class("quiet").text(text("pause_what")),
        piece("div")
            .class("pauses")
            .with(button("plain", "pause_hour").attr("data-pause", "hour"))
            .with(button("plain", "pause_until_resumed").attr("data-pause", "until-resumed")),
    ]
}

fn failed() -> Result<()> {
    show(&by_id("paused")?, true);
    replace(&by_id("paused")?, &[card(Look::Attempt, text("not_set"))])
}
