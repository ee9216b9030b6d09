//! Pictures of the journal tab with 0, 1, 30 and 10,000 events, in both languages, light and dark, 320 and 1440 pixels wide, for somebody
//! to look at: `cargo run -p e2e --bin pictures [chromium|firefox]`. They go to `target/pictures/`.

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::{Browser, Error, Language, Options, Result, Server, Session, Site};

const COUNTS: [usize; 4] = [0, 1, 30, 10_000];
const WIDTHS: [u32; 2] = [320, 1440];

fn main() -> ExitCode {
    let browser = match std::env::args().nth(1).as_deref() {
        None | Some("chromium") => Browser::Chromium,
        Some("firefox") => Browser::Firefox,
        Some(other) => {
            eprintln!("the pictures are made in chromium or firefox, not in {other:?}");
            return ExitCode::from(2);
        }
    };
    match take(browser) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no more pictures: {error}");
            ExitCode::FAILURE
        }
    }
}

fn take(browser: Browser) -> Result<()> {
    let folder = PathBuf::from("target/pictures");
    std::fs::create_dir_all(&folder)?;
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for language in [Language::Japanese, Language::English] {
        for dark in [false, true] {
            let server = Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() };
            let options = Options { server: Some(server), language, dark, ..Options::default() };
            runtime.block_on(series(browser, options, &folder))?;
        }
    }
    println!("pictures are in {}", folder.display());
    Ok(())
}

async fn series(browser: Browser, options: Options, folder: &std::path::Path) -> Result<()> {
    let name = format!(
        "{}-{}-{}",
        browser.name(),
        if options.language == Language::Japanese { "ja" } else { "en" },
        if options.dark { "dark" } else { "light" }
    );
    let session = Session::start(browser, options).await?;
    for count in COUNTS {
        session.store_record(count).await?;
        for width in WIDTHS {
            session.open_journal().await?;
            session.resize(width, if width < 500 { 2400 } else { 1900 }).await?;
            session.screenshot(folder.join(format!("{name}-{count}-{width}.png"))).await?;
            if count == 30 {
                session.click("#save-open").await?;
                session.screenshot(folder.join(format!("{name}-save-{width}.png"))).await?;
            }
        }
    }
    Ok(())
}
