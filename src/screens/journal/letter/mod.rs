//! Asking for help: the letter to support, what comes after it, the packet for
//! a consumer centre, and a text to share. Nothing is sent from here.

mod after;
mod compose;
mod contact;
mod details;
mod draft;
mod files;
mod language;
mod packet;
mod share;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use super::{Journal, gather};
use crate::advice::advise_on_latest;
use crate::journal::storage::draft::LetterDraft;
use crate::report::Wording;
use crate::report::letter::{Case, Kind, Options};
use crate::screens::action::{LetterAction, LetterPart, PART};
use crate::screens::dom::{by_id, clicked, on, pressed};
use crate::screens::{Result, dates};
use language::Language;

/// What the parts of the view know together.
#[derive(Default)]
pub(super) struct Letters {
    /// It stands there.
    made: Cell<bool>,
    /// Something is being done; a second click comes from impatience.
    busy: Cell<bool>,
    /// What the person typed and chose.
    draft: RefCell<LetterDraft>,
    /// The sentences of the letter's language.
    language: RefCell<Language>,
}

/// Makes the view work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let clicking = journal.clone();
    on(&by_id("letter")?, "click", move |event| click(&clicking, event));
    let typing = journal.clone();
    on(&by_id("letter")?, "input", move |event| {
        // What cannot be taken over stays in its field.
        let _ = typed(&typing, event);
    });
    Ok(())
}

/// Brings the view to the state of the record.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    if !journal.letters.made.replace(true) {
        let journal = journal.clone();
        spawn_local(async move {
            // Without the storage the draft begins empty.
            let draft = draft::load().await;
            let language = Language::load(draft.language.as_deref()).await.unwrap_or_default();
            journal.letters.draft.replace(draft);
            journal.letters.language.replace(language);
            let made = details::made(&journal)
                .and_then(|()| packet::made(&journal))
                .and_then(|()| contact::made())
                .and_then(|()| render(&journal));
            // Every place stands in the page's own HTML.
            drop(made);
        });
        return Ok(());
    }
    files::render(journal)?;
    compose::render(journal)?;
    after::render(journal)?;
    packet::render(journal)?;
    share::render(journal)
}

/// Everything is erased: what names the person goes out of the fields, too. The draft in the storage goes, and
/// comes back if that is undone, with the rest.
pub(super) fn emptied(journal: &Rc<Journal>) {
    if journal.letters.made.get() {
        // Every place stands in the page's own HTML.
        let _ = details::empty(journal).and_then(|()| compose::render(journal));
    }
}

/// Reads the record for the letter, in the letter's language.
fn with_case<T>(journal: &Journal, then: impl FnOnce(&Case<'_>) -> T) -> T {
    let record = journal.record.borrow();
    let language = journal.letters.language.borrow();
    let sentences = language.sentences();
    let here = dates::here();
    let case = Case::new(&record, dates::now(), here.zone(), Wording::new(&sentences, here));
    then(&case)
}

/// What the letter is to be like, as it was chosen.
fn options(journal: &Journal, case: &Case<'_>) -> Options {
    let draft = journal.letters.draft.borrow();
    let kind = if case.sent.is_empty() { Kind::First } else { Kind::Followup };
    let advice = advise_on_latest(&case.record.events, case.now);
    Options { kind, limit: draft.limit, attachments: files::names(journal), cause: advice.first().map(|first| first.cause) }
}

fn typed(journal: &Rc<Journal>, event: &Event) -> Result<()> {
    let Some(field) = clicked(event, "[data-part]") else { return Ok(()) };
    let Some(part) = field.get_attribute(PART).and_then(|part| part.parse().ok()) else { return Ok(()) };
    match part {
        LetterPart::Detail => details::typed(journal, &field)?,
        LetterPart::Choice => compose::chosen(journal, &field)?,
        LetterPart::Body => compose::edited(journal)?,
        LetterPart::File => compose::render(journal)?,
        LetterPart::Packet => packet::typed(journal)?,
        LetterPart::Share => share::edited(journal)?,
    }
    draft::keep_soon(&journal.letters.draft.borrow());
    Ok(())
}

fn click(journal: &Rc<Journal>, event: &Event) {
    let Some((button, action)) = pressed::<LetterAction>(event) else { return };
    if journal.letters.busy.replace(true) {
        return;
    }
    let journal = journal.clone();
    spawn_local(async move {
        let done = act(&journal, action, &button).await;
        journal.letters.busy.set(false);
        let sentence = match done {
            Ok(sentence) => sentence,
            Err(error) => Some(error.not_done()),
        };
        if let Some(sentence) = sentence {
            say_near(&button, &sentence);
        }
    });
}

/// Does it, and gives what is to be said about it.
async fn act(journal: &Rc<Journal>, action: LetterAction, button: &Element) -> Result<Option<String>> {
    match action {
        LetterAction::LetterCopy => compose::copy(journal).await,
        LetterAction::SubjectCopy => compose::copy_subject().await,
        LetterAction::LetterSave => compose::save(journal),
        LetterAction::LetterBundle => files::bundle(journal).await,
        LetterAction::LetterEdit => compose::edit(journal),
        LetterAction::LetterAnew => compose::anew(journal),
        LetterAction::DetailRemove => details::remove(journal, button),
        LetterAction::DetailsForget => details::forget(journal).await,
        LetterAction::LetterSent => after::sent(journal).await,
        LetterAction::ReplyAdd => after::reply(journal).await,
        LetterAction::RemindAnswer => after::remind(journal).await,
        LetterAction::TermsAdd => packet::terms(journal).await,
        LetterAction::PacketHtml => packet::save_page(journal).await,
        LetterAction::PacketZip => packet::save_zip(journal).await,
        LetterAction::PacketPrint => packet::print(journal).await,
        LetterAction::ShareCopy => share::copy(journal).await,
        LetterAction::ShareAnew => share::anew(journal),
        LetterAction::ShareShow => share::mark(button),
    }
}

/// Says something in the section in which an element stands.
fn say_near(element: &Element, sentence: &str) {
    let place = element.closest("[data-says]").ok().flatten().and_then(|section| section.query_selector(".said-here").ok().flatten());
    if let Some(place) = place {
        place.set_text_content(Some(sentence));
    }
}
