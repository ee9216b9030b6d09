//! What goes with the letter: the record, and pictures that the person chose.

use std::rc::Rc;

use gloo_utils::document;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{Journal, compose};
use crate::journal::EventId;
use crate::journal::event::Fact;
use crate::named::Named;
use crate::report::export::bundle::{Bundle, NotBundled};
use crate::report::export::{ExportFormat, Source};
use crate::report::time::Local;
use crate::report::{Extras, Picture, file_name};
use crate::screens::action::LetterPart;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::screens::journal::{save, thumbs};
use crate::screens::sentences::wording;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, runtime};

/// The forms of the record that can go with a letter.
const FORMS: [ExportFormat; 3] = [ExportFormat::Html, ExportFormat::Text, ExportFormat::Csv];

/// Offers what is there; what was chosen stays chosen.
pub(super) fn render(journal: &Journal) -> Result<()> {
    let place = by_id("letter-files")?;
    let pictures = pictures(journal);
    if place.child_element_count() as usize == FORMS.len() + pictures.len() {
        return Ok(());
    }
    let chosen = chosen_values();
    let choice = |value: String, words: String| {
        let input = piece("input").attr("type", "checkbox").part(LetterPart::File).attr("value", value.clone());
        let input = if chosen.contains(&value) { input.attr("checked", "") } else { input };
        piece("li").with(piece("label").class("choice").with(input).with(piece("span").text(words)))
    };
    let forms = FORMS.map(|form| choice(form.name().to_owned(), text(&format!("form_{}", form.name()))));
    let kept = pictures.iter().map(|(id, at)| choice(id.as_str().to_owned(), text_with("letter_picture", &[&dates::minute(at.at())])));
    let all: Vec<Piece> = forms.into_iter().chain(kept).collect();
    replace(&place, &all)
}

/// The pictures that are there, oldest first.
pub(super) fn pictures(journal: &Journal) -> Vec<(EventId, Local)> {
    let (record, there) = (journal.record.borrow(), journal.pictures.borrow());
    let kept = record.events.iter().filter(|event| matches!(event.fact, Fact::Picture(_)) && there.contains(&event.id));
    kept.map(|event| (event.id.clone(), Local::new(event.at, event.zone))).collect()
}

fn chosen_values() -> Vec<String> {
    let Ok(boxes) = document().query_selector_all("#letter-files input:checked") else { return Vec::new() };
    (0..boxes.length()).filter_map(|n| Some(boxes.get(n)?.dyn_into::<HtmlInputElement>().ok()?.value())).collect()
}

/// The names of the chosen files, as the letter lists them.
pub(super) fn names(journal: &Journal) -> Vec<String> {
    let chosen = chosen_values();
    let made = dates::here();
    let forms = FORMS.into_iter().filter(|form| chosen.iter().any(|value| value == form.name())).map(|form| form.file(made));
    let pictures = pictures(journal);
    let pictures = pictures.iter().filter(|(id, _)| chosen.iter().any(|value| value == id.as_str()));
    forms.chain(pictures.enumerate().map(|(n, (_, at))| format!("{}-{}.png", n + 1, at.day()))).collect()
}

/// Reads the chosen pictures.
pub(super) async fn read(journal: &Rc<Journal>, all: bool) -> Vec<Picture> {
    let chosen = chosen_values();
    let mut read = Vec::new();
    for (id, at) in pictures(journal) {
        if all || chosen.iter().any(|value| value == id.as_str()) {
            // One that cannot be read is missing; the list in the letter names what was chosen.
            read.extend(thumbs::read(&id).await.ok().and_then(|address| Picture::read(at, &address)));
        }
    }
    read
}

/// Saves letter and files in one ZIP file.
pub(super) async fn bundle(journal: &Rc<Journal>) -> Result<Option<String>> {
    let refused = |NotBundled(why)| ApiError(why);
    let made = dates::here();
    let (extras, version) = (Extras::default(), runtime::version());
    let letter = format!("{}\n\n{}\n", compose::drafted(journal).subject, compose::text_of(journal));
    let pictures = read(journal, false).await;
    let chosen = chosen_values();
    let record = journal.record.borrow().clone();
    let source = Source { record: &record, extras: &extras, made, extension: &version, words: wording() };
    let mut bundle = Bundle::new(made);
    bundle.add(&file_name(made, "letter.txt"), letter.as_bytes()).map_err(refused)?;
    for form in FORMS.into_iter().filter(|form| chosen.iter().any(|value| value == form.name())) {
        let text = source.text(form).unwrap_or_default();
        bundle.add(&form.file(made), text.as_bytes()).map_err(refused)?;
    }
    for (n, picture) in pictures.iter().enumerate() {
        bundle.add(&picture.file(n + 1), &picture.png).map_err(refused)?;
    }
    let bytes = bundle.finish().map_err(refused)?;
    let name = save::save_bytes(file_name(made, "letter.zip"), &Uint8Array::from(bytes.as_slice()), "application/zip")?;
    Ok(Some(text_with("saved", &[&name])))
}
