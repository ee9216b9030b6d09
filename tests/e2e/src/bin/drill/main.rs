//! `./build.sh drill`: whether the record outlives its browser. In each browser
//! attempts are recorded while the browser is killed at moments by chance, then
//! everything the browser keeps of any site is cleared through the browser itself.
//! `./build.sh drill full`: whether it outlives a full disk.

mod chance;
mod full;
mod rounds;
mod stored;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use e2e::{Browser, Error, Options, Result, Server, Session, Site};

use crate::chance::Chance;
use crate::rounds::Figures;
use crate::stored::Stored;

const KILLS: u32 = 50;
const USAGE: &str = "drill [chromium|firefox|both] [kills, 50] [seed] | drill full [chromium|firefox|both]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |n: usize| arguments.get(n).map(String::as_str);
    if word(0) == Some("full") {
        let Some(browsers) = browsers(word(1)) else { return usage() };
        return all(browsers, full);
    }
    let Some(browsers) = browsers(word(0)) else { return usage() };
    let Ok(kills) = word(1).map_or(Ok(KILLS), str::parse) else { return usage() };
    let Ok(seed) = word(2).map_or_else(|| Ok(now()), str::parse) else { return usage() };
    println!("seed {seed}; the same moments again: ./build.sh drill {} {kills} {seed}", word(0).unwrap_or("both"));
    all(browsers, |browser| drill(browser, kills, seed))
}

fn browsers(word: Option<&str>) -> Option<Vec<Browser>> {
    match word {
        None | Some("both") => Some(vec![Browser::Chromium, Browser::Firefox]),
        Some("chromium") => Some(vec![Browser::Chromium]),
        Some("firefox") => Some(vec![Browser::Firefox]),
        Some(_) => None,
    }
}

/// Drills one browser after the other; a failure keeps none of the others from it.
fn all(browsers: Vec<Browser>, drill: impl Fn(Browser) -> Result<bool>) -> ExitCode {
    let mut whole = true;
    for browser in browsers {
        match drill(browser) {
            Ok(held) => whole &= held,
            Err(error) => {
                eprintln!("the drill stopped in {}: {error}", browser.name());
                whole = false;
            }
        }
    }
    if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Whether everything held.
fn drill(browser: Browser, kills: u32, seed: u64) -> Result<bool> {
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let server = Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() };
    let options = Options { server: Some(server), ..Options::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut session = Session::start(browser, options).await?;
        let figures = rounds::play(&mut session, &site, kills, &mut Chance::new(seed)).await?;
        print(browser, &figures, &site);
        let kept = cleared(&session).await?;
        Ok(figures.lost.is_empty() && figures.unreadable.is_empty() && kept)
    })
}

/// Whether nothing was lost while the disk was full.
fn full(browser: Browser) -> Result<bool> {
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(full::play(browser, &site))
}

fn print(browser: Browser, figures: &Figures, site: &Site) {
    println!("{}", browser.name());
    println!("  killed with SIGKILL {} times, {} of them while events lay in the inbox", figures.kills, figures.unfolded);
    println!("  logins that the site has seen: {}", site.logins().len());
    println!("  events seen in the storage before a kill: {}", figures.acknowledged.len());
    println!("  of these lost: {}; entries that could not be read: {}", figures.lost.len(), figures.unreadable.len());
}

/// Clears everything through the browser and says whether the whole record is still there.
async fn cleared(session: &Session) -> Result<bool> {
    session.goto("https://hapitas.jp/auth/signin/").await?;
    let local = "return localStorage.length";
    session.wait_until("the site's own data", async || session.eval_in_page(local).await, |n| *n != 0).await?;
    let cookies = session.cookies().await?.len();
    let before = Stored::look(session).await?.events;
    session.clear_everything().await?;
    let left = session.cookies().await?.len();
    session.goto("https://hapitas.jp/plain").await?;
    let stored = session.eval_in_page(local).await?;
    let after = Stored::look(session).await?.events;
    let gone = before.difference(&after).count();
    println!("  everything of every site cleared through the browser itself:");
    println!("    cookies {cookies}, then {left}; entries of the site's own storage afterwards: {stored}");
    println!("    events before {}, of these gone {gone}", before.len());
    stored::shown(session).await?;
    if left != 0 || stored != 0 || before.is_empty() {
        return Err(Error::Other("the browser has not cleared, or there was no record: nothing is shown by this".to_owned()));
    }
    Ok(gone == 0)
}
