//! A picture in its frame: when it was taken, of which page, with which
//! browser. Everything that was covered in the page is painted over once more,
//! so that what is kept does not hang on how the page was drawn.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::journal::storage::picture::{FramedPicture, TakenPicture, fitted};
use crate::report::time::Local;
use crate::screens::Result;
use crate::screens::sentences::say;
use crate::webext::i18n::{text, text_with};
use crate::webext::{ApiError, environment};

/// The frame at the left, the right and the bottom, in pixels.
const EDGE: f64 = 8.0;
/// The frame above, with its two lines of text, in pixels.
const HEAD: f64 = 60.0;
/// Where its lines stand, in pixels from above.
const LINES: [f64; 2] = [25.0, 47.0];
const GROUND: &str = "#d5dbe1";
const INK: &str = "#1d242b";
/// The same colour as in extension/js/cover.js.
const COVER: &str = "#55606b";
const FONT: &str = "15px system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic UI', Meiryo, sans-serif";

/// What stands in the frame: when and where, with what.
pub(super) async fn caption(taken: &TakenPicture, zone: i32) -> [String; 2] {
    let when = Local::new(taken.at, zone);
    let here = environment::this().await;
    let system = [say("system", &here.system), here.system_version.unwrap_or_default()].join(" ");
    let browser = text_with("picture_by", &[&say("browser", &here.browser), &here.version, system.trim()]);
    [
        format!("{} {}  {}{}", when.stamp(), when.offset(), taken.page.host, taken.page.path),
        format!("{browser}  {}", text("extension_name")),
    ]
}

/// Draws the picture into its frame.
///
/// # Errors
/// When the browser cannot draw it.
pub(super) async fn draw(taken: &TakenPicture, caption: &[String; 2]) -> Result<FramedPicture> {
    let image = HtmlImageElement::new()?;
    image.set_src(&taken.image);
    JsFuture::from(image.decode()).await?;
    let size = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let (inner_wide, inner_high) = fitted(size, (2.0 * EDGE, HEAD + EDGE));

    let canvas: HtmlCanvasElement = gloo_utils::document().create_element("canvas")?.unchecked_into();
    let (width, height) = (pixels(inner_wide + 2.0 * EDGE), pixels(inner_high + HEAD + EDGE));
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or_else(|| ApiError("no canvas".to_owned()))?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str(GROUND);
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context.set_fill_style_str(INK);
    context.set_font(FONT);
    for (line, y) in caption.iter().zip(LINES) {
        // What is too long for the frame is drawn narrower.
        context.fill_text_with_max_width(line, EDGE, y, inner_wide)?;
    }
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, EDGE, HEAD, inner_wide, inner_high)?;
    context.set_fill_style_str(COVER);
    for [left, top, w, h] in &taken.boxes {
        // Outwards to whole pixels, and no further than the picture reaches.
        let (x1, y1) = ((left * inner_wide).floor().clamp(0.0, inner_wide), (top * inner_high).floor().clamp(0.0, inner_high));
        let (x2, y2) = (((left + w) * inner_wide).ceil().clamp(0.0, inner_wide), ((top + h) * inner_high).ceil().clamp(0.0, inner_high));
        context.fill_rect(EDGE + x1, HEAD + y1, x2 - x1, y2 - y1);
    }
    let url = canvas.to_data_url()?;
    Ok(FramedPicture { at: taken.at, page: taken.page.clone(), tab: taken.tab, width, height, image: url })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the longest side")]
fn pixels(length: f64) -> u32 {
    length as u32
}
