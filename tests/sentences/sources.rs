//! What the code, the HTML and the manifest write down.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) type Failed = Box<dyn Error>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sentences of a language.
pub(crate) fn locale(language: &str) -> Result<BTreeMap<String, String>, Failed> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(root().join("extension/_locales").join(language))? {
        all.extend(serde_json::from_str::<BTreeMap<String, String>>(&fs::read_to_string(file?.path())?)?);
    }
    Ok(all)
}

/// Whether a word has the shape of a key: words of small letters with `_` between them.
pub(crate) fn is_key_like(word: &str) -> bool {
    word.contains('_')
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && !word.ends_with('_')
        && !word.contains("__")
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Every file below `src`, without its tests and comments, by its path.
fn code() -> Result<Vec<(String, String)>, Failed> {
    fn below(folder: &Path, all: &mut Vec<(String, String)>) -> Result<(), Failed> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                below(&path, all)?;
            } else {
                let text = fs::read_to_string(&path)?;
                let end =
                    ["\nmod tests {", "\npub(crate) mod tests {"].iter().filter_map(|open| text.find(open)).min().unwrap_or(text.len());
                let lines = text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
                all.push((path.strip_prefix(root())?.display().to_string(), lines.collect::<Vec<_>>().join("\n")));
            }
        }
        Ok(())
    }
    let mut all = Vec::new();
    below(&root().join("src"), &mut all)?;
    all.sort();
    Ok(all)
}

/// Every text that stands in quotation marks in the code, with the files that hold it.
pub(crate) fn rust_literals() -> Result<BTreeMap<String, BTreeSet<String>>, Failed> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in code()? {
        let mut rest = text.replace("\\\"", "").replace("'\"'", "");
        while let Some((_, after)) = rest.split_once('"') {
            let Some((literal, behind)) = after.split_once('"') else { break };
            all.entry(literal.to_owned()).or_default().insert(file.clone());
            rest = behind.to_owned();
        }
    }
    Ok(all)
}

/// Every key that the HTML, the manifest and the scripts ask for.
pub(crate) fn html() -> Result<BTreeSet<String>, Failed> {
    let mut all = BTreeSet::new();
    for file in ["extension/popup.html", "extension/journal.html"] {
        let text = fs::read_to_string(root().join(file))?;
        for open in ["data-text=\"", "data-label=\""] {
            all.extend(text.split(open).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    let manifest = fs::read_to_string(root().join("extension/manifest.template.json"))?;
    all.extend(manifest.split("__MSG_").skip(1).filter_map(|rest| rest.split("__").next()).map(str::to_owned));
    Ok(all)
}

/// Every call that names a sentence and gives words for its gaps: the key, how many words, the file.
pub(crate) fn calls_with_words() -> Result<Vec<(String, usize, String)>, Failed> {
    let mut all = Vec::new();
    for (file, text) in code()? {
        for open in ["text_with(\"", ".with(\""] {
            for rest in text.split(open).skip(1) {
                let Some((key, rest)) = rest.split_once('"') else { continue };
                let Some(list) = rest.trim_start().strip_prefix(',').and_then(|rest| rest.trim_start().strip_prefix("&[")) else {
                    continue;
                };
                all.push((key.to_owned(), members(list), file.clone()));
            }
        }
    }
    Ok(all)
}

/// How many members a list has; `text` begins behind its `[`.
fn members(text: &str) -> usize {
    let (mut depth, mut count, mut any) = (0, 0, false);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ']' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                count += usize::from(any);
                any = false;
                continue;
            }
            _ => {}
        }
        any |= !c.is_whitespace();
    }
    count + usize::from(any)
}

#[test]
fn members_are_counted_whatever_stands_in_them() {
    assert_eq!(["]", "&a]", "&f(a, b), &[c, d].concat()]", "&a,\n]"].map(members), [0, 1, 2, 1]);
}
