//! Links in the place of the compiler's linker, for which `stand_in.rs` has
//! this program taken: hands the real one the object with quiet panics
//! (`quiet/`) where the module runs in a page.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::bundle::IN_PAGE;
use crate::quiet::quieten;

/// The variable that says this process is to link, and with what.
pub(crate) const LINKER: &str = "LOGIN_RESCUE_LINKER";

/// Links, if that is what this process was started for.
pub(crate) fn if_asked() -> Option<Result<()>> {
    env::var_os(LINKER).map(|lld| link(Path::new(&lld), env::args_os().skip(1).collect()))
}

fn link(lld: &Path, mut args: Vec<OsString>) -> Result<()> {
    let out = args.iter().skip_while(|a| *a != "-o").nth(1).map(PathBuf::from).context("the compiler names no file to link to")?;
    let name = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let quiet = if runs_in_a_page(&name) { quieten_objects(&name, &mut args)? } else { Vec::new() };
    let status = Command::new(lld).args(&args).status().with_context(|| format!("start {}", lld.display()))?;
    ensure!(status.success(), "the linker has failed");
    Ok(quiet.into_iter().try_for_each(fs::remove_file)?)
}

/// `name`: of the linked file, with a hash behind it where cargo has it so.
fn runs_in_a_page(name: &str) -> bool {
    IN_PAGE.iter().any(|module| name.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

/// Puts a quiet copy of each object in its place among the arguments; gives the copies.
fn quieten_objects(name: &str, args: &mut [OsString]) -> Result<Vec<PathBuf>> {
    let (mut copies, mut count) = (Vec::new(), 0);
    for arg in args.iter_mut().filter(|a| Path::new(a).extension().is_some_and(|e| e == "o")) {
        let loud = PathBuf::from(&*arg);
        let (object, more) = fs::read(&loud).map_err(Into::into).and_then(|o| quieten(&o)).with_context(|| loud.display().to_string())?;
        let quiet = loud.with_extension("quiet.o");
        fs::write(&quiet, object)?;
        *arg = quiet.clone().into();
        copies.push(quiet);
        count += more;
    }
    // Another compiler may write its symbols in another way: the module would be right, but larger.
    ensure!(count >= 8, "{name}: only {count} of the standard library's panics were found by their symbols");
    Ok(copies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_without_a_name_is_an_error() {
        let error = link(Path::new("no-linker"), vec!["content.o".into(), "-o".into()]).unwrap_err();
        assert_eq!(error.to_string(), "the compiler names no file to link to");
    }

    #[test]
    fn an_object_without_panics_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let object = folder.path().join("content.o");
        fs::write(&object, b"\0asm\x01\0\0\0").unwrap();
        let error = quieten_objects("content", &mut ["-o".into(), object.into_os_string()]).unwrap_err();
        assert!(error.to_string().starts_with("content: only 0 of"), "{error}");
    }

    #[test]
    fn modules_of_a_page_are_known_by_their_names() {
        for name in ["content", "content-12fd4828d6562633", "lens-1"] {
            assert!(runs_in_a_page(name), "{name}");
        }
        for name in ["", "background-12fd4828d6562633", "contents", "checks_bench-content"] {
            assert!(!runs_in_a_page(name), "{name}");
        }
    }
}
