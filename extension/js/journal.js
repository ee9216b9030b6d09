// Starts journal.wasm; everything else is Rust (src/screens/journal/).
import init from "login-rescue-journal";

init({ module_or_path: chrome.runtime.getURL("journal.wasm") });
