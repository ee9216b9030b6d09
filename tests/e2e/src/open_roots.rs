//! A copy of the extension whose shadow roots are open, for what cannot look into closed ones.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;

/// Stands before the script that comes first into a page; panel and lens run in the same world.
const OPENED: &str = "
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function () { return attachShadow.call(this, { mode: 'open' }); };
";

/// Copies the extension in `from` to a folder inside `to`, and opens its roots.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<PathBuf> {
    let copy = to.join("open-roots");
    copy_all(from, &copy)?;
    for script in ["content.js", "content-translated.js"] {
        let file = copy.join(script);
        // While developing there is no translation.
        if file.exists() {
            let text = fs::read_to_string(&file)?;
            fs::write(&file, format!("{{{OPENED}}}\n{text}"))?;
        }
    }
    Ok(copy)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
