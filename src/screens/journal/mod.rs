//! The journal tab: the whole record, newest first, and its saves.

mod filter;
mod frame;
mod head;
mod list;
mod load;
mod preview;
mod row;
mod save;
mod settings;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::dom::{by_id, fill, on};
use super::{ask, dates};
use crate::journal::EventId;
use crate::journal::attempts::NO_ANSWER_AFTER;
use crate::journal::blocks::{BLOCK, INBOX};
use crate::journal::erasing::ERASING;
use crate::journal::summary::Summary;
use crate::message::Message;
use crate::report::Record;
use crate::webext::{Answer, changes};

/// How long changes of the record are gathered before they are shown, in milliseconds.
const GATHER: u32 = 300;
/// After this long an attempt that waits is looked at again, in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "a minute")]
const PATIENCE: u32 = NO_ANSWER_AFTER as u32 + 1000;

/// What the parts of the tab know together.
#[derive(Default)]
struct Journal {
    /// The record as it was last read.
    record: RefCell<Record>,
    /// Places of the storage that could not be read at all.
    lost: Cell<u32>,
    /// Which events are listed.
    filter: Cell<filter::Filter>,
    /// How many rows may stand in the list.
    most: Cell<usize>,
    /// The rows that stand there, and what they were made of.
    rows: RefCell<HashMap<EventId, (row::Made, Element)>>,
    /// Changes that are about to be read.
    soon: RefCell<Option<Timeout>>,
}

/// Starts the journal tab.
pub fn start() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        if let Err(error) = run().await {
            head::failed(&error);
        }
    });
}

async fn run() -> Answer<()> {
    fill("journal_title")?;
    let journal = Rc::new(Journal { most: Cell::new(list::STEP), ..Journal::default() });
    filter::wire(&journal)?;
    save::wire(&journal)?;
    list::wire(&journal)?;
    preview::wire()?;
    let watching = journal.clone();
    changes::watch(move |keys| {
        if keys.iter().any(|key| key.starts_with(INBOX) || key.starts_with(BLOCK) || key == ERASING) {
            gather(&watching, GATHER);
        }
    })?;
    // The background folds what has arrived; the storage tells when it did.
    // The record can be shown before that, and without it.
    spawn_local(async {
        if ask::ask::<Summary>(&Message::Summary).await.is_err() {
            head::not_folded();
        }
    });
    spawn_local(async {
        // Without its settings the record is worth as much.
        let _ = settings::wire().await;
    });
    refresh(&journal).await?;
    let back = journal.clone();
    on(&window(), "focus", move |_| gather(&back, 0));
    Ok(())
}

/// Reads the record and shows it.
async fn refresh(journal: &Rc<Journal>) -> Answer<()> {
    let loaded = load::load().await?;
    journal.lost.set(loaded.lost);
    journal.record.replace(Record::new(loaded.events, loaded.unreadable, dates::now()));
    if journal.record.borrow().attempts.iter().any(|attempt| attempt.outcome.is_none()) {
        // It becomes one without an answer by itself.
        let later = journal.clone();
        Timeout::new(PATIENCE, move || gather(&later, 0)).forget();
    }
    show(journal)
}

fn show(journal: &Rc<Journal>) -> Answer<()> {
    head::show(&journal.record.borrow(), journal.lost.get())?;
    filter::show(journal)?;
    list::show(journal)?;
    save::allow()?;
    // For those who wait for the record to be there: people with screen readers, and tests.
    by_id("record")?.set_attribute("aria-busy", "false")?;
    Ok(())
}

fn gather(journal: &Rc<Journal>, after: u32) {
    if journal.soon.borrow().is_some() {
        return;
    }
    let later = journal.clone();
    let timeout = Timeout::new(after, move || {
        later.soon.take();
        spawn_local(async move {
            if let Err(error) = refresh(&later).await {
                head::failed(&error);
            }
        });
    });
    journal.soon.replace(Some(timeout));
}
