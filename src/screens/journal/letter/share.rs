//! A text to ask others in public, and a look at it before it is copied.

use crate::screens::action::LetterAction;
use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::{Journal, with_case};
use crate::report::share::{CAUTIONS, Leak, Place, check, text as share_text};
use crate::screens::Result;
use crate::screens::dom::{Piece, button, by_id, piece, replace};
use crate::screens::journal::clipboard;
use crate::screens::sentences::{Look, icon};
use crate::webext::i18n::{text, text_with};

fn field() -> Result<HtmlTextAreaElement> {
    Ok(by_id("share-text")?.unchecked_into())
}

/// Where it is to stand.
fn place() -> Place {
    let chosen = document().query_selector("#share input[value=board]:checked").ok().flatten();
    if chosen.is_some() { Place::Board } else { Place::X }
}

/// Makes the text, unless the person has changed it.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    let cautions = by_id("share-cautions")?;
    if cautions.child_element_count() == 0 {
        replace(&cautions, &CAUTIONS.map(|key| piece("li").text(text(key))))?;
    }
    let field = field()?;
    if field.get_attribute("data-edited").is_none() {
        field.set_value(&with_case(journal, |case| share_text(case, place())));
    }
    checked(journal)
}

/// The person changed it, or chose another place.
pub(super) fn edited(journal: &Rc<Journal>) -> Result<()> {
    let field = field()?;
    let typing = document().active_element().is_some_and(|active| active.is_same_node(Some(&field)));
    if typing {
        field.set_attribute("data-edited", "")?;
    }
    render(journal)
}

/// Makes it from the record again.
pub(super) fn anew(journal: &Rc<Journal>) -> Result<Option<String>> {
    field()?.remove_attribute("data-edited")?;
    render(journal)?;
    Ok(Some(text("letter_made_anew")))
}

fn leaks(journal: &Journal, words: &str) -> Vec<Leak> {
    check(words, &journal.letters.draft.borrow().details, &[])
}

/// Looks the text over and says what should not stand in it.
fn checked(journal: &Journal) -> Result<()> {
    let words = field()?.value();
    let found = leaks(journal, &words);
    let (look, sentence) = if found.is_empty() {
        (Look::Done, text("share_none_found"))
    } else {
        (Look::Attempt, text_with("share_found", &[&found.len().to_string()]))
    };
    let utf16: Vec<u16> = words.encode_utf16().collect();
    let rows = found.iter().map(|leak| {
        let quoted = String::from_utf16_lossy(utf16.get(leak.at.clone()).unwrap_or_default());
        let show = button("plain", "share_show")
            .does(LetterAction::ShareShow)
            .attr("data-from", leak.at.start.to_string())
            .attr("data-to", leak.at.end.to_string());
        let head = piece("p").with(piece("bdi").class("strong").text(quoted)).with(show);
        piece("li").with(head).with(piece("p").class("small").text(text(&leak.kind.key())))
    });
    let head = piece("p").class("sentence").with(icon(look)).with(piece("span").text(sentence));
    let list = (!found.is_empty()).then(|| piece("ul").class("leaks").with_all(rows.collect::<Vec<Piece>>()));
    let notice = piece("div").class(&format!("notice {}", look.class())).with(head).with_all(list);
    replace(&by_id("share-check")?, &[notice])?;
    let place = place();
    let length = place.length(&words);
    let said = match place {
        Place::X => text_with("share_length_x", &[&length.to_string(), &place.most().to_string()]),
        Place::Board => text_with("form_length", &[&length.to_string()]),
    };
    by_id("share-length")?.set_text_content(Some(&said));
    Ok(())
}

/// Selects a place that was found.
pub(super) fn mark(button: &Element) -> Result<Option<String>> {
    let number = |attribute: &str| button.get_attribute(attribute).and_then(|n| n.parse::<u32>().ok());
    if let (Some(from), Some(to)) = (number("data-from"), number("data-to")) {
        let field = field()?;
        field.unchecked_ref::<HtmlElement>().focus()?;
        field.set_selection_range(from, to)?;
    }
    Ok(None)
}

/// Puts it on the clipboard: what was found has to be seen first.
pub(super) async fn copy(journal: &Rc<Journal>) -> Result<Option<String>> {
    let field = field()?;
    let seen = by_id("share-anyway")?.unchecked_into::<HtmlInputElement>();
    if !leaks(journal, &field.value()).is_empty() && !seen.checked() {
        crate::screens::dom::show(&by_id("share-anyway-line")?, true);
        return Ok(Some(text("share_look_first")));
    }
    if clipboard::text(&field.value()).await.is_ok() {
        seen.set_checked(false);
        crate::screens::dom::show(&by_id("share-anyway-line")?, false);
        return Ok(Some(text("share_copied")));
    }
    field.select();
    Ok(Some(text("letter_not_copied")))
}
