//! What is shipped, raw and gzipped.

use std::io::{Error as IoError, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use e2e::Result;

/// The bundles whose size is watched, and their goals in bytes of gzip.
const FILES: [(&str, Option<usize>); 9] = [
    ("dist/chrome/content.js", Some(60 * 1024)),
    ("dist/chrome/content-translated.js", None),
    ("dist/chrome/panel.js", None),
    ("dist/chrome/background.wasm", None),
    ("dist/chrome/popup.wasm", None),
    ("dist/chrome/journal.wasm", None),
    ("target/bench/ours.wasm", None),
    ("target/bench/peer-mailcheck.js", None),
    ("target/bench/peer-email-spell-checker.js", None),
];

/// Prints the table.
pub(crate) fn print() -> Result<()> {
    println!("\nShipped, in bytes (`target/bench/` holds what the checks alone take beside their peers)");
    println!("| file | raw | gzip -9 | goal |\n|---|---|---|---|");
    for (file, goal) in FILES {
        let bytes = std::fs::read(file)?;
        let goal = goal.map_or_else(String::new, |goal| goal.to_string());
        println!("| {file} | {} | {} | {goal} |", bytes.len(), gzip(&bytes)?);
    }
    let whole = ["chrome", "firefox"].map(|target| packed(Path::new("dist").join(target).as_path()));
    for (target, size) in ["chrome", "firefox"].into_iter().zip(whole) {
        println!("| all of dist/{target}, as a gzipped archive | | {} | {} |", size?, 1024 * 1024);
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut gzip = Command::new("gzip").args(["-9", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut to = gzip.stdin.take().ok_or_else(|| IoError::other("gzip takes nothing"))?;
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || to.write_all(&bytes));
    let packed = gzip.wait_with_output()?.stdout.len();
    writer.join().map_err(|_| IoError::other("gzip went away"))??;
    Ok(packed)
}

fn packed(folder: &Path) -> Result<usize> {
    let tar = Command::new("tar").arg("-C").arg(folder).args(["-cf", "-", "."]).output()?.stdout;
    gzip(&tar)
}
