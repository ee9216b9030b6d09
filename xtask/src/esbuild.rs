//! A script and all that it imports → one classic script.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::{node_tool, root, run};

/// A module of ours by the name that scripts import it by.
pub(crate) type Alias = (String, PathBuf);

/// Writes the file `out`. An import of what a module does not export is an error that names both.
pub(crate) fn bundle(entry: &Path, aliases: &[Alias], out: &Path) -> Result<()> {
    let mut esbuild = node_tool("esbuild");
    esbuild
        .arg(root().join(entry))
        .args(["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=error", "--define:import.meta.url=undefined"])
        .arg("--target=chrome130,firefox140")
        .arg(format!("--outfile={}", out.display()));
    for (name, path) in aliases {
        esbuild.arg(format!("--alias:{name}={}", path.display()));
    }
    run(&format!("bundle {}", out.file_name().unwrap_or_default().to_string_lossy()), &mut esbuild)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn an_unknown_name_is_an_error_that_says_it() {
        let folder = tempfile::tempdir().unwrap();
        let [script, module, out] = ["script.js", "module.js", "out.js"].map(|name| folder.path().join(name));
        fs::write(&module, "export const KNOWN = 'value';").unwrap();
        let bundled = |name: &str| {
            fs::write(&script, format!("import {{ {name} }} from 'constants'; console.log({name});")).unwrap();
            bundle(&script, &[("constants".to_owned(), module.clone())], &out)
        };
        bundled("KNOWN").unwrap();
        assert!(fs::read_to_string(&out).unwrap().contains("value"));
        let error = bundled("UNKNOWN").unwrap_err().to_string();
        assert!(error.contains("UNKNOWN") && error.contains("module.js"), "{error}");
    }
}
