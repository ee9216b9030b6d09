//! Builds, packs and shows the extension. `build.sh` is the door; this does the work behind it.

mod assets;
mod bench;
mod binaryen;
mod bundle;
mod compile;
mod constants;
mod esbuild;
mod glue;
mod link;
mod literals;
mod locales;
mod manifest;
mod package;
mod quiet;
#[cfg(test)]
mod sentences;
mod shell;
mod stand_in;
mod text;

use anyhow::{Result, bail};

use compile::Effort;

/// The two builds. Edge takes Chrome's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Chrome,
    Firefox,
}

impl Target {
    const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }
}

fn main() -> Result<()> {
    if let Some(linked) = link::if_asked() {
        return linked;
    }
    let command = std::env::args().nth(1).unwrap_or_default();
    match command.as_str() {
        "build" => build(Effort::Release),
        "quick" => build(Effort::Quick),
        "package" => build(Effort::Release).and_then(|()| package::package()),
        "bench" => bench::prepare(),
        "lint" => Target::ALL.into_iter().try_for_each(assets::lay_out_for_linter),
        other => bail!("xtask knows `build`, `quick`, `package`, `bench` and `lint`, not {other:?}; use ./build.sh"),
    }
}

fn build(effort: Effort) -> Result<()> {
    let scripts = bundle::bundle(effort)?;
    for target in Target::ALL {
        assets::lay_out(target, &scripts)?;
    }
    Ok(())
}
