//! A screen of its own for a browser that must be headful, and a real keyboard and mouse on it.

use std::path::Path;

use crate::process::{Process, command};
use crate::tools::Tool;
use crate::{Error, Result};

/// An X server without a screen, and `xdotool` to press its keys.
#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    server: Process,
}

impl Display {
    /// Starts Xvfb on a free display number.
    pub(crate) async fn start(folder: &Path) -> Result<Self> {
        let mut xvfb = command(Tool::Xvfb.find()?);
        xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let mut server = Process::start("xvfb", xvfb, folder)?;
        let number: u32 = server.announced(|line| line.trim().parse().ok()).await?;
        Ok(Self { name: format!(":{number}"), server })
    }

    /// For the environment variable `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Runs `xdotool` and gives what it printed.
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> Result<String> {
        let output = command(Tool::Xdotool.find()?).env("DISPLAY", &self.name).args(arguments).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        let error = String::from_utf8_lossy(&output.stderr);
        Err(Error::Other(format!("xdotool {arguments:?}: {error}")))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Killed, it would leave its socket and its lock in `/tmp`.
        self.server.end();
    }
}
