//! `./build.sh bench`: how fast the checks are beside their peers, the content
//! script in a page, and the journal tab; how much is shipped. All in one run
//! on one machine: compare within it, and quote ratios and medians.

mod checks;
mod journal;
mod page;
mod sizes;
mod spread;

use std::process::ExitCode;

use e2e::{Browser, Error, Extension, Options, Result, Server, Session, Site};
use serde_json::json;

const BROWSERS: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the benchmark stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let only = std::env::args().nth(1);
    let wanted = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if wanted("sizes") {
        sizes::print()?;
    }
    if wanted("checks") {
        checks::print("Node.js", &checks::in_node()?);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for browser in BROWSERS {
        runtime.block_on(async {
            let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
            let downloads = tempfile::tempdir()?;
            let options = Options { downloads: Some(downloads.path().to_owned()), ..options(browser, &site) };
            let session = Session::start(browser, options).await?;
            if wanted("checks") {
                checks::print(browser.name(), &checks::in_page(&session).await?);
            }
            if wanted("page") {
                page::measure(&session).await?;
            }
            if wanted("journal") {
                journal::measure(&session).await?;
            }
            Ok::<_, Error>(())
        })?;
    }
    Ok(())
}

/// The copy of the extension that tells its times, in a browser with a fine clock.
fn options(browser: Browser, site: &Site) -> Options {
    let folder = match browser {
        Browser::Chromium => "target/bench/chrome",
        Browser::Firefox => "target/bench/firefox",
    };
    Options {
        server: Some(Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() }),
        extension: Extension::Folder(folder.into()),
        firefox_prefs: vec![("privacy.reduceTimerPrecision".to_owned(), json!(false))],
        ..Options::default()
    }
}
