//! Which file uses which: read off `use` lines and paths in the code. What
//! stands in a file's `mod tests` does not count, and neither do comments.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Failed;

/// One file uses another; both as the names of their modules.
pub(crate) struct Arrow {
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
    /// Where, for whoever has to mend it.
    pub(crate) place: String,
}

/// Every source file below `src`, by its path from there, with its text.
pub(crate) fn files(src: &Path) -> Result<Vec<(String, String)>, Failed> {
    let mut found = Vec::new();
    let mut open = vec![src.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push((path.strip_prefix(src)?.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A file without its tests and comments.
pub(crate) fn code(text: &str) -> String {
    let end = ["\nmod tests {", "\npub(crate) mod tests {"].iter().filter_map(|open| text.find(open)).min().unwrap_or(text.len());
    let lines = text[..end].lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every arrow between two files below `src`.
pub(crate) fn arrows(src: &Path) -> Result<Vec<Arrow>, Failed> {
    let files = files(src)?;
    let modules: BTreeSet<Vec<String>> = files.iter().map(|(file, _)| module(file)).collect();
    let mut all = Vec::new();
    for (file, text) in &files {
        let from = module(file);
        // `lib.rs` names the floors; it stands on none.
        if from.is_empty() {
            continue;
        }
        for path in paths(&code(text)) {
            let Some(named) = absolute(&from, &path, &modules) else { continue };
            // The longest beginning that is a file; what follows is a name in it.
            let Some(to) = (1..=named.len()).rev().map(|n| named[..n].to_vec()).find(|name| modules.contains(name)) else { continue };
            // A folder's own file uses what stands in the folder; that is no arrow out of it.
            if to != from && !to.starts_with(&from) && !from.starts_with(&to) {
                all.push(Arrow { from: from.clone(), to, place: format!("{file}: {}", path.join("::")) });
            }
        }
    }
    Ok(all)
}

/// `a/b.rs` and `a/b/mod.rs` are both the module `a::b`.
fn module(file: &str) -> Vec<String> {
    let mut names: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib")) {
        names.pop();
    }
    names
}

/// A path as it stands, from the root of the crate; `None` for one of another crate.
fn absolute(from: &[String], path: &[String], modules: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let mut at = from.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" | "login_rescue" => {
            at.clear();
            rest = &path[1..];
        }
        "super" | "self" => {
            while let Some((first, after)) = rest.split_first().filter(|(first, _)| matches!(first.as_str(), "super" | "self")) {
                if first == "super" {
                    at.pop();
                }
                rest = after;
            }
        }
        first => {
            at.push(first.to_owned());
            if !modules.contains(&at) {
                return None;
            }
            rest = &path[1..];
        }
    }
    at.extend(rest.iter().cloned());
    Some(at)
}

/// Every path with `::` in a text, the members of a `{…}` each on its own.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at]
            .rfind(|c: char| !c.is_alphanumeric() && c != '_')
            .map_or(0, |place| place + rest[place..].chars().next().map_or(1, char::len_utf8));
        let mut prefix = vec![rest[start..at].to_owned()];
        rest = tree(&rest[at + 2..], &mut prefix, &mut found);
    }
    found
}

/// Reads what follows a `::`; gives what is left behind it.
fn tree<'a>(text: &'a str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = text;
    if let Some(inside) = rest.trim_start().strip_prefix('{') {
        rest = inside;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            let depth = prefix.len();
            let before = rest.len();
            rest = tree(rest, prefix, found);
            prefix.truncate(depth);
            if rest.len() == before {
                return rest;
            }
        }
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    if !name.is_empty() {
        prefix.push(name.to_owned());
    }
    if let Some(deeper) = after.strip_prefix("::") {
        return tree(deeper, prefix, found);
    }
    found.push(prefix.clone());
    after
}

#[test]
fn paths_are_read_out_of_trees() {
    let read = |text: &str| paths(text).into_iter().map(|path| path.join("/")).collect::<Vec<_>>();
    assert_eq!(read("use super::{dom, ui::{self, card::Card}};"), ["super/dom", "super/ui/self", "super/ui/card/Card"]);
    assert_eq!(read("let x = crate::site::hosts::DOMAIN;\nfor y in a::b() {}"), ["crate/site/hosts/DOMAIN", "a/b"]);
    assert_eq!(read("use std::fs;"), ["std/fs"]);
}
