//! How Firefox is started, and its chrome context, where scripts run with the browser's own rights.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::process::command;
use crate::tools::Tool;
use crate::{Browser, Language, Options, Result, Session};

/// The host part of every `moz-extension:` address in these tests.
pub(crate) const UUID: &str = "e2e00000-0000-4000-8000-000000000e2e";

pub(crate) fn driver() -> Result<Command> {
    let mut driver = command(Tool::Geckodriver.find()?);
    driver.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
    Ok(driver)
}

/// `1795349446046 geckodriver INFO Listening on 127.0.0.1:42353`, with tabs.
pub(crate) fn announced_port(line: &str) -> Option<u16> {
    line.split_once("geckodriver\tINFO\tListening on 127.0.0.1:")?.1.trim().parse().ok()
}

pub(crate) fn capabilities(options: &Options, addon: Option<&str>, profile: &Path) -> Result<Value> {
    let (width, height) = options.window;
    let mut args = vec!["-profile".to_owned(), profile.display().to_string(), format!("--width={width}"), format!("--height={height}")];
    if !options.headful && !options.on_screen {
        args.push("-headless".to_owned());
    }
    Ok(json!({
        "browserName": "firefox",
        "acceptInsecureCerts": options.accepts_certificate,
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": Tool::Firefox.find()?,
            "args": args,
            // The crash helper would outlive a killed browser.
            "env": { "MOZ_CRASHREPORTER": "0", "MOZ_CRASHREPORTER_DISABLE": "1" },
            "prefs": prefs(options, addon),
        },
    }))
}

fn prefs(options: &Options, addon: Option<&str>) -> Map<String, Value> {
    let mut prefs = Map::new();
    let mut set = |name: &str, value: Value| prefs.insert(name.to_owned(), value);
    // `manifest.json` is the helper page of `extension_eval`; the viewer would take its rights away.
    set("devtools.jsonview.enabled", json!(false));
    set("datareporting.policy.dataSubmissionEnabled", json!(false));
    set("network.captive-portal-service.enabled", json!(false));
    set("network.connectivity-service.enabled", json!(false));
    if let Some(server) = &options.server {
        set("network.dns.forceResolve", json!("127.0.0.1"));
        set("network.socket.forcePort", json!(format!("443={}", server.port)));
    }
    if let Some(addon) = addon {
        set("extensions.webextensions.uuids", json!(json!({ addon: UUID }).to_string()));
    }
    set(
        "intl.locale.requested",
        match options.language {
            Language::Japanese => json!("ja"),
            Language::English => json!("en-US"),
        },
    );
    if options.dark {
        set("layout.css.prefers-color-scheme.content-override", json!(0));
        set("ui.systemUsesDarkTheme", json!(1));
    }
    if options.forced_colors {
        set("browser.display.document_color_use", json!(2));
    }
    if let Some(downloads) = &options.downloads {
        set("browser.download.folderList", json!(2));
        set("browser.download.dir", json!(downloads));
        set("browser.download.useDownloadDir", json!(true));
    }
    for (name, value) in &options.firefox_prefs {
        set(name, value.clone());
    }
    prefs
}

impl Session {
    /// Waits until the add-on is in every process: the install command returns before that, and on a
    /// busy machine the first page would get no content script.
    pub(crate) async fn addon_is_ready(&self) -> Result<()> {
        let Some(unpacked) = self.unpacked().ok().filter(|_| self.browser() == Browser::Firefox) else { return Ok(()) };
        let ready = "const policy = WebExtensionPolicy.getByID(argument); await policy.readyPromise; return policy.active";
        let id = json!(unpacked.id);
        self.wait_until("the add-on to be ready", async || self.in_firefox(ready, id.clone()).await, |active| *active == json!(true))
            .await
            .map(drop)
    }

    /// Runs the body of an async function in Firefox's own window, with its rights, and gives the
    /// JSON it returns. `arguments[0]` is `argument`.
    pub(crate) async fn in_firefox(&self, body: &str, argument: Value) -> Result<Value> {
        self.raw_post("moz/context", json!({ "context": "chrome" })).await?;
        let answer = self.run(body, argument).await;
        self.raw_post("moz/context", json!({ "context": "content" })).await?;
        answer
    }
}
