//! The lens, injected only when somebody asks to look.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::page::lens::start();
}

/// Somebody asks to look once more.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn again() {
    login_rescue::page::lens::start();
}
