//! How long the journal tab takes with 10,000 and 20,000 events, from the start of its page to the record on the screen, and how long each
//! form takes to be made, in milliseconds: `cargo run -p e2e --bin journal_times [chromium|firefox]`. The median of seven for the opening.

use std::process::ExitCode;

use e2e::{Browser, Error, Options, Result, Server, Session, Site};

const COUNTS: [usize; 2] = [10_000, 20_000];

/// Opens the tab in a frame of an extension page, so that the clock is that of the browser.
const OPEN: &str = "
const times = [];
for (let n = 0; n < 7; n++) {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;z-index:9';
  const begin = performance.now();
  frame.src = 'journal.html';
  document.body.append(frame);
  const shown = () => frame.contentDocument?.querySelector('#record[aria-busy=false]');
  while (!shown()) await new Promise(done => setTimeout(done, 1));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  times.push(performance.now() - begin);
  frame.remove();
}
return Math.round(times.sort((a, b) => a - b)[3]);
";

/// Presses a button of the panel and waits for its word.
const MAKE: &str = "
const status = document.querySelector('#save-status');
status.textContent = '';
const begin = performance.now();
document.querySelector('#save-FORM').click();
while (!status.textContent) await new Promise(done => setTimeout(done, 1));
return Math.round(performance.now() - begin);
";

fn main() -> ExitCode {
    let browser = match std::env::args().nth(1).as_deref() {
        None | Some("chromium") => Browser::Chromium,
        Some("firefox") => Browser::Firefox,
        Some(other) => {
            eprintln!("times are taken in chromium or firefox, not in {other:?}");
            return ExitCode::from(2);
        }
    };
    match measure(browser) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no times: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(browser: Browser) -> Result<()> {
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let server = Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() };
    let downloads = std::env::temp_dir().join("journal-times");
    std::fs::create_dir_all(&downloads)?;
    let options = Options { server: Some(server), downloads: Some(downloads.clone()), ..Options::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let measured = runtime.block_on(async {
        let session = Session::start(browser, options).await?;
        for count in COUNTS {
            session.store_record(count).await?;
            session.open_journal().await?;
            println!("{} {count} events: open {} ms", browser.name(), session.eval_in_page(OPEN).await?);
            session.click("#save-open").await?;
            for form in ["text-1000", "text", "html", "csv", "json", "card", "zip"] {
                println!("  {form}: {} ms", session.eval_in_page(&MAKE.replace("FORM", form)).await?);
            }
        }
        Ok(())
    });
    std::fs::remove_dir_all(downloads)?;
    measured
}
