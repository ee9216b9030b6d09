//! The panel after a refused attempt, injected only then.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::page::panel::start();
}

/// The page has refused once more, without having been loaded anew.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn again() {
    login_rescue::page::panel::start();
}
