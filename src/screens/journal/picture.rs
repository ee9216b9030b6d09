//! Makes a PNG picture of an SVG drawing.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlImageElement, OffscreenCanvas, OffscreenCanvasRenderingContext2d, Url};

use crate::screens::Result;
use crate::webext::ApiError;

/// The picture of a drawing of this size in pixels.
///
/// # Errors
/// When the browser cannot draw it.
pub(super) async fn png(svg: &str, (width, height): (u32, u32)) -> Result<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let drawing = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &options)?;
    let url = Url::create_object_url_with_blob(&drawing)?;
    let drawn = draw(&url, width, height).await;
    // An address that is gone already is what was wanted.
    let _ = Url::revoke_object_url(&url);
    drawn
}

async fn draw(url: &str, width: u32, height: u32) -> Result<Blob> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let canvas = OffscreenCanvas::new(width, height)?;
    let context = canvas.get_context("2d")?.ok_or_else(|| ApiError("no canvas".to_owned()))?;
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    Ok(JsFuture::from(canvas.convert_to_blob()?).await?.unchecked_into())
}

/// The bytes of a picture.
///
/// # Errors
/// When the browser has let go of them.
pub(super) async fn bytes(blob: &Blob) -> Result<Vec<u8>> {
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}
