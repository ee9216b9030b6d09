//! A storage key stands in the core alone; a script imports it (`constants.rs`).
//! Written out a second time, it goes on being asked for under its old name
//! after it was renamed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::constants::MODULE;

/// Refuses a folder of scripts in which one of the keys is written out.
/// `keys`: the name that a script imports it by, and the key; one that ends in
/// `:` is the beginning of many.
pub(crate) fn refuse(folder: &Path, keys: &[(&str, &str)]) -> Result<()> {
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "js") {
            let script = fs::read_to_string(&path)?;
            faults
                .extend(written_out(&script, keys).map(|(line, (name, key))| {
                    format!("{}:{line}: {key:?} is written out; import {name} from {MODULE:?}", path.display())
                }));
        }
    }
    faults.sort();
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The keys that stand in a script as strings, with the numbers of their lines.
fn written_out<'a>(script: &'a str, keys: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = (usize, &'a (&'a str, &'a str))> {
    let lines = (1..).zip(script.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.flat_map(|(number, line)| keys.iter().filter(move |(_, key)| holds(line, key)).map(move |key| (number, key)))
}

/// Whether a string of this line is the key, or begins with it where it is the beginning of many.
fn holds(line: &str, key: &str) -> bool {
    line.match_indices(key).any(|(at, _)| {
        let quote = line[..at].chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
        quote.is_some_and(|quote| key.ends_with(':') || line[at + key.len()..].starts_with(quote))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [(&str, &str); 3] = [("WAITING", "waiting"), ("SETTINGS", "settings"), ("USUAL", "usual:")];

    fn names(script: &str) -> Vec<(usize, &str)> {
        written_out(script, &KEYS).map(|(line, (name, _))| (line, *name)).collect()
    }

    #[test]
    fn a_key_that_is_written_out_is_found() {
        let script = "const keys = [\n  \"waiting\", 'settings',\n  `usual:${location.host}`,\n];";
        assert_eq!(names(script), [(2, "WAITING"), (2, "SETTINGS"), (3, "USUAL")]);
        assert_eq!(names("get(\"usual:\" + host)"), [(1, "USUAL")]);
    }

    #[test]
    fn what_only_looks_like_a_key_is_none() {
        for fine in [
            "import { read } from \"./settings.js\";",
            "const { settings, waiting } = found;",
            "found.settings ?? \"settings are off\"",
            "// Under the key \"waiting\" stands a list.",
            "\"unusual: yes\" + \"usual\"",
        ] {
            assert!(names(fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn the_refusal_says_where_and_what_to_import() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("good.js"), "get(WAITING)").unwrap();
        fs::write(folder.path().join("notes.txt"), "\"waiting\"").unwrap();
        assert!(refuse(folder.path(), &KEYS).is_ok());
        fs::write(folder.path().join("bad.js"), "\nget(\"waiting\")").unwrap();
        let error = refuse(folder.path(), &KEYS).unwrap_err().to_string();
        assert!(error.contains("bad.js:2") && error.contains("WAITING"), "{error}");
        assert!(!error.contains("good.js") && !error.contains("notes.txt"), "{error}");
        assert!(refuse(&folder.path().join("missing"), &KEYS).is_err());
    }
}
