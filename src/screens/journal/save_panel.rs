//! What is in a save and what is not, what may be added to it, and its forms.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement, HtmlTextAreaElement};

use super::{Journal, added, save};
use crate::named::Named;
use crate::report::contents::{Omission, contents};
use crate::report::export::text as plain;
use crate::report::export::{ExportFormat, Source};
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece, replace, show};
use crate::screens::sentences::wording;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// Lets the record be saved: it was read. Before that a file would be empty
/// and look like the truth.
pub(super) fn allow() -> Result<()> {
    by_id("save-open")?.remove_attribute("disabled")?;
    Ok(())
}

/// Makes the panel work.
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let opening = journal.clone();
    on(&by_id("save-open")?, "click", move |_| {
        // A dialog that is open already stays so.
        let _ = open(&opening);
    });
    on(&by_id("save-close")?, "click", |_| {
        if let Ok(dialog) = dialog() {
            dialog.close();
        }
    });
    let choosing = journal.clone();
    added::bind(move || {
        // The lists are in the page as long as the boxes are.
        let _ = render(&choosing);
    })?;
    let acting = journal.clone();
    on(&by_id("forms")?, "click", move |event| {
        let Some(button) = clicked(event, "[data-act]") else { return };
        let form = button.get_attribute("data-form").and_then(|form| form.parse().ok());
        let copies = button.get_attribute("data-act").as_deref() == Some("copy");
        if let Some(form) = form {
            start(&acting, form, copies);
        }
    });
    Ok(())
}

fn dialog() -> Result<HtmlDialogElement> {
    Ok(by_id("save")?.unchecked_into())
}

fn open(journal: &Rc<Journal>) -> Result<()> {
    added::offer(journal)?;
    render(journal)?;
    replace(&by_id("forms")?, &ExportFormat::VARIANTS.iter().copied().map(form_row).collect::<Vec<_>>())?;
    by_id("save-status")?.set_text_content(None);
    show(&by_id("save-by-hand")?, false);
    dialog()?.show_modal()?;
    let measured = journal.clone();
    spawn_local(async move {
        // A length that cannot be shown is not worth a word.
        let _ = lengths(&measured).await;
    });
    Ok(())
}

/// What is in it, and what is not.
fn render(journal: &Journal) -> Result<()> {
    let (pictures, chosen) = added::pictures(journal);
    let contents = contents(&journal.record.borrow(), pictures, chosen);
    let words = wording();
    let count = |(key, n): &(String, u32)| match key.as_str() {
        // That one was taken is in every form, the picture itself is not.
        "kind_picture" => words.with("save_in_pictured", &[&n.to_string()]),
        key => words.with("count_things", &[&words.text(key), &n.to_string()]),
    };
    let mut inside: Vec<String> = contents.counts.iter().map(count).collect();
    inside.extend(contents.findings.then(|| words.text("save_in_findings")));
    inside.extend((contents.unreadable > 0).then(|| words.with("save_in_unreadable", &[&contents.unreadable.to_string()])));
    if let Some((first, last)) = contents.span {
        inside.push(words.with("save_in_span", &[&words.minute(first), &words.minute(last)]));
    }
    inside.extend((contents.pictures > 0).then(|| words.with("save_in_pictures", &[&contents.pictures.to_string()])));
    if contents.counts.is_empty() {
        inside.push(words.text("save_in_nothing"));
    }
    let left_out = contents.left_out.iter().map(|what| match what {
        Omission::Pictures(count) => words.with(what.key(), &[&count.to_string()]),
        _ => words.text(what.key()),
    });
    let items = |of: Vec<String>| of.into_iter().map(|item| piece("li").text(item)).collect::<Vec<_>>();
    replace(&by_id("save-in")?, &items(inside))?;
    replace(&by_id("save-out")?, &items(left_out.collect()))
}

fn form_row(form: ExportFormat) -> Piece {
    let name = form.name();
    let key = name.replace('-', "_");
    let id = format!("form-{name}");
    let act = |act: &'static str, class: &str| {
        let label = text_with(&format!("form_{act}_label"), &[&text(&format!("form_{key}"))]);
        button(class, &format!("form_{act}")).attr("data-act", act).attr("data-form", name).attr("aria-label", label)
    };
    let save = act("save", "second").attr("id", format!("save-{name}"));
    let copy = (form != ExportFormat::Zip).then(|| act("copy", "").attr("id", format!("copy-{name}")));
    let length = piece("span").class("length").attr("id", format!("length-{name}"));
    let title = piece("p").class("form-name").attr("id", id).with(piece("span").text(text(&format!("form_{key}")))).with(length);
    let use_for = piece("p").class("small").text(text(&format!("form_{key}_for")));
    let what = piece("div").class("form-what").with(title).with(use_for);
    piece("li").class("form").with(what).with(piece("div").class("form-acts").with_all(copy).with(save))
}

/// Fills in how long the texts are, one after the other.
async fn lengths(journal: &Rc<Journal>) -> Result<()> {
    for form in [ExportFormat::Text1000, ExportFormat::Text2000, ExportFormat::Text] {
        TimeoutFuture::new(0).await;
        let record = journal.record.borrow();
        let (extras, version) = (added::address(), runtime::version());
        let source = Source { record: &record, extras: &extras, made: dates::here(), extension: &version, words: wording() };
        let length = source.text(form).map_or(0, |text| plain::length(&text));
        by_id(&format!("length-{}", form.name()))?.set_text_content(Some(&text_with("form_length", &[&length.to_string()])));
    }
    Ok(())
}

fn start(journal: &Rc<Journal>, form: ExportFormat, copies: bool) {
    // One at a time: a second click comes from impatience.
    if journal.saving.replace(true) {
        return;
    }
    let journal = journal.clone();
    spawn_local(async move {
        let said = act(&journal, form, copies).await.unwrap_or_else(|error| {
            let sentence = text(if copies { "not_copied" } else { "not_saved" });
            format!("{sentence} {}", error.why())
        });
        journal.saving.set(false);
        if let (Ok(status), Ok(bar)) = (by_id("save-status"), by_id("save-progress")) {
            status.set_text_content(Some(&said));
            show(&bar, false);
        }
    });
}

async fn act(journal: &Rc<Journal>, form: ExportFormat, copies: bool) -> Result<String> {
    by_id("save-status")?.set_text_content(None);
    show(&by_id("save-by-hand")?, false);
    let bar: Element = by_id("save-progress")?;
    show(&bar, true);
    let progress = |done: usize, all: usize| {
        // It is only a drawing: what cannot be drawn is made all the same.
        let _ = bar.set_attribute("max", &all.to_string()).and_then(|()| bar.set_attribute("value", &done.to_string()));
    };
    let (extras, missing) = added::chosen(journal, form).await;
    let made = save::make(journal, form, &extras, &progress).await?;
    if !copies {
        let saved = text_with("saved", &[&save::save(&made)?]);
        let missed = (missing > 0).then(|| text_with("pictures_missing", &[&missing.to_string()]));
        return Ok([Some(saved), missed].into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    match (save::copy(&made).await, &made.text) {
        (Ok(()), _) => Ok(text_with("copied", &[&text(&format!("form_{}", form.name().replace('-', "_")))])),
        // What the browser does not put there, the person can.
        (Err(_), Some(words)) => by_hand(words).map(|()| text("copy_by_hand")),
        (Err(error), None) => Err(error),
    }
}

/// Shows a text and selects it, to be copied by hand.
fn by_hand(words: &str) -> Result<()> {
    show(&by_id("save-by-hand")?, true);
    let field: HtmlTextAreaElement = by_id("save-by-hand-text")?.unchecked_into();
    field.set_value(words);
    field.focus()?;
    field.select();
    field.scroll_into_view();
    Ok(())
}
