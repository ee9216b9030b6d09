//! The clipboard. A click of the person is all that it asks for.

use crate::screens::Result;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = write)]
    fn write_items(items: &Array) -> Result<Promise, JsValue>;

    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Puts a text there.
///
/// # Errors
/// When the browser refuses.
pub(super) async fn text(text: &str) -> Result<()> {
    JsFuture::from(write_text(text)?).await?;
    Ok(())
}

/// Puts a PNG picture there.
///
/// # Errors
/// When the browser refuses.
pub(super) async fn picture(png: &Blob) -> Result<()> {
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), png)?;
    let item = ClipboardItem::new(&kinds)?;
    JsFuture::from(write_items(&Array::of1(&item))?).await?;
    Ok(())
}
