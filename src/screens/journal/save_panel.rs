//! What is in a save and what is not, what may be added to it, and its forms.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::{Journal, save};
use crate::report::contents::{Contents, LeftOut, contents};
use crate::report::form::{Form, Source};
use crate::report::{Extras, text as plain};
use crate::screens::dates;
use crate::screens::dom::{Piece, button, by_id, clicked, on, piece, replace, show as show_element};
use crate::screens::sentences::wording;
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, runtime};

/// The longest address that is taken, in characters: more than any mail address has.
const LONGEST_ADDRESS: usize = 320;

/// Lets the record be saved: it was read. Before that a file would be empty
/// and look like the truth.
pub(super) fn allow() -> Answer<()> {
    by_id("save-open")?.remove_attribute("disabled")?;
    Ok(())
}

/// Makes the panel work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
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
    on(&by_id("choose-address")?, "change", |_| {
        if let (Ok(line), Ok(field)) = (by_id("address-line"), input("address")) {
            let chosen = checked("choose-address");
            show_element(&line, chosen);
            if chosen {
                // The field is there now; a browser that does not move the focus leaves it on the box.
                let _ = field.focus();
            }
        }
    });
    let acting = journal.clone();
    on(&by_id("forms")?, "click", move |event| {
        let Some(button) = clicked(event, "[data-act]") else { return };
        let form = Form::ALL.into_iter().find(|form| button.get_attribute("data-form").as_deref() == Some(form.name()));
        let copies = button.get_attribute("data-act").as_deref() == Some("copy");
        if let Some(form) = form {
            start(&acting, form, copies);
        }
    });
    Ok(())
}

fn dialog() -> Answer<HtmlDialogElement> {
    Ok(by_id("save")?.unchecked_into())
}

fn input(id: &str) -> Answer<HtmlInputElement> {
    Ok(by_id(id)?.unchecked_into())
}

fn checked(id: &str) -> bool {
    input(id).is_ok_and(|input| input.checked())
}

/// What the person chose to add.
fn extras() -> Extras {
    let typed = input("address").map(|field| field.value()).unwrap_or_default();
    let address: String = typed.trim().chars().take(LONGEST_ADDRESS).collect();
    Extras { address: (checked("choose-address") && !address.is_empty()).then_some(address), pictures: Vec::new() }
}

fn open(journal: &Rc<Journal>) -> Answer<()> {
    show(&contents(&journal.record.borrow(), 0, false))?;
    by_id("save-status")?.set_text_content(None);
    dialog()?.show_modal()?;
    let measured = journal.clone();
    spawn_local(async move {
        // A length that cannot be shown is not worth a word.
        let _ = lengths(&measured).await;
    });
    Ok(())
}

fn show(contents: &Contents) -> Answer<()> {
    let words = wording();
    let mut inside: Vec<String> =
        contents.counts.iter().map(|(key, n)| words.with("count_things", &[&words.text(key), &n.to_string()])).collect();
    inside.extend(contents.findings.then(|| words.text("save_in_findings")));
    inside.extend((contents.unreadable > 0).then(|| words.with("save_in_unreadable", &[&contents.unreadable.to_string()])));
    if let Some((first, last)) = contents.span {
        inside.push(words.with("save_in_span", &[&words.minute(first), &words.minute(last)]));
    }
    if contents.counts.is_empty() {
        inside.push(words.text("save_in_nothing"));
    }
    let left_out = contents.left_out.iter().map(|what| match what {
        LeftOut::Pictures(count) => words.with(what.key(), &[&count.to_string()]),
        _ => words.text(what.key()),
    });
    let items = |of: Vec<String>| of.into_iter().map(|item| piece("li").text(item)).collect::<Vec<_>>();
    replace(&by_id("save-in")?, &items(inside))?;
    replace(&by_id("save-out")?, &items(left_out.collect()))?;
    replace(&by_id("forms")?, &Form::ALL.map(form_row))
}

fn form_row(form: Form) -> Piece {
    let name = form.name();
    let key = name.replace('-', "_");
    let id = format!("form-{name}");
    let act = |act: &'static str, class: &str| {
        let label = text_with(&format!("form_{act}_label"), &[&text(&format!("form_{key}"))]);
        button(class, &format!("form_{act}")).attr("data-act", act).attr("data-form", name).attr("aria-label", label)
    };
    let save = act("save", "second").attr("id", format!("save-{name}"));
    let copy = (form != Form::Zip).then(|| act("copy", "").attr("id", format!("copy-{name}")));
    let length = piece("span").class("length").attr("id", format!("length-{name}"));
    let title = piece("p").class("form-name").attr("id", id).with(piece("span").text(text(&format!("form_{key}")))).with(length);
    let use_for = piece("p").class("small").text(text(&format!("form_{key}_for")));
    let what = piece("div").class("form-what").with(title).with(use_for);
    piece("li").class("form").with(what).with(piece("div").class("form-acts").with_all(copy).with(save))
}

/// Fills in how long the texts are, one after the other.
async fn lengths(journal: &Rc<Journal>) -> Answer<()> {
    for form in [Form::Text1000, Form::Text2000, Form::Text] {
        TimeoutFuture::new(0).await;
        let record = journal.record.borrow();
        let (extras, version) = (extras(), runtime::version());
        let source = Source { record: &record, extras: &extras, made: dates::here(), extension: &version, words: wording() };
        let length = source.text(form).map_or(0, |text| plain::length(&text));
        by_id(&format!("length-{}", form.name()))?.set_text_content(Some(&text_with("form_length", &[&length.to_string()])));
    }
    Ok(())
}

fn start(journal: &Rc<Journal>, form: Form, copies: bool) {
    // One at a time: a second click comes from impatience.
    if journal.saving.replace(true) {
        return;
    }
    let journal = journal.clone();
    spawn_local(async move {
        let said = act(&journal, form, copies).await.unwrap_or_else(|error| {
            let sentence = text(if copies { "not_copied" } else { "not_saved" });
            format!("{sentence} {}", text_with("said_by_browser", &[&error.0]))
        });
        journal.saving.set(false);
        if let (Ok(status), Ok(bar)) = (by_id("save-status"), by_id("save-progress")) {
            status.set_text_content(Some(&said));
            show_element(&bar, false);
        }
    });
}

async fn act(journal: &Rc<Journal>, form: Form, copies: bool) -> Answer<String> {
    by_id("save-status")?.set_text_content(None);
    let bar: Element = by_id("save-progress")?;
    show_element(&bar, true);
    let progress = |done: usize, all: usize| {
        // It is only a drawing: what cannot be drawn is made all the same.
        let _ = bar.set_attribute("max", &all.to_string()).and_then(|()| bar.set_attribute("value", &done.to_string()));
    };
    let made = save::make(journal, form, &extras(), &progress).await?;
    if copies {
        save::copy(&made).await?;
        return Ok(text_with("copied", &[&text(&format!("form_{}", form.name().replace('-', "_")))]));
    }
    Ok(text_with("saved", &[&save::save(&made)?]))
}
