//! One running browser with the extension in it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::sync::Mutex;

use crate::console::Console;
use crate::display::Display;
use crate::extension::Unpacked;
use crate::launch::launch;
use crate::process::Process;
use crate::{Browser, Error, Options, Result, startup_cache};

/// A browser, its driver and its profile. Dropping it kills them all.
///
/// Its abilities stand in files of their own: [`goto`](Session::goto), [`type_keys`](Session::type_keys),
/// [`shadow`](Session::shadow), [`extension_eval`](Session::extension_eval), ...
#[derive(Debug)]
pub struct Session {
    browser: Browser,
    options: Options,
    unpacked: Option<Unpacked>,
    driver: WebDriver,
    process: Process,
    display: Option<Display>,
    helper_tab: Mutex<Option<String>>,
    console: Console,
    profile: PathBuf,
    /// Logs, and the profile where `options.profile` names none. Goes last.
    folder: TempDir,
}

impl Session {
    /// Starts `browser` and waits until it takes commands and the extension is loaded.
    pub async fn start(browser: Browser, options: Options) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("e2e-").tempdir()?;
        let profile = options.profile.clone().unwrap_or_else(|| folder.path().join("profile"));
        std::fs::create_dir_all(&profile)?;
        let unpacked = Unpacked::find(browser, &options.extension, folder.path())?;
        let display = if options.headful { Some(Display::start(folder.path()).await?) } else { None };
        if browser == Browser::Firefox {
            startup_cache::provide(options.language, &profile).await?;
        }
        let (process, driver) = launch(browser, &options, unpacked.as_ref(), display.as_ref(), &profile, folder.path()).await?;
        let console = Console::listen(browser, &driver).await?;
        let helper_tab = Mutex::default();
        let session = Self { browser, options, unpacked, driver, process, display, helper_tab, console, profile, folder };
        session.addon_is_ready().await?;
        Ok(session)
    }

    /// Which browser this is.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// `thirtyfour`'s own handle, for what this crate has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Kills the browser as a crash or a power cut would: SIGKILL to all its processes.
    pub fn kill(&mut self) {
        let _ = self.driver.clone().leak();
        self.process.kill();
    }

    /// Closes the browser as its user would, unless it was [killed](Self::kill), and starts it again
    /// on the same profile.
    pub async fn restart(&mut self) -> Result<()> {
        if self.process.is_running() {
            self.driver.clone().quit().await?;
        }
        self.kill();
        let (process, driver) =
            launch(self.browser, &self.options, self.unpacked.as_ref(), self.display.as_ref(), &self.profile, self.folder.path()).await?;
        self.console = Console::listen(self.browser, &driver).await?;
        (self.process, self.driver) = (process, driver);
        *self.helper_tab.get_mut() = None;
        self.addon_is_ready().await
    }

    /// What the browser and its driver hold in memory now, in MiB; 0 where the system does not tell.
    pub fn memory(&self) -> u64 {
        self.process.memory()
    }

    /// Waits until the person has closed the browser.
    pub async fn wait_until_closed(&self) {
        while self.driver.windows().await.is_ok_and(|windows| !windows.is_empty()) {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
    }

    /// The folder of [`Options::downloads`].
    pub fn downloads(&self) -> Result<&Path> {
        self.options.downloads.as_deref().ok_or(Error::Unsupported("needs `downloads`"))
    }

    /// Where the logs are, and the profile where `options.profile` names none.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn unpacked(&self) -> Result<&Unpacked> {
        self.unpacked.as_ref().ok_or(Error::Unsupported("this session has no extension"))
    }

    pub(crate) fn display(&self) -> Result<&Display> {
        self.display.as_ref().ok_or(Error::Unsupported("needs `headful: true`"))
    }

    pub(crate) fn helper_tab(&self) -> &Mutex<Option<String>> {
        &self.helper_tab
    }

    pub(crate) fn messages(&self) -> &Console {
        &self.console
    }

    /// What the driver wrote.
    pub(crate) fn driver_log(&self) -> String {
        self.process.log()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Without this thirtyfour would politely ask the driver to close, and wait for it.
        self.kill();
    }
}
