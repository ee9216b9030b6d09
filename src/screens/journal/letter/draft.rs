//! The draft of the letter: what the person typed and chose, kept in this
//! browser until the letter was sent or the person erases it. What names the
//! person stands here and nowhere else.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::journal::letter::DRAFT;
use crate::report::letter::Details;
use crate::webext::{Answer, storage};

/// A draft is written so long after the last key, in milliseconds.
const AFTER: u32 = 400;

thread_local! {
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// A draft.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Draft {
    /// What names the person.
    pub(super) details: Details,
    /// How long the letter may be.
    pub(super) limit: Option<usize>,
    /// `ja` or `en`, where it is not the browser's.
    pub(super) language: Option<String>,
    /// The letter as the person changed it.
    pub(super) edited: Option<String>,
    /// What the person wants, in own words, for the packet.
    pub(super) own_words: String,
    /// What the person wants, of the offered wishes, by name.
    pub(super) wishes: Vec<String>,
    /// Whether what names the person stands in the packet.
    pub(super) named: bool,
}

impl Draft {
    /// The draft that is kept; an empty one where there is none, or none of ours.
    pub(super) async fn load() -> Self {
        let kept = storage::get_own(&[DRAFT]).await.unwrap_or_default();
        kept.get(DRAFT).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// Writes it, a moment after the last change.
    pub(super) fn keep_soon(&self) {
        let text = serde_json::to_string(self).unwrap_or_default();
        let timeout = Timeout::new(AFTER, move || {
            spawn_local(async move {
                // What cannot be kept stays in the page; the letter can be copied all the same.
                let _ = storage::set(&BTreeMap::from([(DRAFT.to_owned(), text)])).await;
            });
        });
        SOON.replace(Some(timeout));
    }

    /// What was about to be written is not.
    pub(super) fn forget_soon() {
        SOON.take();
    }

    /// Erases it.
    pub(super) async fn erase() -> Answer<()> {
        Self::forget_soon();
        storage::remove(&[DRAFT]).await
    }
}
