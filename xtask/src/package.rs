//! The zip files for the stores: the same source gives the same bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;

use crate::Target;
use crate::shell::root;

/// Writes `dist/login-rescue-<target>-<version>.zip` for both builds.
pub(crate) fn package() -> Result<()> {
    for target in Target::ALL {
        let name = format!("dist/login-rescue-{}-{}.zip", target.name(), env!("CARGO_PKG_VERSION"));
        let path = root().join(&name);
        zip(&root().join("dist").join(target.name()), &path).context(name.clone())?;
        println!("  {name} ({} bytes)", fs::metadata(&path)?.len());
    }
    Ok(())
}

fn zip(folder: &Path, to: &Path) -> Result<()> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut zip = zip::ZipWriter::new(fs::File::create(to)?);
    // The default time stamp is fixed, so a second run gives an identical file.
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for file in files {
        zip.start_file(file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/"), options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    zip.finish()?;
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, zipped.
    fn zipped(files: &[&str]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join("in").join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        let out = folder.path().join("out.zip");
        zip(&folder.path().join("in"), &out).unwrap();
        fs::read(out).unwrap()
    }

    #[test]
    fn the_same_files_give_the_same_bytes_in_any_folder_and_order() {
        assert_eq!(zipped(&["manifest.json", "css/a.css"]), zipped(&["css/a.css", "manifest.json"]));
    }

    #[test]
    fn the_manifest_lies_at_the_top_and_all_in_order() {
        let bytes = zipped(&["manifest.json", "b.js", "css/a.css", "c.js", "a.js"]);
        let zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["a.js", "b.js", "c.js", "css/a.css", "manifest.json"]);
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = zip(&folder.path().join("missing"), &folder.path().join("out.zip")).unwrap_err();
        assert!(error.to_string().contains("missing"), "{error}");
    }
}
