//! Starts the popup.

fn main() {
    #[cfg(target_arch = "wasm32")]
    login_rescue::screens::popup::start();
}
