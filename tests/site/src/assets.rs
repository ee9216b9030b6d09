//! Scripts, styles and the picture: every file a page loads.

use crate::answer::Answer;

struct Asset {
    path: &'static str,
    content_type: &'static str,
    /// Kept by the browser for a day.
    cached: bool,
    body: &'static [u8],
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

macro_rules! asset {
    ($folder:literal, $file:literal, $content_type:expr, $cached:expr) => {
        Asset {
            path: concat!($folder, $file),
            content_type: $content_type,
            cached: $cached,
            body: include_bytes!(concat!("../assets/", $file)),
        }
    };
    (script $file:literal) => {
        asset!("/static/", $file, SCRIPT, false)
    };
}

const ASSETS: &[Asset] = &[
    asset!("/static/", "cached.js", SCRIPT, true),
    asset!("/static/", "cached.css", STYLE, true),
    asset!("/static/", "cached.png", "image/png", true),
    asset!("/static/", "site.css", STYLE, false),
    asset!(script "captcha.js"),
    asset!(script "captcha-frame.js"),
    asset!(script "dialog.js"),
    asset!(script "form-button.js"),
    asset!(script "form-fetch.js"),
    asset!(script "form-late.js"),
    asset!(script "form-none.js"),
    asset!(script "form-react.js"),
    asset!(script "form-soup.js"),
    asset!(script "form-submit.js"),
    asset!(script "form-text.js"),
    asset!(script "late-error.js"),
    asset!(script "reset-send.js"),
    asset!(script "seed.js"),
    asset!("/", "sw.js", SCRIPT, false),
    Asset { path: "/recaptcha/api.js", content_type: SCRIPT, cached: false, body: include_bytes!("../assets/captcha-api.js") },
];

/// The file at `path`.
pub(crate) fn find(path: &str) -> Option<Answer> {
    let asset = ASSETS.iter().find(|asset| asset.path == path)?;
    let kept = if asset.cached { "max-age=86400" } else { "no-cache" };
    Some(Answer::new(asset.content_type, asset.body).with("cache-control", kept))
}
