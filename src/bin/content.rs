//! The engine in a page of the site, started by `extension/js/content.js`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Small where the standard library's is fast: a page needs few and short allocations.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::page::start();
}

/// What the storage held when the page began: see [`login_rescue::page::told`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn told(waiting: &str, cleared: &str, usual: &str) {
    login_rescue::page::told(waiting, cleared, usual);
}

/// What the person has set: see [`login_rescue::page::set`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn set(off: &str, memory: &str, salt: &str, remembered: &str) {
    login_rescue::page::set(off, memory, salt, remembered);
}

/// Everything rests: nothing of ours stays on the page.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn stop() {
    login_rescue::page::stop();
}

/// The rest is over, or the person has pointed at something.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn again() {
    login_rescue::page::start();
}

/// The forms of the page, for the other modules: see [`login_rescue::page::forms`].
#[cfg(target_arch = "wasm32")]
#[must_use]
#[wasm_bindgen]
pub fn forms() -> js_sys::Array {
    login_rescue::page::forms()
}
