//! The letter itself: to be read with its marks, or changed in place with the
//! difference to the record beside it.

use crate::screens::action::LetterAction;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::draft;
use super::language::Language;
use super::{Journal, options, with_case};
use crate::journal::storage::draft::LetterDraft;
use crate::report::export::text as plain;
use crate::report::letter::{Change, Detail, LENGTHS, Letter, Mark, Part, PartKind, difference, letter, same_text, too_early};
use crate::report::wording::LANGUAGES;
use crate::report::{file_name, key, name};
use crate::screens::dom::{Piece, button, by_id, piece, replace, show, update};
use crate::screens::journal::{clipboard, save};
use crate::screens::{Result, dates};
use crate::webext::i18n::{self, text, text_with};

/// Brings language and length to what the draft holds.
pub(super) fn choices(draft: &LetterDraft) -> Result<()> {
    let limits = std::iter::once((String::new(), text("letter_limit_none")))
        .chain(LENGTHS.map(|limit| (limit.to_string(), text_with("letter_limit", &[&limit.to_string()]))));
    let option = |(value, words): (String, String)| piece("option").attr("value", value).text(words);
    replace(&by_id("letter-limit")?, &limits.map(option).collect::<Vec<_>>())?;
    let languages = LANGUAGES.iter().map(|language| ((*language).to_owned(), name_of(language)));
    replace(&by_id("letter-language")?, &languages.map(option).collect::<Vec<_>>())?;
    select("letter-limit")?.set_value(&draft.limit.map(|limit| limit.to_string()).unwrap_or_default());
    select("letter-language")?.set_value(draft.language.as_deref().unwrap_or(&i18n::language()));
    Ok(())
}

/// What a language is called; its code until the sentences have a name for it.
fn name_of(language: &str) -> String {
    let name = text(&format!("letter_in_{language}"));
    if name.is_empty() { language.to_owned() } else { name }
}

fn select(id: &str) -> Result<HtmlSelectElement> {
    Ok(by_id(id)?.unchecked_into())
}

fn body() -> Result<HtmlTextAreaElement> {
    Ok(by_id("letter-body")?.unchecked_into())
}

/// The letter as the record and the fields make it.
pub(super) fn drafted(journal: &Journal) -> Letter {
    let draft = journal.letters.draft.borrow();
    with_case(journal, |case| letter(case, &options(journal, case), &draft.details))
}

/// The text as it stands: changed by the person, or as it was made.
pub(super) fn text_of(journal: &Journal) -> String {
    let edited = journal.letters.draft.borrow().edited.clone();
    edited.unwrap_or_else(|| drafted(journal).text())
}

/// Brings the letter to the state of record and draft.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    let letter = drafted(journal);
    let edited = journal.letters.draft.borrow().edited.clone();
    by_id("letter-subject")?.unchecked_into::<HtmlInputElement>().set_value(&letter.subject);
    show(&by_id("letter-edited")?, edited.is_some());
    if edited.is_none() {
        update(&by_id("letter-read")?, &letter.body.iter().map(paragraph).collect::<Vec<_>>())?;
    }
    let text = edited.clone().unwrap_or_else(|| letter.text());
    length(journal, &text)?;
    notes(journal, &letter, &text)?;
    named(journal, &text)?;
    if let Some(edited) = &edited {
        changes(&letter, edited)?;
        let field = body()?;
        if field.value() != *edited {
            field.set_value(edited);
        }
        editing(true)?;
    }
    Ok(())
}

/// A field of the person's details changed.
pub(super) fn redraft(journal: &Rc<Journal>) -> Result<()> {
    render(journal)
}

/// A paragraph with what is marked in it.
fn paragraph(part: &Part) -> Piece {
    let mut out = piece("p");
    let mut from = 0;
    for span in &part.marks {
        // A mark inside a mark is part of it.
        if span.at.start < from || span.at.end > part.text.len() {
            continue;
        }
        out = out.text(&part.text[from..span.at.start]);
        let (class, title) = match span.mark {
            Mark::Given(detail) => ("given", text(&key("letter_detail", &detail))),
            Mark::ToFill(detail) => ("to-fill", text(&key("letter_detail", &detail))),
            Mark::Remembered => ("remembered", text("letter_mark_remembered")),
            Mark::Quoted => ("quoted", text("letter_mark_quoted")),
        };
        out = out.with(piece("mark").class(class).attr("title", title).text(&part.text[span.at.clone()]));
        from = span.at.end;
    }
    out.text(&part.text[from..])
}

fn length(journal: &Journal, words: &str) -> Result<()> {
    let limit = journal.letters.draft.borrow().limit;
    let length = plain::length(words);
    let over = limit.is_some_and(|limit| length > limit);
    let said = match limit {
        Some(limit) => text_with("letter_length_of", &[&length.to_string(), &limit.to_string()]),
        None => text_with("form_length", &[&length.to_string()]),
    };
    let place = by_id("letter-length")?;
    place.set_text_content(Some(&said));
    place.class_list().toggle_with_force("over", over)?;
    Ok(())
}

/// What to know before it is sent.
fn notes(journal: &Journal, letter: &Letter, words: &str) -> Result<()> {
    let mut notes: Vec<String> = Vec::new();
    let to_fill = letter.to_fill();
    if !to_fill.is_empty() && journal.letters.draft.borrow().edited.is_none() {
        let names: Vec<String> = to_fill.iter().map(|detail| text(&key("letter_detail", detail))).collect();
        notes.push(text_with("letter_to_fill", &[&names.join(&text("list_comma"))]));
    }
    if !letter.left_out.is_empty() {
        let names: Vec<String> = letter.left_out.iter().map(|part| text(part_key(*part))).collect();
        notes.push(text_with("letter_left_out", &[&names.join(&text("list_comma"))]));
    }
    with_case(journal, |case| {
        notes.extend(too_early(&case.sent, case.now).map(|days| text_with("letter_too_early", &[&days.to_string()])));
        let draft = journal.letters.draft.borrow();
        let stored = crate::report::letter::placeholders(words, &draft.details, &case.words);
        notes.extend(same_text(&case.sent, &stored).map(|sent| text_with("letter_same_text", &[&dates::day(sent.at)])));
    });
    update(&by_id("letter-notes")?, &notes.into_iter().map(|note| piece("li").text(note)).collect::<Vec<_>>())
}

fn part_key(part: PartKind) -> &'static str {
    match part {
        PartKind::Greeting => "part_greeting",
        PartKind::Earlier => "part_earlier",
        PartKind::Identity => "part_identity",
        PartKind::Since => "part_since",
        PartKind::Situation => "part_situation",
        PartKind::Said => "part_said",
        PartKind::TrialRecord => "part_tried",
        PartKind::Environment => "part_environment",
        PartKind::Questions => "part_questions",
        PartKind::Attachments => "part_attachments",
        PartKind::Thanks => "part_thanks",
    }
}

/// Which details stand in the letter, each with a way out.
fn named(journal: &Journal, words: &str) -> Result<()> {
    let draft = journal.letters.draft.borrow();
    let there: Vec<Detail> = draft.details.given().filter(|(_, typed)| words.contains(typed)).map(|(detail, _)| detail).collect();
    show(&by_id("letter-named")?, !there.is_empty() && draft.edited.is_none());
    let rows = there.into_iter().map(|detail| {
        let label = text(&key("letter_detail", &detail));
        let remove = button("plain", "detail_remove")
            .does(LetterAction::DetailRemove)
            .attr("data-detail", name(&detail))
            .attr("aria-label", text_with("detail_remove_label", &[&label]));
        piece("li").with(piece("mark").class("given").text(label)).with(remove)
    });
    update(&by_id("letter-named-list")?, &rows.collect::<Vec<_>>())
}

/// The difference to what the record makes.
fn changes(letter: &Letter, edited: &str) -> Result<()> {
    let all = difference(letter, edited);
    let changed = all.iter().filter(|line| line.change != Change::Same && !line.line.is_empty());
    let rows: Vec<Piece> = changed
        .map(|line| {
            let (tag, key) = if line.change == Change::Added { ("ins", "line_added") } else { ("del", "line_removed") };
            piece("li").with(piece("span").class("small").text(text(key))).with(piece(tag).text(&*line.line))
        })
        .collect();
    show(&by_id("letter-changes")?, !rows.is_empty());
    update(&by_id("letter-changed")?, &rows)
}

fn editing(editing: bool) -> Result<()> {
    show(&by_id("letter-read")?, !editing);
    show(&by_id("letter-write")?, editing);
    show(&by_id("letter-edit")?, !editing);
    show(&by_id("letter-anew")?, editing);
    Ok(())
}

/// Lets the person change it.
pub(super) fn edit(journal: &Rc<Journal>) -> Result<Option<String>> {
    let field = body()?;
    field.set_value(&text_of(journal));
    editing(true)?;
    field.unchecked_ref::<HtmlElement>().focus()?;
    Ok(Some(String::new()))
}

/// The person changed it.
pub(super) fn edited(journal: &Rc<Journal>) -> Result<()> {
    journal.letters.draft.borrow_mut().edited = Some(body()?.value());
    render(journal)
}

/// Makes it from the record again.
pub(super) fn anew(journal: &Rc<Journal>) -> Result<Option<String>> {
    journal.letters.draft.borrow_mut().edited = None;
    draft::keep_soon(&journal.letters.draft.borrow());
    show(&by_id("letter-changes")?, false);
    editing(false)?;
    render(journal)?;
    Ok(Some(text("letter_made_anew")))
}

/// Length or language was chosen.
pub(super) fn chosen(journal: &Rc<Journal>, field: &Element) -> Result<()> {
    let value = field.unchecked_ref::<HtmlSelectElement>().value();
    if field.id() == "letter-limit" {
        journal.letters.draft.borrow_mut().limit = value.parse().ok();
        return render(journal);
    }
    journal.letters.draft.borrow_mut().language = Some(value.clone());
    let journal = journal.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // A language that cannot be loaded leaves the letter as it is.
        if let Ok(language) = Language::load(Some(&value)).await {
            journal.letters.language.replace(language);
            // Every place stands in the page's own HTML.
            let _ = super::render(&journal);
        }
    });
    Ok(())
}

/// Puts the text on the clipboard.
pub(super) async fn copy(journal: &Rc<Journal>) -> Result<Option<String>> {
    if clipboard::text(&text_of(journal)).await.is_ok() {
        return Ok(Some(text("letter_copied")));
    }
    // It can still be copied by hand.
    edit(journal)?;
    body()?.select();
    Ok(Some(text("letter_not_copied")))
}

/// Puts the subject on the clipboard.
pub(super) async fn copy_subject() -> Result<Option<String>> {
    let field = by_id("letter-subject")?.unchecked_into::<HtmlInputElement>();
    let copied = clipboard::text(&field.value()).await.is_ok();
    if !copied {
        field.select();
    }
    Ok(Some(text(if copied { "subject_copied" } else { "letter_not_copied" })))
}

/// Saves it as a text file.
pub(super) fn save(journal: &Rc<Journal>) -> Result<Option<String>> {
    let subject = drafted(journal).subject;
    let name = save::save_text(file_name(dates::here(), "letter.txt"), &format!("{subject}\n\n{}\n", text_of(journal)))?;
    Ok(Some(text_with("saved", &[&name])))
}
