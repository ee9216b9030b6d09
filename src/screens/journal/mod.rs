//! The journal tab: the whole record, newest first, and its saves.

mod acts;
mod added;
mod clipboard;
mod diagnostic;
mod filter;
mod fragment;
mod frame;
mod head;
mod letter;
mod list;
mod load;
mod picture;
mod preview;
mod remedies;
mod row;
mod save;
mod save_panel;
mod settings;
mod site_tab;
mod state;
mod thumbs;
mod tidy;
mod times;
mod viewer;
mod views;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_utils::window;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, IntersectionObserver};

use super::dates;
use super::dom::{by_id, fill, on, show};
use crate::journal::attempts::NO_ANSWER_AFTER;
use crate::journal::storage::keys::{BLOCK, ERASING, INBOX};
use crate::journal::{Event, EventId};
use crate::report::{Figures, Record};
use crate::screens::Result;
use crate::webext::changes;

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
    /// The events whose pictures are there.
    pictures: RefCell<HashSet<EventId>>,
    /// Tells of rows with a picture when they come near.
    in_sight: RefCell<Option<IntersectionObserver>>,
    /// Events that are only in the background's memory, until the storage takes them again.
    held: RefCell<Vec<Event>>,
    /// What was chosen to be listed.
    filter: RefCell<filter::Filter>,
    /// The positions of the events that are listed, newest first.
    listed: RefCell<Vec<usize>>,
    /// The events as texts, while one is looked for.
    texts: RefCell<filter::Texts>,
    /// How many rows may stand in the list.
    most: Cell<usize>,
    /// The rows that stand there, and what they were made of.
    rows: RefCell<HashMap<EventId, (row::RowState, Element)>>,
    /// A save is being made.
    saving: Cell<bool>,
    /// The view that stands there.
    view: Cell<views::View>,
    /// What the parts of the letter know.
    letters: letter::Letters,
    /// What the steps of the remedies know.
    remedies: remedies::Remedies,
    /// The storage is being read; two at once could show the older state last.
    reading: Cell<bool>,
    /// It has to be read once more.
    again: Cell<bool>,
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

async fn run() -> Result<()> {
    fill("journal_title")?;
    let journal = Rc::new(Journal { most: Cell::new(list::STEP), ..Journal::default() });
    head::bind(&journal)?;
    filter::bind(&journal)?;
    times::bind(&journal)?;
    save_panel::bind(&journal)?;
    list::bind(&journal)?;
    preview::bind()?;
    letter::bind(&journal)?;
    remedies::bind(&journal)?;
    views::bind(&journal)?;
    thumbs::bind(&journal)?;
    viewer::bind()?;
    let watching = journal.clone();
    changes::watch(move |keys| {
        if keys.iter().any(|key| INBOX.has(key) || BLOCK.has(key) || ERASING.is(key)) {
            gather(&watching, GATHER);
        }
    })?;
    state::bind(&journal)?;
    tidy::bind(&journal)?;
    // The background folds what has arrived; the storage tells when it did.
    state::look(&journal);
    spawn_local(async {
        // Without its settings the record is worth as much.
        let _ = settings::bind().await;
    });
    spawn_local(async {
        // Where its place is missing, there is nothing to say it in either.
        let _ = diagnostic::bind().await;
    });
    read(&journal).await?;
    let back = journal.clone();
    on(&window(), "focus", move |_| {
        state::look(&back);
        gather(&back, 0);
    });
    Ok(())
}

/// Brings the tab to the state of the storage, and once more if that changed meanwhile.
async fn read(journal: &Rc<Journal>) -> Result<()> {
    journal.again.set(true);
    if journal.reading.replace(true) {
        return Ok(());
    }
    let mut shown = Ok(());
    while journal.again.replace(false) {
        shown = refresh(journal).await;
    }
    journal.reading.set(false);
    shown
}

/// Reads the record and shows it.
async fn refresh(journal: &Rc<Journal>) -> Result<()> {
    let mut loaded = load::load().await?;
    loaded.events.extend(journal.held.borrow().iter().cloned());
    journal.lost.set(loaded.lost);
    journal.pictures.replace(loaded.pictures);
    journal.texts.take();
    journal.record.replace(Record::new(loaded.events, loaded.unreadable, dates::now()));
    if journal.record.borrow().attempts.iter().any(|attempt| attempt.outcome.is_none()) {
        // It becomes one without an answer by itself.
        let later = journal.clone();
        Timeout::new(PATIENCE, move || gather(&later, 0)).forget();
    }
    render(journal)
}

fn render(journal: &Rc<Journal>) -> Result<()> {
    let figures = Figures::of(&journal.record.borrow());
    head::render(&figures, journal.record.borrow().unreadable.len(), journal.lost.get())?;
    // Asked with the record and not when the background answers: nothing may move under a click.
    show(&by_id("before")?, figures.told.is_none() && figures.attempts > 0);
    times::render(&figures)?;
    filter::render(journal)?;
    list::render(journal)?;
    save_panel::allow()?;
    views::render(journal)?;
    if journal.soon.borrow().is_none() && !journal.again.get() {
        // For those who wait for the record to be there: people with screen readers, and tests.
        by_id("record")?.set_attribute("aria-busy", "false")?;
    }
    Ok(())
}

fn gather(journal: &Rc<Journal>, after: u32) {
    if journal.soon.borrow().is_some() {
        return;
    }
    // What stands below may move when it is shown; who waits for that can see it.
    let _ = by_id("record").and_then(|record| Ok(record.set_attribute("aria-busy", "true")?));
    let later = journal.clone();
    let timeout = Timeout::new(after, move || {
        later.soon.take();
        spawn_local(async move {
            if let Err(error) = read(&later).await {
                head::failed(&error);
            }
        });
    });
    journal.soon.replace(Some(timeout));
}
