//! A tiny extension: a closed shadow root in every page, a background that counts its starts.

use std::fs;

use e2e::Browser;
use serde_json::{Value, json};
use tempfile::TempDir;

const CONTENT: &str = "
const host = document.createElement('div');
host.id = 'fixture';
const root = host.attachShadow({ mode: 'closed' });
root.innerHTML = '<style>button { width: 200px; height: 40px }</style><p>hidden text</p><button>0</button>';
const button = root.querySelector('button');
button.onclick = event => { if (event.isTrusted) button.textContent = +button.textContent + 1; };
document.documentElement.append(host);
console.log('from the content script');
chrome.storage.local.set({ language: chrome.i18n.getUILanguage(), host: location.host });
addEventListener('message', event => { if (event.data === 'wake') chrome.runtime.sendMessage('wake'); });
";

const BACKGROUND: &str = "
const started = Math.random();
chrome.runtime.onMessage.addListener((message, sender, answer) => { answer(started); });
";

/// Writes the extension for `browser`; it lives as long as the folder.
pub(crate) fn extension(browser: Browser) -> TempDir {
    let folder = tempfile::Builder::new().prefix("e2e-fixture-").tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("content.js", CONTENT);
    write("background.js", BACKGROUND);
    write("popup.html", "<!doctype html><meta charset=utf-8><title>popup</title><h1>popup</h1>");
    write("manifest.json", &manifest(browser).to_string());
    folder
}

fn manifest(browser: Browser) -> Value {
    let mut manifest = json!({
        "manifest_version": 3,
        "name": "e2e fixture",
        "version": "1",
        "permissions": ["storage", "cookies"],
        "host_permissions": ["*://*.hapitas.jp/*"],
        "action": { "default_popup": "popup.html" },
        "content_scripts": [{ "matches": ["*://*.hapitas.jp/*"], "js": ["content.js"], "run_at": "document_end" }],
    });
    match browser {
        Browser::Chromium => manifest["background"] = json!({ "service_worker": "background.js" }),
        Browser::Firefox => {
            manifest["background"] = json!({ "scripts": ["background.js"] });
            manifest["browser_specific_settings"] = json!({ "gecko": { "id": "fixture@e2e.test" } });
        }
    }
    manifest
}
