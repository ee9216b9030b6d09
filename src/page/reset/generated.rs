//! A password that is made because the person asked for one. It stands in the
//! closed root and in this page's memory until it is put into the fields or
//! the page is left; nothing of it is kept or sent.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DocumentFragment, Element, HtmlSelectElement};

use super::action::ResetAction;
use super::content::note;
use crate::advice::password::{self, PasswordRules};
use crate::inspect::reading::clusters;
use crate::page::ui::dom::{self, make};
use crate::page::ui::glyphs::glyphs;
use crate::page::ui::pieces::{doors, put};
use crate::webext::i18n;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// The longest that is offered, in characters: who has to type it once on a phone is glad of that.
const LONGEST: usize = 32;

/// Makes one; `None` where the browser gives no random bytes.
pub(crate) fn make_password(length: usize) -> Option<String> {
    let drawn = Uint8Array::new_with_length(u32::try_from(password::BYTES).ok()?);
    get_random_values(&drawn).ok()?;
    password::password(PasswordRules { length, ..PasswordRules::default() }, &drawn.to_vec())
}

/// Which length is chosen in the card, in characters.
pub(crate) fn chosen_length(body: &Element) -> usize {
    let chosen = dom::first::<HtmlSelectElement>(body, "select").and_then(|select| select.value().parse().ok());
    chosen.unwrap_or(password::LENGTH)
}

/// What the card shows of it. `fields`: it can be put into the page's fields.
pub(crate) fn content(document: &Document, made: &str, length: usize) -> Option<DocumentFragment> {
    let fragment = document.create_document_fragment();
    let add = |piece| put(&fragment, piece);
    add(make(document, "p", "made-title", &i18n::text("renew_made")));
    let pieces: Vec<&str> = clusters(made).collect();
    let glyphs = glyphs(document, &pieces)?;
    glyphs.set_attribute("aria-label", &i18n::text("renew_made")).ok()?;
    add(Some(glyphs));
    add(doors(document, &[(ResetAction::Fill, "renew_fill", ""), (ResetAction::Copy, "renew_copy", "second")]));
    let row = doors(document, &[(ResetAction::Make, "renew_make_again", "second")])?;
    row.insert_adjacent_element("afterbegin", &lengths(document, length)?).ok()?;
    add(Some(row));
    add(note(document, "renew_made_rules"));
    Some(fragment)
}

fn lengths(document: &Document, chosen: usize) -> Option<Element> {
    let label = make(document, "label", "length", &i18n::text("renew_length"))?;
    let select = make(document, "select", "", "")?;
    for length in *password::LENGTHS.start()..=LONGEST {
        let option = make(document, "option", "", &length.to_string())?;
        if length == chosen {
            option.set_attribute("selected", "").ok()?;
        }
        select.append_child(&option).ok()?;
    }
    label.append_child(&select).ok()?;
    Some(label)
}

/// Puts it on the clipboard, in the click that asked for it. Says whether that worked.
pub(crate) async fn copy(made: &str) -> bool {
    match write_text(made) {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}
