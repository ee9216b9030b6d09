//! What the lens shows.

use web_sys::{Document, DocumentFragment, Element, HtmlInputElement};

use super::action::LensAction;
use crate::inspect::Field;
use crate::inspect::reading::{TWINS, clusters};
use crate::page::ui::action::button;
use crate::page::ui::dom::make;
use crate::page::ui::glyphs::{glyphs, reading_of};
use crate::webext::i18n;

/// How many pieces are drawn: nobody reads a long paste letter by letter, and the page has to respond.
const SHOWN: usize = 200;

/// Builds the content for the field. `both`: there is another field to look at.
pub(crate) fn build(document: &Document, field: Field, input: &HtmlInputElement, both: bool) -> Option<DocumentFragment> {
    let text = input.value();
    let fragment = document.create_document_fragment();
    fragment.append_child(&headline(document, field)?.into()).ok()?;
    let says = make(document, "div", "", "")?;
    says.set_id("says");
    let say = |class: &str, text: &str| make(document, "p", class, text).and_then(|p| says.append_child(&p).ok());
    if field == Field::Password {
        say("seen likely", &i18n::text("lens_password_seen"))?;
    }
    if input.matches(":autofill").unwrap_or(false) {
        say("seen likely", &i18n::text("lens_autofilled"))?;
    }
    let total = text.chars().count();
    let shown: Vec<&str> = clusters(&text).take(SHOWN).collect();
    let counted: usize = shown.iter().map(|piece| piece.chars().count()).sum();
    match (total, counted < total) {
        (0, _) => say("", &i18n::text("lens_empty")),
        (_, true) => say("", &i18n::text_with("lens_beginning", &[&shown.len().to_string(), &total.to_string()])),
        (_, false) => say("", &i18n::text_with("lens_count", &[&total.to_string()])),
    }?;
    for group in TWINS {
        let present = shown.iter().any(|piece| piece.chars().any(|c| group.contains(c)));
        if present {
            let all: Vec<String> = group.chars().map(|c| i18n::text_with("lens_twin", &[&c.to_string(), &reading_of(c)])).collect();
            say("twins", &i18n::text_with("lens_twins", &[&all.join(&i18n::text("list_comma"))]))?;
        }
    }
    fragment.append_child(&says).ok()?;
    if total > 0 {
        fragment.append_child(&glyphs(document, &shown)?.into()).ok()?;
    }
    if both {
        let (other, key) = match field {
            Field::Mail => (LensAction::Password, "lens_show_password"),
            Field::Password => (LensAction::Mail, "lens_show_mail"),
        };
        let row = make(document, "div", "row foot", "")?;
        row.append_child(&button(document, other, &i18n::text(key), "second")?.into()).ok()?;
        fragment.append_child(&row).ok()?;
    }
    fragment.append_child(&make(document, "p", "", &i18n::text("lens_closes"))?.into()).ok()?;
    Some(fragment)
}

fn headline(document: &Document, field: Field) -> Option<Element> {
    let row = make(document, "div", "row", "")?;
    let title = make(document, "h2", "", &i18n::text(if field == Field::Mail { "lens_title_mail" } else { "lens_title_password" }))?;
    title.set_id("title");
    row.append_child(&title).ok()?;
    let close = button(document, LensAction::Close, "×", "close")?;
    close.set_attribute("aria-label", &i18n::text("lens_close")).ok()?;
    row.append_child(&close).ok()?;
    Some(row)
}
