//! Stands between the compiler and its linker: `cargo` is told to link with
//! this program, which hands the real linker the object with quiet panics
//! (`quiet.rs`) where the module runs in a page. Cargo does not see that the
//! result depends on this program: after a change to it, `cargo clean` first.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::bundle::IN_PAGE;
use crate::quiet::quieten;

/// The variable that says this process is to link, and with what.
const LINKER: &str = "LOGIN_RESCUE_LINKER";

/// Tells cargo to link with this program.
pub(crate) fn through_us(cargo: &mut Command) -> Result<()> {
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", env::current_exe()?).env(LINKER, lld()?);
    Ok(())
}

/// Links, if that is what this process was started for.
pub(crate) fn if_asked() -> Option<Result<()>> {
    env::var_os(LINKER).map(|lld| link(Path::new(&lld)))
}

fn link(lld: &Path) -> Result<()> {
    let mut args: Vec<OsString> = env::args_os().skip(1).collect();
    let out = args.iter().skip_while(|a| *a != "-o").nth(1).map(PathBuf::from).unwrap_or_default();
    let name = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if IN_PAGE.iter().any(|module| name == *module || name.starts_with(&format!("{module}-"))) {
        let mut quiet = 0;
        for arg in args.iter_mut().filter(|a| Path::new(a).extension().is_some_and(|e| e == "o")) {
            let (object, more) = quieten(&fs::read(&*arg)?).with_context(|| format!("the object {}", Path::new(arg).display()))?;
            let quiet_object = Path::new(arg).with_extension("quiet.o");
            fs::write(&quiet_object, object)?;
            *arg = quiet_object.into();
            quiet += more;
        }
        // Another compiler may write its symbols in another way: the module would be right, but larger.
        ensure!(quiet >= 8, "{name}: only {quiet} of the standard library's panics were found by their symbols");
    }
    let status = Command::new(lld).args(&args).status().with_context(|| format!("start {}", lld.display()))?;
    ensure!(status.success(), "the linker has failed");
    Ok(())
}

/// The linker that comes with the compiler.
fn lld() -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let out = Command::new(rustc).args(["--print", "target-libdir"]).output().context("ask the compiler where its linker is")?;
    let libdir = PathBuf::from(String::from_utf8(out.stdout)?.trim());
    Ok(libdir.with_file_name("bin").join("rust-lld").with_extension(env::consts::EXE_EXTENSION))
}
