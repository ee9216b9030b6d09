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
use crate::report::Wording;
use crate::report::letter::{Case, Kind, Options};
use crate::screens::dates;
use crate::screens::dom::{by_id, clicked, on};
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};
use draft::Draft;
use language::Language;

/// What the parts of the view know together.
#[derive(Default)]
pub(super) struct Letters {
    /// It stands there.
    made: Cell<bool>,
    /// Something is being done; a second click comes from impatience.
    busy: Cell<bool>,
    /// What the person typed and chose.
    draft: RefCell<Draft>,
    /// The sentences of the letter's language.
    language: RefCell<Language>,
}

/// Makes the view work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
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
pub(super) fn show(journal: &Rc<Journal>) -> Answer<()> {
    if !journal.letters.made.replace(true) {
        let journal = journal.clone();
        spawn_local(async move {
            // Without the storage the draft begins empty.
            let draft = Draft::load().await;
            let language = Language::load(draft.language.as_deref()).await.unwrap_or_default();
            journal.letters.draft.replace(draft);
            journal.letters.language.replace(language);
            let made =
                details::made(&journal).and_then(|()| packet::made(&journal)).and_then(|()| contact::made()).and_then(|()| show(&journal));
            // Every place stands in the page's own HTML.
            drop(made);
        });
        return Ok(());
    }
    files::show(journal)?;
    compose::show(journal)?;
    after::show(journal)?;
    packet::show(journal)?;
    share::show(journal)
}

/// Everything is erased: what names the person goes out of the fields, too. The draft in the storage goes, and
/// comes back if that is undone, with the rest.
pub(super) fn emptied(journal: &Rc<Journal>) {
    if journal.letters.made.get() {
        // Every place stands in the page's own HTML.
        let _ = details::empty(journal).and_then(|()| compose::show(journal));
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

fn typed(journal: &Rc<Journal>, event: &Event) -> Answer<()> {
    let Some(field) = clicked(event, "[data-part]") else { return Ok(()) };
    match field.get_attribute("data-part").as_deref() {
        Some("detail") => details::typed(journal, &field)?,
        Some("choice") => compose::chosen(journal, &field)?,
        Some("body") => compose::edited(journal)?,
        Some("file") => compose::show(journal)?,
        Some("packet") => packet::typed(journal)?,
        Some("share") => share::edited(journal)?,
        _ => return Ok(()),
    }
    journal.letters.draft.borrow().keep_soon();
    Ok(())
}

fn click(journal: &Rc<Journal>, event: &Event) {
    let Some(button) = clicked(event, "[data-do]") else { return };
    if journal.letters.busy.replace(true) {
        return;
    }
    let does = button.get_attribute("data-do").unwrap_or_default();
    let journal = journal.clone();
    spawn_local(async move {
        let done = act(&journal, &does, &button).await;
        journal.letters.busy.set(false);
        let sentence = match done {
            Ok(sentence) => sentence,
            Err(error) => Some(format!("{} {}", text("not_done"), text_with("said_by_browser", &[&error.0]))),
        };
        if let Some(sentence) = sentence {
            say_near(&button, &sentence);
        }
    });
}

/// Does it, and gives what is to be said about it.
async fn act(journal: &Rc<Journal>, does: &str, button: &Element) -> Answer<Option<String>> {
    match does {
        "letter-copy" => compose::copy(journal).await,
        "subject-copy" => compose::copy_subject().await,
        "letter-save" => compose::save(journal),
        "letter-bundle" => files::bundle(journal).await,
        "letter-edit" => compose::edit(journal),
        "letter-anew" => compose::anew(journal),
        "detail-remove" => details::remove(journal, button),
        "details-forget" => details::forget(journal).await,
        "letter-sent" => after::sent(journal).await,
        "reply-add" => after::reply(journal).await,
        "remind-answer" => after::remind(journal).await,
        "terms-add" => packet::terms(journal).await,
        "packet-html" => packet::save_page(journal).await,
        "packet-zip" => packet::save_zip(journal).await,
        "packet-print" => packet::print(journal).await,
        "share-copy" => share::copy(journal).await,
        "share-anew" => share::anew(journal),
        "share-show" => share::mark(button),
        _ => Ok(None),
    }
}

/// Says something in the section in which an element stands.
fn say_near(element: &Element, sentence: &str) {
    let place = element.closest("[data-says]").ok().flatten().and_then(|section| section.query_selector(".said-here").ok().flatten());
    if let Some(place) = place {
        place.set_text_content(Some(sentence));
    }
}
