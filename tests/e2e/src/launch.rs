//! Bringing driver and browser up.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use serde_json::Value;
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use thirtyfour::{Capabilities, WebDriver};

use crate::display::Display;
use crate::extension::Unpacked;
use crate::process::Process;
use crate::{Browser, Error, Options, Result, chromium, firefox};

const TRIES: u32 = 3;

/// Starts driver and browser, and loads the extension.
pub(crate) async fn launch(
    browser: Browser,
    options: &Options,
    unpacked: Option<&Unpacked>,
    display: Option<&Display>,
    profile: &Path,
    folder: &Path,
) -> Result<(Process, WebDriver)> {
    install_crypto();
    let (process, port) = start_driver(browser, options, display, folder).await?;
    let capabilities = match browser {
        Browser::Chromium => chromium::capabilities(options, unpacked.map(|it| it.folder.as_path()), profile)?,
        Browser::Firefox => firefox::capabilities(options, unpacked.map(|it| it.id.as_str()), profile)?,
    };
    let driver = connect(port, capabilities).await?;
    if let (Browser::Firefox, Some(unpacked)) = (browser, unpacked) {
        FirefoxTools::new(driver.handle().clone()).install_addon(&unpacked.folder.to_string_lossy(), Some(true)).await?;
    }
    Ok((process, driver))
}

/// The driver and its port. Chromedriver takes a free IPv6 port and gives up when the IPv4 port of
/// the same number is taken (1 of 60 starts on a busy machine): then it is started again.
async fn start_driver(browser: Browser, options: &Options, display: Option<&Display>, folder: &Path) -> Result<(Process, u16)> {
    let mut tried = 1;
    loop {
        let (name, mut command, port): (_, _, fn(&str) -> Option<u16>) = match browser {
            Browser::Chromium => ("chromedriver", chromium::driver(options)?, chromium::announced_port),
            Browser::Firefox => ("geckodriver", firefox::driver()?, firefox::announced_port),
        };
        if let Some(display) = display {
            command.env("DISPLAY", display.name());
        }
        let mut process = Process::start(name, command, folder)?;
        match process.announced(port).await {
            Ok(port) => return Ok((process, port)),
            Err(error) if tried == TRIES => return Err(error),
            Err(_) => tried += 1,
        }
    }
}

async fn connect(port: u16, capabilities: Value) -> Result<WebDriver> {
    let Value::Object(capabilities) = capabilities else {
        return Err(Error::Other("capabilities are an object".to_owned()));
    };
    Ok(WebDriver::builder(format!("http://127.0.0.1:{port}"), Capabilities::from(capabilities))
        .request_timeout(Duration::from_secs(60))
        .connect()
        .await?)
}

/// The WebSocket of BiDi goes through rustls, which wants to be told whose cryptography to use.
fn install_crypto() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
