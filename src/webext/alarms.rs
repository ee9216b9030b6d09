//! `chrome.alarms`. Firefox forgets them when it is closed: they are made
//! again from the record.

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Result, object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "alarms"], js_name = create)]
    fn alarms_create(name: &str, when: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "alarms"], js_name = clear)]
    fn alarms_clear(name: &str) -> Result<Promise, JsValue>;
}

#[derive(Serialize)]
struct When {
    when: f64,
}

/// Wakes the background at this time (ms since the epoch); an alarm of the same
/// name is replaced. Chrome may be up to half a minute late.
///
/// # Errors
/// When the browser takes no alarm.
pub async fn set(name: &str, when: i64) -> Result<()> {
    let made = alarms_create(name, &object(&When { when: when as f64 })?)?;
    JsFuture::from(Promise::resolve(&made)).await?;
    Ok(())
}

/// Takes an alarm back; there need not be one.
///
/// # Errors
/// When the browser refuses.
pub async fn clear(name: &str) -> Result<()> {
    JsFuture::from(alarms_clear(name)?).await?;
    Ok(())
}
