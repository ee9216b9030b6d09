//! One test in one browser: a site, a session, and the evidence when it fails.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::Semaphore;

use crate::tools::repository;
use crate::{Browser, Error, Options, Result, Server, Session, Site};

/// Two browsers at a time: more would only wait for each other on two cores.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// After this long a test is given up.
const LIMIT: Duration = Duration::from_secs(180);
const EVIDENCE_LIMIT: Duration = Duration::from_secs(10);

/// Makes two tests of one body, `name::chromium` and `name::firefox`, each with its own
/// [`Site`] and [`Session`]; a failure names both the test and the browser.
///
/// ```ignore
/// in_both_browsers!(a_full_width_at_sign_is_flagged, |session, site| {
///     session.goto("https://hapitas.jp/auth/signin/").await?;
///     session.type_keys("#email", "taro＠example.jp").await?;
///     assert!(site.logins().is_empty());
/// });
/// ```
///
/// [`Options`] other than the default go before the body: `in_both_browsers!(name, options(), |session, site| { .. })`.
#[macro_export]
macro_rules! in_both_browsers {
    ($name:ident, |$session:pat_param, $site:pat_param| $body:block) => {
        $crate::in_both_browsers!($name, $crate::Options::default(), |$session, $site| $body);
    };
    ($name:ident, $options:expr, |$session:pat_param, $site:pat_param| $body:block) => {
        mod $name {
            use super::*;

            async fn body(
                $session: &mut $crate::Session,
                $site: &$crate::Site,
            ) -> $crate::Result<()> {
                $body
                Ok(())
            }

            #[test]
            fn chromium() -> $crate::Result<()> {
                $crate::run_on_site($crate::Browser::Chromium, module_path!(), $options, body)
            }

            #[test]
            fn firefox() -> $crate::Result<()> {
                $crate::run_on_site($crate::Browser::Firefox, module_path!(), $options, body)
            }
        }
    };
}

/// [`run`] against a [`Site`] of the test's own; what [`in_both_browsers!`](crate::in_both_browsers)
/// is made of.
pub fn run_on_site(
    browser: Browser,
    name: &str,
    options: Options,
    body: impl AsyncFnOnce(&mut Session, &Site) -> Result<()>,
) -> Result<()> {
    let site = Site::start().map_err(|error| Error::Other(format!("the site: {error}")))?;
    let server = Server { port: site.port(), spki_sha256: site.spki_sha256().to_owned() };
    let options = Options { server: Some(server), ..options };
    run(browser, name, options, async |session| body(session, &site).await)
}

/// Starts `browser` with `options` and runs `body` in it. When it fails, screenshot, page source, console and the driver's log are in
/// `target/e2e/<name>-<browser>.*`.
pub fn run(browser: Browser, name: &str, options: Options, body: impl AsyncFnOnce(&mut Session) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let _turn = BROWSERS.acquire().await.map_err(|error| Error::Other(error.to_string()))?;
        forget_evidence(browser, name);
        let mut session = Session::start(browser, options).await?;
        let test = tokio::time::timeout(LIMIT, body(&mut session));
        let outcome = AssertUnwindSafe(test).catch_unwind().await;
        if !matches!(outcome, Ok(Ok(Ok(())))) {
            let _ = tokio::time::timeout(EVIDENCE_LIMIT, save_evidence(&session, name)).await;
        }
        match outcome {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(Error::Timeout { what: "the whole test".to_owned(), waited: LIMIT, last: "still running".to_owned() }),
            Err(panic) => resume_unwind(panic),
        }
    })
}

/// The kinds of evidence, by file extension.
const EVIDENCE: [&str; 4] = ["log", "png", "html", "console"];

fn evidence(browser: Browser, name: &str, kind: &str) -> PathBuf {
    let name = name.replace("::", "-");
    repository().join("target/e2e").join(format!("{name}-{}.{kind}", browser.name()))
}

/// Evidence of an earlier run must not be taken for this one's.
fn forget_evidence(browser: Browser, name: &str) {
    for kind in EVIDENCE {
        let _ = std::fs::remove_file(evidence(browser, name, kind));
    }
}

async fn save_evidence(session: &Session, name: &str) -> Result<()> {
    let file = |kind: &str| evidence(session.browser(), name, kind);
    eprintln!("evidence: {}", file("*").display());
    std::fs::create_dir_all(repository().join("target/e2e"))?;
    std::fs::write(file("log"), session.driver_log())?;
    session.screenshot(file("png")).await?;
    std::fs::write(file("html"), session.driver().source().await?)?;
    let mut console = String::new();
    for message in session.console().await? {
        let mark = if message.is_error { "ERROR " } else { "" };
        let _ = writeln!(console, "{mark}{}", message.text);
    }
    Ok(std::fs::write(file("console"), console)?)
}
