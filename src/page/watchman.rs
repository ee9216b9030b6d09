//! The watchman's object (`extension/js/content.js`), by which the modules in a
//! page know of each other and of the extension.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = loginRescue)]
    static WATCHMAN: JsValue;
    /// Whether the extension is still there: it goes away under a living page when it is updated.
    #[wasm_bindgen(js_namespace = loginRescue)]
    pub(crate) fn alive() -> bool;
    /// The forms that the engine finds now; see [`super::sight::forms::of_engine`].
    #[wasm_bindgen(js_namespace = loginRescue)]
    pub(crate) fn forms() -> Array;
    /// The open shadow roots in which a field of a login was found.
    #[wasm_bindgen(thread_local_v2, js_namespace = loginRescue, js_name = roots)]
    static ROOTS: Array;
    /// What the person has pointed at as `mail`, `password` or `message`, if it is on this page.
    #[wasm_bindgen(js_namespace = loginRescue)]
    pub(crate) fn pointed(role: &str) -> Option<Element>;
    /// The digest of an address; it takes the browser a tenth of a second, beside the page's own work.
    #[wasm_bindgen(catch, js_namespace = loginRescue)]
    pub(crate) fn digest(address: &str, salt: &str) -> Result<Promise, JsValue>;
}

/// The open shadow roots in which a field of a login was found.
pub(crate) fn roots() -> Vec<ShadowRoot> {
    ROOTS.with(|roots| roots.iter().filter_map(|root| root.dyn_into().ok()).collect())
}

/// What the watchman holds under a name.
pub(crate) fn get(name: &str) -> JsValue {
    WATCHMAN.with(|watchman| Reflect::get(watchman, &name.into()).unwrap_or_default())
}

/// Gives the watchman something to hold.
pub(crate) fn set(name: &str, value: &JsValue) {
    WATCHMAN.with(|watchman| {
        let _ = Reflect::set(watchman, &name.into(), value);
    });
}

/// Whether the person has let everything rest.
pub(crate) fn resting() -> bool {
    get("state").as_string().as_deref() == Some("paused")
}

/// Whether this is the translation, running because the page refuses WebAssembly.
pub(crate) fn is_translation() -> bool {
    get("translated").is_truthy()
}
