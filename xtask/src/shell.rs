//! Where things are, and running other programs.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Runs a program to its end; what it printed is shown only if it failed.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    print!("  {what} …");
    std::io::stdout().flush()?;
    let start = std::time::Instant::now();
    let output = command.current_dir(root()).output().with_context(|| format!("{what}: cannot start {command:?}; run ./build.sh setup"))?;
    if !output.status.success() {
        bail!("{what} failed:\n{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    println!(" {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// A tool from `node_modules`.
pub(crate) fn node_tool(name: &str) -> Command {
    Command::new(root().join("node_modules/.bin").join(name))
}
