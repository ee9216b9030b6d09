//! Everything of a build in its folder under `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::shell::{empty, root};
use crate::{Target, locales, manifest};

/// Scripts that the background runs in a page and that need no building.
const AS_THEY_ARE: [&str; 12] = [
    "cover.js",
    "verify-cover.js",
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

/// Lays out `dist/<target>/`. `scripts`: the folder of those that were built.
pub(crate) fn lay_out(target: Target, scripts: &Path) -> Result<()> {
    let out = empty(root().join("dist").join(target.name()))?;
    let from = root().join("extension");
    copy(scripts, &out, |_| true)?;
    copy(&from, &out, |name| name.ends_with(".html"))?;
    for script in AS_THEY_ARE {
        fs::copy(from.join("js").join(script), out.join(script)).with_context(|| format!("extension/js/{script}"))?;
    }
    copy(&from.join("css"), &out.join("css"), |name| name.ends_with(".css"))?;
    copy(&from.join("icons"), &out.join("icons"), |name| name.ends_with(".png"))?;
    locales::write(&from.join("_locales"), &out.join("_locales"))?;
    write_manifest(&out, &manifest::manifest(target)?)?;
    println!("  dist/{} is ready", target.name());
    Ok(())
}

/// Copies `dist/<target>/` to `target/lint/<target>/`, with the manifest that the linter wants.
pub(crate) fn lay_out_for_linter(target: Target) -> Result<()> {
    let to = empty(root().join("target/lint").join(target.name()))?;
    copy_all(&root().join("dist").join(target.name()), &to)?;
    write_manifest(&to, &manifest::for_linter(target)?)
}

fn write_manifest(folder: &Path, manifest: &Map<String, Value>) -> Result<()> {
    Ok(fs::write(folder.join("manifest.json"), serde_json::to_string_pretty(manifest)?)?)
}

/// A folder with everything of another.
pub(crate) fn copy_all(from: &Path, to: &Path) -> Result<()> {
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
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_file() && wanted(&name.to_string_lossy()) {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::bundle::{IN_PAGE, OWN};

    #[test]
    fn every_script_is_shipped_or_imported() {
        let folder = root().join("extension/js");
        let (mut names, mut imported) = (BTreeSet::new(), BTreeSet::new());
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let script = fs::read_to_string(&path).unwrap();
            imported.extend(script.split("from \"./").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            names.insert(path.file_name().unwrap().to_string_lossy().into_owned());
        }
        let translated = IN_PAGE.map(|name| format!("{name}-translated.js"));
        let bundled = IN_PAGE.iter().chain(&OWN).map(|name| format!("{name}.js")).chain(translated);
        let used = bundled.chain(AS_THEY_ARE.map(str::to_owned)).chain(imported).collect();
        assert_eq!(names, used);
    }

    #[test]
    fn a_script_that_is_not_bundled_imports_nothing() {
        for name in AS_THEY_ARE {
            let script = fs::read_to_string(root().join("extension/js").join(name)).unwrap();
            assert!(!script.contains("import ") && !script.contains("require("), "{name}");
        }
    }

    #[test]
    fn a_copy_has_every_folder_and_nothing_that_was_there_before() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        for file in ["from/a.js", "from/css/a.css", "to/old.js"] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "text").unwrap();
        }
        copy_all(&from, &empty(to.clone()).unwrap()).unwrap();
        assert!(to.join("a.js").is_file() && to.join("css/a.css").is_file() && !to.join("old.js").exists());
    }
}
