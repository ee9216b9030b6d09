//! Everything of a build in its folder under `dist/`.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::shell::root;
use crate::{Target, locales, manifest};

/// Scripts that the background runs in a page and that need no building.
const AS_THEY_ARE: [&str; 12] = [
    "cover.js",
    "uncover.js",
    "site-data.js",
    "only-count.js",
    "only-cache.js",
    "http-cache.js",
    "links.js",
    "http-cache-anew.js",
    "http-cache-files.js",
    "environment.js",
    "captcha.js",
    "loaded-at.js",
];

/// Lays out `dist/<target>/`.
pub(crate) fn lay_out(target: Target, scripts: &Path) -> Result<()> {
    let out = root().join("dist").join(target.name());
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let from = root().join("extension");
    copy(scripts, &out, |_| true)?;
    copy(&from, &out, |name| name.ends_with(".html"))?;
    for script in AS_THEY_ARE {
        fs::copy(from.join("js").join(script), out.join(script))?;
    }
    copy(&from.join("css"), &out.join("css"), |name| name.ends_with(".css"))?;
    copy(&from.join("icons"), &out.join("icons"), |name| name.ends_with(".png"))?;
    locales::write(&from.join("_locales"), &out.join("_locales"))?;
    fs::write(out.join("manifest.json"), serde_json::to_string_pretty(&manifest::manifest(target)?)?)?;
    println!("  dist/{} is ready", target.name());
    Ok(())
}

/// Copies `dist/<target>/` to `target/lint/<target>/`, with the manifest that the linter wants.
pub(crate) fn lay_out_for_linter(target: Target) -> Result<()> {
    let (from, to) = (root().join("dist").join(target.name()), root().join("target/lint").join(target.name()));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy_all(&from, &to)?;
    fs::write(to.join("manifest.json"), serde_json::to_string_pretty(&manifest::for_linter(target)?)?)?;
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    copy(from, to, |_| true)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_file() && wanted(&name.to_string_lossy()) {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}
