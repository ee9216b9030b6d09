//! The record as files. A link with a Blob needs no permission, and nothing
//! leaves this computer.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_utils::document;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::Journal;
use crate::report::{csv, file_name, json};
use crate::screens::dates;
use crate::screens::dom::{by_id, on};
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, runtime};

/// How long the browser may take to fetch what it saves, in milliseconds.
const KEPT: u32 = 60_000;

/// The forms of a save.
#[derive(Clone, Copy, Debug)]
enum Form {
    Json,
    Csv,
}

/// The buttons of journal.html.
const BUTTONS: [(&str, Form); 2] = [("save-json", Form::Json), ("save-csv", Form::Csv)];

/// Lets the record be saved: it was read. Before that a file would be empty
/// and look like the truth.
pub(super) fn allow() -> Answer<()> {
    for (id, _) in BUTTONS {
        by_id(id)?.remove_attribute("disabled")?;
    }
    Ok(())
}

/// Makes the buttons work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
    for (id, form) in BUTTONS {
        let journal = journal.clone();
        on(&by_id(id)?, "click", move |_| {
            let said = match save(&journal, form) {
                Ok(name) => text_with("saved", &[&name]),
                Err(error) => format!("{} {}", text("not_saved"), text_with("said_by_browser", &[&error.0])),
            };
            if let Ok(status) = by_id("status") {
                status.set_text_content(Some(&said));
            }
        });
    }
    Ok(())
}

/// Hands the file to the browser and answers its name.
fn save(journal: &Journal, form: Form) -> Answer<String> {
    let record = journal.record.borrow();
    let here = dates::here();
    let (contents, kind, ending) = match form {
        Form::Json => (json::log(&record, here, &runtime::version()), "application/json", "json"),
        Form::Csv => (csv::table(&record, &text), "text/csv;charset=utf-8", "csv"),
    };
    let name = file_name(here, ending);
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&contents.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&name);
    link.click();
    Timeout::new(KEPT, move || {
        // An address that is gone already is what was wanted.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(name)
}
