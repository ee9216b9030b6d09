//! The main job, played on the reconstructed site on this machine: a typing
//! mistake is seen and repaired, a refused login is written down, the site's
//! data is cleared, the record is saved. `./build.sh demo` builds and runs it.

mod save;
mod story;

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::{Browser, Error, Options, Result, Server, Session, Site};

fn main() -> ExitCode {
    let browser = match std::env::args().nth(1).as_deref() {
        None | Some("chromium") => Browser::Chromium,
        Some("firefox") => Browser::Firefox,
        Some(other) => {
            eprintln!("the demo knows chromium and firefox, not {other:?}");
            return ExitCode::from(2);
        }
    };
    match play(browser) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the demo stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

fn play(browser: Browser) -> Result<()> {
    let folder = PathBuf::from("target/demo");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let downloads = folder.join("downloads");
    std::fs::create_dir_all(&downloads)?;
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let on_screen = std::env::var_os("DISPLAY").is_some_and(|d| !d.is_empty()) || std::env::var_os("WAYLAND_DISPLAY").is_some();
    let options = Options {
        server: Some(Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() }),
        on_screen,
        downloads: Some(downloads.canonicalize()?),
        window: (1130, 860),
        ..Options::default()
    };
    println!("The reconstructed site answers on 127.0.0.1:{}; nothing leaves this machine.", site.port());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let session = Session::start(browser, options).await?;
        story::tell(&session, &site, &folder).await?;
        println!("\nScreenshots, log.json and log.csv are in {}.", folder.display());
        if on_screen {
            println!("The window is yours; close it to end the demo.");
            session.wait_until_closed().await;
        }
        Ok(())
    })
}
