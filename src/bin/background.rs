//! Behind the pages: started by `extension/js/background.js`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::background::start();
}

/// A message of one of the other places; the promise's value is the answer.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub async fn on_message(text: String, sender: JsValue) -> JsValue {
    login_rescue::background::on_message(&text, &sender).await
}

/// The browser was started, or the extension installed or updated (true).
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub async fn on_start(installed: bool) {
    login_rescue::background::on_start(installed).await;
}

/// An alarm of ours went off.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub async fn on_alarm() {
    login_rescue::background::on_alarm().await;
}
