//! What the browser tells of itself: `navigator` of a worker or a page.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::journal::event::environment::{Environment, UserAgentHints, environment};

/// Browser and system.
pub async fn this() -> Environment {
    let navigator = get(&js_sys::global(), "navigator");
    let data = get(&navigator, "userAgentData");
    let exact = exact(&data).await.unwrap_or_default();
    // The full list holds full versions; the short one only the first number.
    let listed = [get(&exact, "fullVersionList"), get(&data, "brands")].into_iter().find(Array::is_array).unwrap_or_default();
    let brands: Vec<(String, String)> = if Array::is_array(&listed) {
        Array::from(&listed).iter().map(|brand| (text(&brand, "brand"), text(&brand, "version"))).collect()
    } else {
        Vec::new()
    };
    environment(&UserAgentHints {
        user_agent: &text(&navigator, "userAgent"),
        brands: &brands,
        platform: &text(&data, "platform"),
        platform_version: &text(&exact, "platformVersion"),
        language: &text(&navigator, "language"),
        touch_points: get(&navigator, "maxTouchPoints").as_f64().unwrap_or_default() as u32,
    })
}

/// What the browser tells only when asked for it by name.
async fn exact(data: &JsValue) -> Option<JsValue> {
    let ask: Function = get(data, "getHighEntropyValues").dyn_into().ok()?;
    let wanted = Array::of2(&"platformVersion".into(), &"fullVersionList".into());
    let promise: Promise = ask.call1(data, &wanted).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or_default()
}

fn text(from: &JsValue, name: &str) -> String {
    get(from, name).as_string().unwrap_or_default()
}
