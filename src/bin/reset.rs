//! The help with a new password, injected only where it has something to say.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::page::reset::start();
}

/// The page has changed into one that it may have something to say about.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn again() {
    login_rescue::page::reset::start();
}
