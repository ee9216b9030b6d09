//! `chrome.storage.onChanged`.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;

use super::Result;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn add_listener(callback: &Function) -> Result<(), JsValue>;
}

/// Calls `then` with the keys that changed, for as long as the page lives.
///
/// # Errors
/// When the extension is gone.
pub fn watch(mut then: impl FnMut(Vec<String>) + 'static) -> Result<()> {
    let callback = Closure::<dyn FnMut(Object)>::new(move |changes: Object| {
        then(Object::keys(&changes).iter().filter_map(|key| key.as_string()).collect());
    });
    add_listener(callback.as_ref().unchecked_ref())?;
    callback.forget();
    Ok(())
}
