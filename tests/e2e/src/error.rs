//! The one error of this crate.

use std::fmt;
use std::time::Duration;

use thirtyfour::bidi::BidiError;
use thirtyfour::error::WebDriverError;

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a step of an end-to-end test did not work.
#[derive(thiserror::Error)]
pub enum Error {
    /// A program the tests need is not on this machine.
    #[error("{program} not found (looked in {looked_in}): run ./build.sh setup")]
    ToolMissing {
        /// Name of the program.
        program: &'static str,
        /// The places that were tried.
        looked_in: String,
    },
    /// The unpacked extension is not where it should be.
    #[error("no extension at {path}: run ./build.sh build, or set E2E_DIST")]
    ExtensionMissing {
        /// Where `manifest.json` was expected.
        path: String,
    },
    /// A program that was started did not come up.
    #[error("{program} did not start: {log}")]
    DidNotStart {
        /// Name of the program.
        program: &'static str,
        /// What it wrote until then.
        log: String,
    },
    /// A condition did not come true in time.
    #[error("waited {waited:?} for {what}; last state: {last}")]
    Timeout {
        /// What was waited for.
        what: String,
        /// How long, at most.
        waited: Duration,
        /// The last thing that was seen instead.
        last: String,
    },
    /// A script that ran in the browser threw.
    #[error("script threw: {0}")]
    Script(String),
    /// This browser or mode cannot do what was asked.
    #[error("not possible here: {0}")]
    Unsupported(&'static str),
    /// A test's own expectation, as an error.
    #[error("{0}")]
    Other(String),
    /// The driver refused a command.
    #[error("driver: {}", without_stack(.0))]
    Driver(#[from] WebDriverError),
    /// The driver refused a BiDi command.
    #[error("bidi: {0}")]
    Bidi(#[from] BidiError),
    /// Files and processes.
    #[error("io: {0}")]
    Io(#[from] std::io::Error),
    /// A manifest or a script's answer is not the JSON that was expected.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
}

/// The driver's own stack says nothing about the test.
fn without_stack(error: &WebDriverError) -> String {
    let text = error.to_string();
    text.split("Stacktrace:").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Debug` is the sentence: it is what a failing `#[test]` prints.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
