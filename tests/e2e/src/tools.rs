//! Where the browsers and their drivers are on this machine.

use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// A program the tests start.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tool {
    Chromium,
    Chromedriver,
    Firefox,
    Geckodriver,
    Xvfb,
    Xdotool,
}

impl Tool {
    /// The environment variable that overrides the search, and the names the program goes by.
    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Chromium => ("CHROMIUM", &["chromium", "chromium-browser"]),
            Self::Chromedriver => ("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => ("FIREFOX", &["firefox-esr", "firefox"]),
            Self::Geckodriver => ("GECKODRIVER", &["geckodriver"]),
            Self::Xvfb => ("XVFB", &["Xvfb"]),
            Self::Xdotool => ("XDOTOOL", &["xdotool"]),
        }
    }

    /// The program's path: from the environment, the repository's `target/tools`, or `PATH`.
    pub(crate) fn find(self) -> Result<PathBuf> {
        let (variable, names) = self.names();
        if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
            return path.is_file().then_some(path).ok_or_else(|| missing(names, &format!("${variable}, which points at no file")));
        }
        let folders = folders();
        names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|path| path.is_file())
            .ok_or_else(|| missing(names, &format!("${variable}, {folders:?}")))
    }
}

fn missing(names: &[&'static str], looked_in: &str) -> Error {
    Error::ToolMissing { program: names.first().copied().unwrap_or_default(), looked_in: looked_in.to_owned() }
}

fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(repository().join("target/tools/bin"))
        .chain(std::env::split_paths(&path))
        .chain(["/usr/bin", "/usr/local/bin", "/usr/lib/chromium"].map(PathBuf::from))
        .collect()
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
