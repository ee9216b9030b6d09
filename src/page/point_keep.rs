//! Has what was pointed at remembered, and the site's words there written down.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement};

use super::engine::Engine;
use super::point_content::End;
use super::{dom, outcome, record, trouble, words};
use crate::journal::event::SiteMessage;
use crate::journal::pointed::Role;
use crate::journal::redact;
use crate::message::Message;
use crate::pointing::Pointing;
use crate::webext::runtime;

#[wasm_bindgen]
extern "C" {
    /// The watchman reads anew what was pointed at, and the engine looks again.
    #[wasm_bindgen(catch, js_namespace = loginRescue)]
    fn refresh() -> Result<Promise, JsValue>;
}

/// What was pointed at, and how it will be found again.
pub(super) struct Chosen {
    pub(super) role: Role,
    pub(super) element: Element,
    pub(super) selector: String,
}

/// Has it remembered; says how that ended.
pub(super) async fn keep(chosen: &[Chosen]) -> End {
    let places = chosen.iter().map(|c| (c.role, c.selector.clone())).collect();
    if ask(&Pointing::At(places)).await.is_none_or(|answer| answer != "null") {
        return End::NotKept;
    }
    if let Ok(promise) = refresh() {
        // What cannot be read now is read with the next page.
        let _ = JsFuture::from(promise).await;
    }
    match chosen.iter().find(|c| c.role == Role::Message) {
        None => End::Fields,
        Some(message) => End::Message(write_down(&message.element).await),
    }
}

/// Has the words written down for the latest attempt; false: there is none.
async fn write_down(element: &Element) -> bool {
    let Some(root) = dom::document().and_then(|d| d.document_element()) else { return false };
    // What stands in a field right now may stand in the message too, and is masked there.
    let typed: Vec<String> = dom::all::<HtmlInputElement>(&root, "input").iter().map(HtmlInputElement::value).collect();
    let (text, cut) = outcome::cut(&redact::message(&words::text_of(element), &typed));
    let said = SiteMessage { text, cut, page: record::address(), status: trouble::status(), ..SiteMessage::default() };
    let written = ask(&Pointing::Said(said)).await.is_some_and(|answer| answer == "true");
    if written && dom::first::<Element>(&root, "login-rescue-panel").is_some() {
        record::tell(&Message::Panel(Engine::is_translation()));
    }
    written
}

async fn ask(pointing: &Pointing) -> Option<String> {
    runtime::ask_for(pointing).await.ok()?.as_string()
}
