//! What the browser says of the extension when it is installed.

use serde_json::{Value, json};

use crate::{Browser, Error, Result, Session};

/// The browser's view of the installed extension.
#[derive(Debug, Clone, Default)]
pub struct Install {
    /// The hosts it is granted, as patterns.
    pub hosts: Vec<String>,
    /// Sentences of the install prompt beside the hosts.
    pub warnings: Vec<String>,
    /// Complaints about the manifest.
    pub complaints: Vec<String>,
}

impl Session {
    /// Asks Chromium's list of extensions, or Firefox's add-on manager. In Chromium the page goes there.
    pub async fn install(&self) -> Result<Install> {
        match self.browser() {
            Browser::Chromium => self.listed_in_chromium().await,
            Browser::Firefox => self.listed_in_firefox().await,
        }
    }

    async fn listed_in_chromium(&self) -> Result<Install> {
        self.goto("chrome://extensions/").await?;
        let list = self.eval_in_page("return await chrome.developerPrivate.getExtensionsInfo({ includeDisabled: true })").await?;
        let ours = list.as_array().into_iter().flatten().find(|e| e["id"] == self.unpacked().map(|u| u.id.clone()).unwrap_or_default());
        let ours = ours.ok_or_else(|| Error::Other("the extension is not listed".to_owned()))?;
        let hosts = texts(&ours["permissions"]["runtimeHostPermissions"]["hosts"], |h| h["host"].clone());
        let warnings = texts(&ours["permissions"]["simplePermissions"], |w| w["message"].clone());
        let mut complaints = texts(&ours["manifestErrors"], |e| e["message"].clone());
        complaints.extend(texts(&ours["installWarnings"], Value::clone));
        Ok(Install { hosts, warnings, complaints })
    }

    async fn listed_in_firefox(&self) -> Result<Install> {
        let body = r#"
            const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
            const { ExtensionData } = ChromeUtils.importESModule("resource://gre/modules/Extension.sys.mjs");
            const addon = await AddonManager.getAddonByID(argument);
            const asked = addon.installPermissions ?? addon.userPermissions;
            const prompt = ExtensionData.formatPermissionStrings({ permissions: { ...asked, origins: [] }, appName: "Firefox" });
            const policy = WebExtensionPolicy.getByID(argument);
            return { hosts: asked.origins, warnings: prompt.msgs, complaints: policy.extension.warnings ?? [] };
        "#;
        let said = self.in_firefox(body, json!(self.unpacked()?.id)).await?;
        let list = |name: &str| texts(&said[name], Value::clone);
        Ok(Install { hosts: list("hosts"), warnings: list("warnings"), complaints: list("complaints") })
    }
}

fn texts(list: &Value, text: impl Fn(&Value) -> Value) -> Vec<String> {
    let of = |entry: &Value| text(entry).as_str().map_or_else(|| entry.to_string(), str::to_owned);
    list.as_array().into_iter().flatten().map(of).collect()
}

impl Session {
    /// Takes the hosts away from the extension, as the person may do in the browser's settings. In
    /// Chromium the page goes there.
    pub async fn withdraw_hosts(&self) -> Result<()> {
        let id = self.unpacked()?.id.clone();
        match self.browser() {
            Browser::Chromium => {
                self.goto("chrome://extensions/").await?;
                let body = format!(
                    "await chrome.developerPrivate.updateExtensionConfiguration({{ extensionId: {id:?}, hostAccess: 'ON_CLICK' }})"
                );
                self.eval_in_page(&body).await?;
            }
            Browser::Firefox => {
                let body = r#"
                    const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
                    const { extension } = WebExtensionPolicy.getByID(argument);
                    const origins = extension.allowedOrigins.patterns.map((p) => p.pattern).filter((p) => p.includes("hapitas"));
                    await ExtensionPermissions.remove(argument, { permissions: [], origins }, extension);
                "#;
                self.in_firefox(body, json!(id)).await?;
            }
        }
        Ok(())
    }
}
