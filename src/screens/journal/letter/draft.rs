//! Keeps the draft of the letter in this browser while it is written.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::journal::storage::draft::LetterDraft;
use crate::journal::storage::keys::DRAFT;
use crate::screens::Result;
use crate::webext::storage;

/// A draft is written so long after the last key, in milliseconds.
const AFTER: u32 = 400;

thread_local! {
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The draft that is kept; an empty one where there is none, or none of ours.
pub(super) async fn load() -> LetterDraft {
    storage::get(&DRAFT).await.ok().flatten().unwrap_or_default()
}

/// Writes it, a moment after the last change.
pub(super) fn keep_soon(draft: &LetterDraft) {
    let draft = draft.clone();
    let timeout = Timeout::new(AFTER, move || {
        spawn_local(async move {
            // What cannot be kept stays in the page; the letter can be copied all the same.
            let _ = storage::set(&DRAFT, &draft).await;
        });
    });
    SOON.replace(Some(timeout));
}

/// What was about to be written is not.
pub(super) fn forget_soon() {
    SOON.take();
}

/// Erases it.
pub(super) async fn erase() -> Result<()> {
    forget_soon();
    Ok(storage::remove(&[DRAFT]).await?)
}
