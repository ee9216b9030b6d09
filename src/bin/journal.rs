//! Starts the journal tab.

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::screens::journal::start();
}
