//! Pointing at fields and messages, and telling what the finder saw. Injected
//! only when somebody asks; see `extension/js/point-jobs.js`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Lets the person point at the fields of the login.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn fields() {
    login_rescue::page::point::fields();
}

/// Lets the person point at what the site says.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn message() {
    login_rescue::page::point::message();
}

/// What the finder sees: [`login_rescue::report::diagnostic::Diagnostic`] as JSON.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn diagnose() -> String {
    login_rescue::page::point::diagnose::diagnose()
}
