//! Who sent a message, as the browser states it.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::protocol::Place;
use crate::site::hosts;
use crate::webext::runtime;

/// A sender that was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) place: Place,
    pub(crate) tab: Option<i32>,
    /// The document that sent it: a page that came after it in the same tab is another one.
    pub(crate) document: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    id: Option<String>,
    url: Option<String>,
    origin: Option<String>,
    frame_id: Option<i32>,
    document_id: Option<String>,
    tab: Option<Tab>,
}

#[derive(Deserialize)]
struct Tab {
    id: Option<i32>,
}

impl Sender {
    /// `None`: another extension, a frame inside a page, another site, an opaque origin.
    pub(crate) fn read(raw: &JsValue) -> Option<Self> {
        let raw: Raw = serde_wasm_bindgen::from_value(raw.clone()).ok()?;
        if raw.id.is_none() || raw.id != runtime::id() {
            return None;
        }
        // Older browsers give no origin; the address then stands for it.
        let origin = raw.origin.or(raw.url)?;
        let own = runtime::url("").ok()?;
        let tab = raw.tab.and_then(|t| t.id);
        let place = if origin == own || origin.starts_with(&own) || format!("{origin}/") == own {
            Place::Screen
        } else if hosts::is_site_origin(&origin) && raw.frame_id == Some(0) && tab.is_some() {
            Place::Page
        } else {
            return None;
        };
        Some(Self { place, tab, document: raw.document_id })
    }
}
