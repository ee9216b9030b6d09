//! Has cargo take this program for its linker (`link.rs`), and notice when what
//! comes of that has changed.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::bundle::IN_PAGE;
use crate::link::LINKER;
use crate::shell::{empty, root};

/// All that decides what the linker is given: files, and packages of others.
const SOURCES: [&str; 5] = [
    include_str!("link.rs"),
    include_str!("quiet/mod.rs"),
    include_str!("quiet/object.rs"),
    include_str!("quiet/panics.rs"),
    include_str!("quiet/relocations.rs"),
];
const PACKAGES: [&str; 2] = ["wasmparser", "wasm-encoder"];

/// Tells cargo to link with this program.
pub(crate) fn link_through_us(cargo: &mut Command) -> Result<()> {
    let us = stand_in(&env::current_exe()?, &root().join("target/linker"), &digest()).context("make the stand-in for the linker")?;
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", us).env(LINKER, lld()?);
    Ok(())
}

/// This program under a name of its own for each digest. Cargo compiles anew
/// what was linked with a linker of another name, and looks at nothing else of
/// a linker; the name is no part of what is linked.
fn stand_in(program: &Path, folder: &Path, digest: &str) -> Result<PathBuf> {
    let us = empty(folder.to_path_buf())?.join(digest);
    fs::create_dir(&us)?;
    let us = us.join(program.file_name().unwrap_or(OsStr::new("xtask")));
    // Another disk, or one without links.
    fs::hard_link(program, &us).or_else(|_| fs::copy(program, &us).map(drop))?;
    Ok(us)
}

/// Not of the whole program: most of it makes no difference, and to compile
/// everything anew takes minutes.
fn digest() -> String {
    let mut hasher = DefaultHasher::new();
    (IN_PAGE, SOURCES).hash(&mut hasher);
    let locked = include_str!("../../Cargo.lock").split("\n\n");
    let is_ours = |package: &&str| PACKAGES.iter().any(|name| package.contains(&format!("name = \"{name}\"\n")));
    locked.filter(is_ours).for_each(|package| package.hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}

/// The linker that comes with the compiler.
fn lld() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let out = Command::new(rustc).args(["--print", "target-libdir"]).output().context("ask the compiler where its linker is")?;
    let libdir = PathBuf::from(String::from_utf8(out.stdout)?.trim());
    Ok(libdir.with_file_name("bin").join("rust-lld").with_extension(env::consts::EXE_EXTENSION))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether cargo finds nothing to do in a library, compiled for the target with this linker.
    fn is_fresh(library: &Path, linker: &Path) -> bool {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--message-format=json", "--target=wasm32-unknown-unknown"]).current_dir(library);
        cargo.env("CARGO_TARGET_DIR", library.join("target")).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        let out = cargo.output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let messages = String::from_utf8(out.stdout).unwrap();
        let artifact = messages.lines().find(|line| line.contains("compiler-artifact")).unwrap();
        artifact.contains("\"fresh\":true")
    }

    #[test]
    fn cargo_compiles_anew_after_another_digest_and_only_then() {
        let library = tempfile::tempdir().unwrap();
        fs::create_dir(library.path().join("src")).unwrap();
        fs::write(library.path().join("src/lib.rs"), "").unwrap();
        let manifest = "[package]\nname = \"nothing\"\nedition = \"2024\"\n[workspace]\n";
        fs::write(library.path().join("Cargo.toml"), manifest).unwrap();
        let program = env::current_exe().unwrap();
        let with = |digest: &str| is_fresh(library.path(), &stand_in(&program, &library.path().join("linker"), digest).unwrap());
        assert_eq!([with("a"), with("a"), with("b"), with("b")], [false, true, false, true]);
    }

    #[test]
    fn the_digest_is_of_all_that_makes_panics_quiet() {
        let folder = fs::read_dir(root().join("xtask/src/quiet")).unwrap();
        let sources: Vec<String> = folder.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
        assert!(sources.iter().all(|source| SOURCES.contains(&source.as_str())), "a file of quiet/ is missing");
        let uses = sources.iter().flat_map(|source| source.lines()).filter_map(|line| line.trim_start().strip_prefix("use wasm"));
        for package in uses.filter_map(|path| path.split(':').next()) {
            assert!(PACKAGES.contains(&format!("wasm{}", package.replace('_', "-")).as_str()), "wasm{package}");
        }
        for package in PACKAGES {
            assert!(include_str!("../../Cargo.lock").contains(&format!("\nname = \"{package}\"\n")), "{package}");
        }
    }
}
