// Starts popup.wasm; everything else is Rust (src/screens/popup/).
import init from "login-rescue-popup";

init({ module_or_path: chrome.runtime.getURL("popup.wasm") });
