//! Remembers what was pointed at, and writes the site's words there down.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::content::PointOutcome;
use crate::journal::EventId;
use crate::journal::event::SiteMessage;
use crate::journal::event::module_event::FromPointing;
use crate::journal::storage::keys::POINTED;
use crate::journal::storage::pointed::{PointedPlace, Role, is_selector, with};
use crate::page::module_writer::{self, StoredText, WriteResult};
use crate::page::sight::{site_status, site_texts};
use crate::page::ui::{dom, hosts};
use crate::page::{watchman, writer};
use crate::protocol::page::{Inject, Module};
use crate::protocol::pointing::AssignMessage;
use crate::webext::{runtime, storage};

#[wasm_bindgen]
extern "C" {
    /// The watchman reads anew what was pointed at, and the engine looks again.
    #[wasm_bindgen(catch, js_namespace = loginRescue)]
    fn refresh() -> Result<Promise, JsValue>;
}

/// What was pointed at, and how it will be found again.
pub(crate) struct Selection {
    pub(crate) role: Role,
    pub(crate) element: Element,
    pub(crate) selector: String,
}

/// What is remembered of this host already; `None`: that cannot be read.
pub(crate) async fn remembered() -> Option<Vec<PointedPlace>> {
    Some(storage::get(&POINTED.key(host().as_str())).await.ok()?.unwrap_or_default())
}

fn host() -> String {
    dom::window().and_then(|window| window.location().host().ok()).unwrap_or_default()
}

/// Remembers it, and writes the site's words down, before anything is waited
/// for: the page may be left in this moment, and the background may sleep.
/// `before`: what was remembered. Says how that ended.
pub(crate) async fn keep(chosen: &[Selection], before: Option<Vec<PointedPlace>>) -> PointOutcome {
    let is_fit = |chosen: &Selection| is_selector(&chosen.selector, chosen.role);
    let (Some(before), true) = (before, !chosen.is_empty() && chosen.iter().all(is_fit)) else { return PointOutcome::NotKept };
    let now = writer::now();
    let new = chosen.iter().map(|c| PointedPlace { role: c.role, at: now, selector: c.selector.clone() });
    let places = POINTED.key(host().as_str()).with(&new.fold(before, with));
    let message = chosen.iter().find(|c| c.role == Role::Message);
    let said = message.and_then(|message| said(&message.element));
    let id = said.as_ref().map(|(id, _)| id.clone());
    let written = module_writer::write(said.into_iter().collect(), Some(places));
    if let Ok(promise) = refresh() {
        // What cannot be read now is read with the next page. The engine writes the same words down
        // if it waits for an answer: it comes before the background is told of ours.
        let _ = JsFuture::from(promise).await;
    }
    match (written.await, message.is_some(), id) {
        (WriteResult::Held | WriteResult::Lost, ..) => PointOutcome::NotKept,
        (WriteResult::Stored, false, _) => PointOutcome::Fields,
        (WriteResult::Stored, true, None) => PointOutcome::Message(false),
        (WriteResult::Stored, true, Some(id)) => PointOutcome::Message(belongs(id).await),
    }
}

/// The words that stand there, as an event; to which attempt they belong is
/// found out when it is folded. `None`: there are none.
fn said(element: &Element) -> Option<StoredText> {
    let document = dom::document()?;
    // What stands in a field right now may stand in the message too, and is masked there.
    let (text, cut) = SiteMessage::masked(site_texts::text_of(element).trim(), &site_texts::typed(&document));
    if text.is_empty() {
        return None;
    }
    let said = SiteMessage { text, cut, page: writer::address(), status: site_status::status(), ..SiteMessage::default() };
    Some(module_writer::event(&FromPointing::SiteMessage(said)))
}

/// Whether the words belong to an attempt; the panel then quotes them.
async fn belongs(id: EventId) -> bool {
    let belongs = runtime::request(&AssignMessage(id)).await.unwrap_or(false);
    let panel = || dom::first::<Element>(&dom::document()?.document_element()?, hosts::PANEL);
    if belongs && panel().is_some() {
        writer::tell(&Inject(Module::Panel, watchman::is_translation()));
    }
    belongs
}
