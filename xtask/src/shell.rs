//! Where things are, and running other programs.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Makes a folder, or empties the one that is there.
pub(crate) fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Runs a program to its end; what it printed is shown only if it failed.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    print!("  {what} …");
    io::stdout().flush()?;
    let start = Instant::now();
    let output = command.current_dir(root()).output().with_context(|| format!("{what}: cannot start {command:?}; run ./build.sh setup"))?;
    if !output.status.success() {
        bail!("{what} failed:\n{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    println!(" {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// A tool of npm's from `node_modules`.
pub(crate) fn node_tool(name: &str) -> Command {
    Command::new(root().join("node_modules/.bin").join(name))
}

/// What Node.js prints when it runs this module, in the folder of the workspace.
#[cfg(test)]
pub(crate) fn node(module: &str) -> Vec<u8> {
    let output = Command::new("node").args(["--input-type=module", "--eval", module]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_said_is_told_when_it_failed() {
        run("fine", Command::new("sh").args(["-c", "echo nobody needs this"])).unwrap();
        let error = run("bad", Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap_err().to_string();
        assert_eq!(error, "bad failed:\nout\nerr\n");
    }

    #[test]
    fn a_program_that_is_missing_says_what_to_do() {
        let error = run("bundle", &mut node_tool("no-such-tool")).unwrap_err().to_string();
        assert!(error.contains("no-such-tool") && error.ends_with("run ./build.sh setup"), "{error}");
    }
}
