//! The zip files for the stores: the same source gives the same bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use zip::write::SimpleFileOptions;

use crate::Target;
use crate::shell::root;

/// Writes `dist/login-rescue-<target>-<version>.zip` for both builds.
pub(crate) fn package() -> Result<()> {
    for target in Target::ALL {
        let folder = root().join("dist").join(target.name());
        let path = root().join(format!("dist/login-rescue-{}-{}.zip", target.name(), env!("CARGO_PKG_VERSION")));
        let mut files = Vec::new();
        list(&folder, &mut files)?;
        files.sort();
        let mut zip = zip::ZipWriter::new(fs::File::create(&path)?);
        // The default time stamp is fixed, so a second run gives an identical file.
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        for file in files {
            zip.start_file(file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/"), options)?;
            zip.write_all(&fs::read(&file)?)?;
        }
        zip.finish()?;
        println!("  {} ({} bytes)", path.strip_prefix(root())?.display(), fs::metadata(&path)?.len());
    }
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
