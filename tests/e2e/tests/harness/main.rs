//! Every ability of the harness, proven in both browsers on a tiny extension.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod browser;
mod extension;
mod fixture;
mod hands;
mod page;
mod site;
mod stand_in;

use e2e::{Browser, Extension, Options, Result, Session};
use stand_in::StandIn;

/// Runs `body` with the stand-in server and the fixture extension.
fn prove(browser: Browser, name: &str, options: Options, body: impl AsyncFnOnce(&mut Session, &StandIn) -> Result<()>) -> Result<()> {
    let (stand_in, folder) = (StandIn::start(), fixture::extension(browser));
    let extension = Extension::Folder(folder.path().to_owned());
    let options = Options { server: Some(stand_in.server.clone()), extension, ..options };
    e2e::run(browser, name, options, async |session| body(session, &stand_in).await)
}

/// `in_both_browsers!` with the stand-in instead of the site.
macro_rules! both {
    ($name:ident, $options:expr, |$session:pat_param, $stand_in:pat_param| $body:block) => {
        mod $name {
            use super::*;

            async fn body(
                $session: &mut e2e::Session,
                $stand_in: &crate::stand_in::StandIn,
            ) -> e2e::Result<()> {
                $body
                Ok(())
            }

            #[test]
            fn chromium() -> e2e::Result<()> {
                crate::prove(e2e::Browser::Chromium, module_path!(), $options, body)
            }

            #[test]
            fn firefox() -> e2e::Result<()> {
                crate::prove(e2e::Browser::Firefox, module_path!(), $options, body)
            }
        }
    };
}
pub(crate) use both;

/// Where most tests are.
const SIGN_IN: &str = "https://hapitas.jp/signin";
