//! Pictures of the popup, and of the journal tab with 0, 1, 30 and 10,000 events, in both languages, light and dark, 320 and 1440 pixels wide, for somebody
//! to look at: `cargo run -p e2e --bin pictures [chromium|firefox]`. They go to `target/pictures/`.

use std::path::PathBuf;
use std::process::ExitCode;

use e2e::{Browser, Error, Language, Options, Result, Server, Session, Site};

const COUNTS: [usize; 4] = [0, 1, 30, 10_000];
const WIDTHS: [u32; 2] = [320, 1440];

/// A drawing in the place of a page, kept as a picture after the newest attempt.
const KEEP_A_PICTURE: &str = "
  const canvas = new OffscreenCanvas(1200, 760);
  const draw = canvas.getContext('2d');
  const box = (colour, ...at) => { draw.fillStyle = colour; draw.fillRect(...at); };
  box('#d5dbe1', 0, 0, 1200, 760); box('#ffffff', 8, 60, 1184, 692);
  box('#55606b', 380, 260, 440, 44); box('#55606b', 380, 340, 440, 44); box('#0b6e69', 380, 430, 440, 52);
  draw.fillStyle = '#1d242b'; draw.font = '26px sans-serif';
  draw.fillText('2026-11-22 20:04:31  hapitas.jp/auth/signin/', 16, 40);
  const reader = new FileReader();
  reader.readAsDataURL(await canvas.convertToBlob());
  const url = await new Promise((done) => { reader.onload = () => done(reader.result); });
  const text = JSON.stringify({ 'keep-picture': { at: 1795345480000, page: { host: 'hapitas.jp', path: '/auth/signin/' }, tab: 3, width: 1200, height: 760, image: url } });
  return await chrome.runtime.sendMessage(text)";
/// Opens the row of the newest attempt, with a place for a note, and goes there.
const OPEN_ROWS: &str = "
  const row = [...document.querySelectorAll('.event')].find((row) => row.querySelector('[data-do=about]'));
  row.querySelector('[data-do=open]').click(); row.querySelector('[data-do=about]').click();
  document.querySelector('#events').scrollIntoView()";
/// Everything of a view stands there.
const VIEW: &str = "return !!document.querySelector('main:not([hidden]) :is(#steps .step, .letter-read p)')";
const OPEN_ALL: &str = "document.querySelectorAll('details').forEach((details) => { details.open = true })";
const SMALL_PICTURE: &str = "return !!document.querySelector('.thumb img[src]:not([hidden])')";
const LARGE_PICTURE: &str = "const image = document.querySelector('#picture-view-image'); return image.complete && image.naturalWidth > 0";

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

/// The views of what to try and what to write, and the popup, of a record of thirty events.
async fn views(session: &Session, name: &str, folder: &std::path::Path) -> Result<()> {
    session.store_record(30).await?;
    for width in WIDTHS {
        for view in ["try", "letter"] {
            session.open_journal().await?;
            session.resize(width, 1900).await?;
            session.eval_in_page(&format!("location.hash = '{view}'")).await?;
            session.wait_until("the view", async || session.eval_in_page(VIEW).await, |shown| *shown == true).await?;
            session.screenshot(folder.join(format!("{name}-{view}-{width}.png"))).await?;
            session.eval_in_page(OPEN_ALL).await?;
            let height = session.eval_in_page("return document.documentElement.scrollHeight").await?.as_u64().unwrap_or(1900);
            session.resize(width, u32::try_from(height.min(9000)).unwrap_or(1900)).await?;
            session.screenshot(folder.join(format!("{name}-{view}-open-{width}.png"))).await?;
        }
    }
    session.open_extension_page("popup.html").await?;
    session.find("main:not([aria-busy])").await?;
    session.eval_in_page(OPEN_ALL).await?;
    session.resize(380, 1500).await?;
    session.screenshot(folder.join(format!("{name}-popup.png"))).await?;
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
    views(&session, &name, folder).await?;
    for count in COUNTS {
        session.store_record(count).await?;
        if count <= 30 {
            popup(&session, &folder.join(format!("{name}-popup-{count}.png"))).await?;
        }
        if count == 30 {
            session.extension_eval(KEEP_A_PICTURE).await?;
        }
        for width in WIDTHS {
            session.open_journal().await?;
            session.resize(width, if width < 500 { 2400 } else { 1900 }).await?;
            session.screenshot(folder.join(format!("{name}-{count}-{width}.png"))).await?;
            if count == 30 {
                session.eval_in_page(OPEN_ROWS).await?;
                session.wait_until("the small picture", async || session.eval_in_page(SMALL_PICTURE).await, |shown| *shown == true).await?;
                session.screenshot(folder.join(format!("{name}-rows-{width}.png"))).await?;
                session.eval_in_page("document.querySelector('.thumb').click()").await?;
                session.wait_until("the large picture", async || session.eval_in_page(LARGE_PICTURE).await, |shown| *shown == true).await?;
                session.screenshot(folder.join(format!("{name}-picture-{width}.png"))).await?;
                session.click("#picture-view-close").await?;
                session.click("#save-open").await?;
                session.screenshot(folder.join(format!("{name}-save-{width}.png"))).await?;
            }
        }
    }
    Ok(())
}

/// The popup over the sign-in page, as wide as it is.
async fn popup(session: &Session, file: &std::path::Path) -> Result<()> {
    session.goto("https://hapitas.jp/auth/signin/").await?;
    let tab = session.extension_eval("return (await chrome.tabs.query({ url: 'https://hapitas.jp/*' }))[0].id").await?;
    session.open_extension_page(&format!("popup.html?tab={tab}")).await?;
    session.resize(500, 760).await?;
    let whole = "return !document.querySelector('main').hasAttribute('aria-busy')";
    session.wait_until("the popup", async || session.eval_in_page(whole).await, |whole| *whole == true).await?;
    session.screenshot(file).await
}
