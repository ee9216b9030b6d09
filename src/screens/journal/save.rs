//! The record as files and on the clipboard. A link with a Blob needs no
//! permission, and nothing leaves this computer.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use gloo_utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{Journal, clipboard, picture};
use crate::report::Extras;
use crate::report::export::bundle::{Bundle, NotBundled};
use crate::report::export::{ExportFormat, Source, card};
use crate::screens::sentences::wording;
use crate::screens::{Result, dates};
use crate::webext::{ApiError, runtime};

/// How long the browser may take to fetch what it saves, in milliseconds.
const KEPT: u32 = 60_000;

/// A form of the record as it was made: its name and its contents.
pub(super) struct ExportFile {
    name: String,
    blob: Blob,
    /// Its contents, where they are text that can be copied.
    pub(super) text: Option<String>,
}

/// Makes a form. `progress` hears how many parts of how many are done; in
/// between the browser gets the time to show it.
pub(super) async fn make(
    journal: &Rc<Journal>,
    form: ExportFormat,
    extras: &Extras,
    progress: &dyn Fn(usize, usize),
) -> Result<ExportFile> {
    // The record may be read anew while the parts are made: this is the one that was asked for.
    let record = journal.record.borrow().clone();
    let version = runtime::version();
    let source = Source { record: &record, extras, made: dates::here(), extension: &version, words: wording() };
    let name = form.file(source.made);
    progress(0, 1);
    TimeoutFuture::new(0).await;
    let text = source.text(form);
    let (blob, text) = match (form, text) {
        (ExportFormat::Card, Some(svg)) => (picture::png(&svg, card::SIZE).await?, None),
        (ExportFormat::Zip, _) | (_, None) => (zip(&source, progress).await?, None),
        (_, Some(text)) => (blob(&text.as_str().into(), form)?, Some(text)),
    };
    Ok(ExportFile { name, blob, text })
}

async fn zip(source: &Source<'_>, progress: &dyn Fn(usize, usize)) -> Result<Blob> {
    let refused = |NotBundled(why)| ApiError(why);
    let drawing = source.text(ExportFormat::Card).unwrap_or_default();
    let card = picture::bytes(&picture::png(&drawing, card::SIZE).await?).await?;
    let all = source.entry_count(true);
    let mut bundle = Bundle::new(source.made);
    for (n, (name, contents)) in source.entries(Some(&card)).enumerate() {
        bundle.add(&name, &contents).map_err(refused)?;
        progress(n + 1, all);
        TimeoutFuture::new(0).await;
    }
    let bytes = bundle.finish().map_err(refused)?;
    blob(&Uint8Array::from(bytes.as_slice()), ExportFormat::Zip)
}

fn blob(contents: &wasm_bindgen::JsValue, form: ExportFormat) -> Result<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(form.media_type());
    Ok(Blob::new_with_buffer_source_sequence_and_options(&Array::of1(contents), &options)?)
}

/// A picture as a file.
pub(super) fn png(name: String, picture: &[u8]) -> Result<ExportFile> {
    Ok(ExportFile { name, blob: blob(&Uint8Array::from(picture), ExportFormat::Card)?, text: None })
}

/// Hands the file to the browser and answers its name.
pub(super) fn save(made: &ExportFile) -> Result<String> {
    let url = Url::create_object_url_with_blob(&made.blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&made.name);
    link.click();
    Timeout::new(KEPT, move || {
        // An address that is gone already is what was wanted.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(made.name.clone())
}

/// Hands bytes that are no form of the record to the browser and answers the name of the file.
pub(super) fn save_bytes(name: String, bytes: &Uint8Array, media_type: &str) -> Result<String> {
    save(&ExportFile { name, blob: typed(bytes, media_type)?, text: None })
}

/// An address under which the browser finds these bytes while this tab lives.
pub(super) fn address(bytes: &Uint8Array, media_type: &str) -> Result<String> {
    Ok(Url::create_object_url_with_blob(&typed(bytes, media_type)?)?)
}

fn typed(bytes: &wasm_bindgen::JsValue, media_type: &str) -> Result<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Ok(Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &options)?)
}

/// Hands a text that is no form of the record to the browser.
pub(super) fn save_text(name: String, text: &str) -> Result<String> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    save(&ExportFile { name, blob, text: None })
}

/// Puts it on the clipboard: a text as text, a picture as a picture.
pub(super) async fn copy(made: &ExportFile) -> Result<()> {
    match &made.text {
        Some(text) => clipboard::text(text).await,
        None => clipboard::picture(&made.blob).await,
    }
}
