//! The packet for a consumer centre: what it is, what the person wants, and
//! its files.

use std::rc::Rc;

use gloo_utils::document;
use js_sys::Uint8Array;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::{Journal, files, gather, with_case};
use crate::journal::event::Terms;
use crate::protocol::remedies::RecordTerms;
use crate::report::export::bundle::NotBundled;
use crate::report::packet::{CENTRE, Packet, PacketOptions};
use crate::report::{Picture, file_name, key, name};
use crate::screens::action::LetterPart;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::screens::journal::save;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, runtime, tabs};

/// Puts the choices there, with what the draft holds.
pub(super) fn made(journal: &Journal) -> Result<()> {
    let draft = journal.letters.draft.borrow();
    let wishes: Vec<Piece> = PacketOptions::VARIANTS
        .iter()
        .map(|wish| {
            let input = piece("input").attr("type", "checkbox").part(LetterPart::Packet).attr("value", name(wish));
            let input = if draft.wishes.iter().any(|chosen| chosen == name(wish)) { input.attr("checked", "") } else { input };
            piece("label").class("choice").with(input).with(piece("span").text(text(&key("wish", wish))))
        })
        .collect();
    replace(&by_id("packet-wishes")?, &wishes)?;
    replace(&by_id("centre-what")?, &CENTRE.map(|key| piece("li").text(text(key))))?;
    by_id("packet-own-words")?.unchecked_into::<HtmlTextAreaElement>().set_value(&draft.own_words);
    by_id("packet-named")?.unchecked_into::<HtmlInputElement>().set_checked(draft.named);
    Ok(())
}

/// Shows the page that says it in short.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    let summary = with_packet(journal, &[], |packet| packet.summary());
    by_id("packet-summary")?.set_text_content(Some(&summary));
    Ok(())
}

/// The person chose or typed.
pub(super) fn typed(journal: &Rc<Journal>) -> Result<()> {
    let boxes = document().query_selector_all("#packet-wishes input:checked")?;
    let chosen = (0..boxes.length()).filter_map(|n| Some(boxes.get(n)?.dyn_into::<HtmlInputElement>().ok()?.value())).collect();
    let mut draft = journal.letters.draft.borrow_mut();
    draft.wishes = chosen;
    draft.own_words = by_id("packet-own-words")?.unchecked_into::<HtmlTextAreaElement>().value();
    draft.named = by_id("packet-named")?.unchecked_into::<HtmlInputElement>().checked();
    drop(draft);
    render(journal)
}

fn with_packet<T>(journal: &Journal, pictures: &[Picture], then: impl FnOnce(&Packet<'_>) -> T) -> T {
    let version = runtime::version();
    let draft = journal.letters.draft.borrow();
    let wishes: Vec<PacketOptions> =
        PacketOptions::VARIANTS.iter().copied().filter(|wish| draft.wishes.iter().any(|chosen| chosen == name(wish))).collect();
    with_case(journal, |case| {
        let details = draft.named.then_some(&draft.details);
        then(&Packet { case, details, wishes: &wishes, own_words: &draft.own_words, pictures, extension: &version })
    })
}

async fn page(journal: &Rc<Journal>) -> String {
    let pictures = files::read(journal, true).await;
    with_packet(journal, &pictures, |packet| packet.page())
}

/// Saves the page, which prints.
pub(super) async fn save_page(journal: &Rc<Journal>) -> Result<Option<String>> {
    let page = page(journal).await;
    let bytes = Uint8Array::from(page.as_bytes());
    let name = save::save_bytes(file_name(dates::here(), "packet.html"), &bytes, "text/html;charset=utf-8")?;
    Ok(Some(text_with("saved", &[&name])))
}

/// Saves all of it in one ZIP file.
pub(super) async fn save_zip(journal: &Rc<Journal>) -> Result<Option<String>> {
    let pictures = files::read(journal, true).await;
    let bytes = with_packet(journal, &pictures, |packet| packet.zip()).map_err(|NotBundled(why)| ApiError(why))?;
    let name = save::save_bytes(file_name(dates::here(), "packet.zip"), &Uint8Array::from(bytes.as_slice()), "application/zip")?;
    Ok(Some(text_with("saved", &[&name])))
}

/// Opens the page in a tab of its own, from where the browser prints it.
pub(super) async fn print(journal: &Rc<Journal>) -> Result<Option<String>> {
    let page = page(journal).await;
    let address = save::address(&Uint8Array::from(page.as_bytes()), "text/html;charset=utf-8")?;
    tabs::create(&address, true).await?;
    Ok(Some(text("packet_print_next")))
}

/// Keeps terms of use as the person pasted them.
pub(super) async fn terms(journal: &Rc<Journal>) -> Result<Option<String>> {
    let field = by_id("terms-text")?.unchecked_into::<HtmlTextAreaElement>();
    if field.value().trim().is_empty() {
        return Ok(Some(text("terms_missing")));
    }
    runtime::request(&RecordTerms(Terms { text: field.value() })).await?;
    field.set_value("");
    gather(journal, 0);
    Ok(Some(text("tick_added")))
}
