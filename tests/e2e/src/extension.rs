//! The extension under test: where it is, what it is called, and scripts in its name.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use thirtyfour::WindowHandle;

use crate::page::unpack;
use crate::tools::repository;
use crate::{Browser, Error, Extension, Result, Session, firefox, open_roots};

/// An unpacked extension on disk.
#[derive(Debug, Clone)]
pub(crate) struct Unpacked {
    pub(crate) folder: PathBuf,
    /// Chromium: the host of its pages. Firefox: the id in the manifest.
    pub(crate) id: String,
}

impl Unpacked {
    /// `work`: where a copy may be made that lasts as long as the session.
    pub(crate) fn find(browser: Browser, extension: &Extension, work: &Path) -> Result<Option<Self>> {
        let folder = match extension {
            Extension::None => return Ok(None),
            Extension::OpenRoots => open_roots::copy(&dist(browser), work)?,
            Extension::Folder(folder) => folder.clone(),
            Extension::Dist => dist(browser),
        };
        let missing = |_| Error::ExtensionMissing { path: folder.display().to_string() };
        // Chromium resolves links before it hashes the path.
        let folder = fs::canonicalize(&folder).map_err(missing)?;
        let manifest = fs::read(folder.join("manifest.json")).map_err(missing)?;
        let manifest: Value = serde_json::from_slice(&manifest)?;
        let id = match browser {
            Browser::Chromium => chromium_id(&folder, &manifest)?,
            Browser::Firefox => manifest
                .pointer("/browser_specific_settings/gecko/id")
                .and_then(Value::as_str)
                .ok_or_else(|| Error::Other("the manifest has no gecko id".to_owned()))?
                .to_owned(),
        };
        Ok(Some(Self { folder, id }))
    }
}

fn dist(browser: Browser) -> PathBuf {
    let name = match browser {
        Browser::Chromium => "chrome",
        Browser::Firefox => "firefox",
    };
    std::env::var_os("E2E_DIST").map_or_else(|| repository().join("dist"), PathBuf::from).join(name)
}

/// The first half of the SHA-256 of the public key, or of the path where there is none, written
/// with the letters a to p.
fn chromium_id(folder: &Path, manifest: &Value) -> Result<String> {
    let seed = match manifest.get("key").and_then(Value::as_str) {
        Some(key) => BASE64_STANDARD.decode(key).map_err(|error| Error::Other(format!("the manifest's key: {error}")))?,
        None => folder.as_os_str().as_encoded_bytes().to_vec(),
    };
    let mut id = String::new();
    for byte in Sha256::digest(seed).iter().take(16) {
        write!(id, "{}{}", letter(byte >> 4), letter(byte & 15)).map_err(|error| Error::Other(error.to_string()))?;
    }
    Ok(id)
}

fn letter(nibble: u8) -> char {
    char::from(b'a' + nibble)
}

impl Session {
    /// The address of one of the extension's pages.
    pub fn extension_url(&self, page: &str) -> Result<String> {
        let unpacked = self.unpacked()?;
        Ok(match self.browser() {
            Browser::Chromium => format!("chrome-extension://{}/{page}", unpacked.id),
            Browser::Firefox => format!("moz-extension://{}/{page}", firefox::UUID),
        })
    }

    /// Opens one of the extension's pages in a new tab and goes on there.
    pub async fn open_extension_page(&self, page: &str) -> Result<WindowHandle> {
        let tab = self.driver().new_tab().await?;
        self.driver().switch_to_window(tab.clone()).await?;
        self.goto(&self.extension_url(page)?).await?;
        Ok(tab)
    }

    /// Runs the body of an async function with the extension's rights (`chrome.storage.local`, ...)
    /// and gives the JSON it returns.
    ///
    /// It runs in a tab behind the page's, which stays open, at the extension's `manifest.json`: no
    /// code of the extension runs there, and the page under test neither loses the focus nor is hidden.
    pub async fn extension_eval(&self, body: &str) -> Result<Value> {
        let helper = self.helper().await?;
        let expression = format!(
            "(async () => {{ {body} }})().then(\
                value => JSON.stringify({{ value: value ?? null }}), \
                error => JSON.stringify({{ error: `${{error}}\\n${{error?.stack}}` }}))"
        );
        let answer = match self.browser() {
            Browser::Chromium => self.evaluate_in_target(&helper, &expression).await?,
            Browser::Firefox => {
                let call = json!({
                    "expression": expression,
                    "target": { "context": helper },
                    "awaitPromise": true,
                });
                let answer = self.driver().bidi().await?.send_raw("script.evaluate", call).await?;
                answer.pointer("/result/value").cloned().ok_or_else(|| Error::Script(answer.to_string()))?
            }
        };
        unpack(serde_json::from_str(answer.as_str().unwrap_or_default())?)
    }

    /// The helper tab, opened behind the page's at its first use.
    async fn helper(&self) -> Result<String> {
        let mut helper = self.helper_tab().lock().await;
        if let Some(tab) = helper.as_ref() {
            return Ok(tab.clone());
        }
        let url = self.extension_url("manifest.json")?;
        let tab = match self.browser() {
            Browser::Chromium => {
                let tab = json!({ "url": url, "background": true });
                let answer = self.driver().cdp().send_raw("Target.createTarget", tab).await?;
                let target = text(&answer, "targetId")?;
                self.wait_until(
                    "the extension's rights in the helper tab",
                    async || self.evaluate_in_target(&target, "typeof chrome.runtime?.id").await,
                    |kind| kind == "string",
                )
                .await?;
                target
            }
            Browser::Firefox => {
                let bidi = self.driver().bidi().await?;
                let tab = json!({ "type": "tab", "background": true });
                let context = text(&bidi.send_raw("browsingContext.create", tab).await?, "context")?;
                let to = json!({ "context": context, "url": url, "wait": "complete" });
                bidi.send_raw("browsingContext.navigate", to).await?;
                context
            }
        };
        *helper = Some(tab.clone());
        Ok(tab)
    }
}

fn text(answer: &Value, key: &str) -> Result<String> {
    answer.get(key).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| Error::Other(format!("no {key} in {answer}")))
}
