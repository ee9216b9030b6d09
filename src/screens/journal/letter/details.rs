//! What names the person: fields for it, each of which can be emptied again.

use std::rc::Rc;

use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use super::draft;
use super::{Journal, compose};
use crate::report::letter::{Detail, Details};
use crate::report::{key, name};
use crate::screens::Result;
use crate::screens::action::LetterPart;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::webext::i18n::text;

/// The longest that is taken for one of them, in characters.
const LONGEST: &str = "500";

/// Puts the fields there, with what the draft holds.
pub(super) fn made(journal: &Journal) -> Result<()> {
    let (needed, more): (Vec<Detail>, Vec<Detail>) = Detail::VARIANTS.iter().copied().partition(|detail| detail.is_needed());
    replace(&by_id("details-needed")?, &needed.into_iter().map(field).collect::<Vec<_>>())?;
    replace(&by_id("details-more")?, &more.into_iter().map(field).collect::<Vec<_>>())?;
    let draft = journal.letters.draft.borrow();
    for (detail, typed) in draft.details.given() {
        set(detail, typed)?;
    }
    compose::choices(&draft)
}

fn id(detail: Detail) -> String {
    format!("detail-{}", name(&detail))
}

/// Longer ones have more than one line.
fn is_long(detail: Detail) -> bool {
    matches!(detail, Detail::Postal | Detail::Exchanges | Detail::Services)
}

fn field(detail: Detail) -> Piece {
    let label = piece("span").text(text(&key("letter_detail", &detail)));
    let typed = if is_long(detail) { piece("textarea").attr("rows", "2") } else { piece("input").attr("type", "text") };
    let complete = match detail {
        Detail::Name => "name",
        Detail::Mail => "email",
        Detail::Phone => "tel",
        Detail::Postal => "street-address",
        Detail::Born => "bday",
        Detail::Exchanges | Detail::Services => "off",
    };
    let typed = typed
        .attr("id", id(detail))
        .part(LetterPart::Detail)
        .attr("data-detail", name(&detail))
        .attr("maxlength", LONGEST)
        .attr("spellcheck", "false")
        .attr("autocomplete", complete);
    piece("label").with(label).with(typed)
}

fn set(detail: Detail, words: &str) -> Result<()> {
    let field = by_id(&id(detail))?;
    match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.set_value(words),
        None => field.unchecked_ref::<HtmlTextAreaElement>().set_value(words),
    }
    Ok(())
}

fn of(element: &Element) -> Option<Detail> {
    let named = element.get_attribute("data-detail")?;
    named.parse().ok()
}

/// The person typed into one of them.
pub(super) fn typed(journal: &Rc<Journal>, field: &Element) -> Result<()> {
    let Some(detail) = of(field) else { return Ok(()) };
    let words = match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => field.unchecked_ref::<HtmlTextAreaElement>().value(),
    };
    *journal.letters.draft.borrow_mut().details.of(detail) = words;
    compose::redraft(journal)
}

/// Takes one of them out of the letter.
pub(super) fn remove(journal: &Rc<Journal>, button: &Element) -> Result<Option<String>> {
    let Some(detail) = of(button) else { return Ok(None) };
    journal.letters.draft.borrow_mut().details.of(detail).clear();
    set(detail, "")?;
    compose::redraft(journal)?;
    draft::keep_soon(&journal.letters.draft.borrow());
    Ok(Some(text("detail_removed")))
}

/// Erases the draft with everything in it.
pub(super) async fn forget(journal: &Rc<Journal>) -> Result<Option<String>> {
    emptied(journal).await?;
    compose::render(journal)?;
    Ok(Some(text("details_forgotten")))
}

/// Empties fields and draft. The language stays.
pub(super) async fn emptied(journal: &Rc<Journal>) -> Result<()> {
    draft::erase().await?;
    empty(journal)
}

/// Empties the fields; the storage is left alone.
pub(super) fn empty(journal: &Journal) -> Result<()> {
    draft::forget_soon();
    let mut draft = journal.letters.draft.borrow_mut();
    draft.details = Details::default();
    draft.edited = None;
    drop(draft);
    Detail::VARIANTS.iter().copied().try_for_each(|detail| set(detail, ""))
}
