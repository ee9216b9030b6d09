//! From Rust to the WebAssembly that wasm-bindgen reads.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::shell::{root, run};
use crate::stand_in;

/// How much is done for size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// What is shipped.
    Release,
    /// While developing: not optimised, and without the translation, so that
    /// pages whose policy refuses WebAssembly show nothing in Chromium.
    Quick,
}

impl Effort {
    /// Its profile in `Cargo.toml`.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "wasm",
            Self::Quick => "quick",
        }
    }
}

/// Compiles `what`, as cargo's arguments name it; gives the folder of the modules.
pub(crate) fn compile(effort: Effort, what: &[&str]) -> Result<PathBuf> {
    cargo("compile", &root().join("target"), "", effort, what)
}

/// Compiles all that is shipped for the first version of WebAssembly, for the translation to JavaScript.
pub(crate) fn compile_for_translation() -> Result<PathBuf> {
    cargo("compile for the translation", &root().join("target/mvp"), "-C target-cpu=mvp", Effort::Release, &["--bins"])
}

fn cargo(title: &str, target: &Path, flags: &str, effort: Effort, what: &[&str]) -> Result<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--locked", "--profile", effort.profile(), "--target", "wasm32-unknown-unknown"])
        .args(what)
        .arg("--target-dir")
        .arg(target)
        // The folder of the person who builds must not stand in what is shipped, and the same source must give the same bytes.
        .env("RUSTFLAGS", format!("{flags} --remap-path-prefix={}=. --remap-path-prefix={}=cargo", root().display(), cargo_home()));
    // While developing, a panic may say what it has to say.
    if effort == Effort::Release {
        stand_in::link_through_us(&mut cargo)?;
    }
    run(title, &mut cargo)?;
    Ok(target.join("wasm32-unknown-unknown").join(effort.profile()))
}

fn cargo_home() -> String {
    env::var("CARGO_HOME").unwrap_or_else(|_| format!("{}/.cargo", env::var("HOME").unwrap_or_default()))
}
