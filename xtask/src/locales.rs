//! `_locales/<language>/*.json` (key → sentence, one file per screen) → `messages.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// The languages; both must have the same keys.
pub(crate) const LANGUAGES: [&str; 2] = ["ja", "en"];

/// All sentences of one language.
fn sentences(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?.iter().map(std::fs::DirEntry::path).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let text = fs::read_to_string(file)?;
        let map: BTreeMap<String, String> = serde_json::from_str(&text).with_context(|| format!("{}", file.display()))?;
        for (key, sentence) in map {
            if sentence.trim().is_empty() {
                bail!("{}: {key} is empty", file.display());
            }
            if let Some(name) = names_a_placeholder(&sentence) {
                bail!("{}: {key} holds {name}, and Chrome refuses the whole extension for that", file.display());
            }
            if all.insert(key.clone(), sentence).is_some() {
                bail!("{}: {key} stands in two files", file.display());
            }
        }
    }
    Ok(all)
}

/// Chrome takes `$1$2` for the placeholder `$1$`, which nobody has defined.
fn names_a_placeholder(sentence: &str) -> Option<&str> {
    let dollars: Vec<usize> = sentence.match_indices('$').map(|(at, _)| at).collect();
    let name = |at: usize, to: usize| sentence.get(at + 1..to).filter(|name| !name.is_empty());
    let plain = |name: &&str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'@');
    dollars.windows(2).find_map(|pair| name(pair[0], pair[1]).filter(plain))
}

/// Writes `_locales/<language>/messages.json` below `out`.
pub(crate) fn write(from: &Path, out: &Path) -> Result<()> {
    let mut known: Option<(&str, Vec<String>)> = None;
    for language in LANGUAGES {
        let all = sentences(&from.join(language))?;
        let keys: Vec<String> = all.keys().cloned().collect();
        if let Some((first, expected)) = &known {
            if let Some(key) = expected.iter().find(|k| !keys.contains(k)) {
                bail!("_locales/{language} lacks {key}, which {first} has");
            }
            if let Some(key) = keys.iter().find(|k| !expected.contains(k)) {
                bail!("_locales/{first} lacks {key}, which {language} has");
            }
        }
        let messages: Map<String, Value> = all.into_iter().map(|(key, message)| (key, json!({ "message": message }))).collect();
        let folder = out.join(language);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("messages.json"), serde_json::to_string_pretty(&messages)?)?;
        known.get_or_insert((language, keys));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::collections::BTreeSet;

    use login_rescue::inspect::{Code, Verb};

    use super::*;
    use crate::shell::root;

    fn keys() -> BTreeSet<String> {
        sentences(&root().join("extension/_locales/ja")).unwrap().into_keys().collect()
    }

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }

    /// What stands between `open` and the next quotation mark, wherever `open` stands.
    fn quoted<'a>(text: &'a str, open: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(open).skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let out = std::env::temp_dir().join(format!("login-rescue-locales-{}", std::process::id()));
        let written = write(&root().join("extension/_locales"), &out);
        fs::remove_dir_all(&out).unwrap();
        written.unwrap();
    }

    #[test]
    fn gaps_without_anything_between_them_are_refused() {
        assert_eq!(names_a_placeholder("$1$2"), Some("1"));
        for fine in ["$1 $2", "$1月$2日", "$1", "$$"] {
            assert_eq!(names_a_placeholder(fine), None, "{fine}");
        }
    }

    #[test]
    fn every_sentence_that_is_asked_for_is_there() {
        let (keys, mut texts) = (keys(), Vec::new());
        sources(&root().join("src"), &mut texts);
        sources(&root().join("extension"), &mut texts);
        let mut asked = 0;
        for text in &texts {
            for open in ["i18n::text(\"", "i18n::text_with(\"", "data-text=\"", "data-label=\""] {
                for key in quoted(text, open) {
                    asked += 1;
                    assert!(keys.contains(key), "no sentence for {key}");
                }
            }
        }
        assert!(asked > 30, "the search found only {asked} places");
    }

    #[test]
    fn every_character_can_be_read() {
        let keys = keys();
        let names = ('0'..='9').chain('a'..='z').map(|c| format!("name_{c}"));
        for key in login_rescue::inspect::reading::keys().map(|key| format!("reading_{key}")).chain(names) {
            assert!(keys.contains(&key), "no sentence for {key}");
        }
    }

    #[test]
    fn every_group_of_hints_has_its_name() {
        let keys = keys();
        for group in login_rescue::journal::settings::Group::ALL {
            assert!(keys.contains(&format!("hints_{}", group.as_str())), "{group:?}");
        }
    }

    #[test]
    fn every_finding_has_its_sentences() {
        let keys = keys();
        for code in Code::ALL {
            let name = code.as_str().replace('-', "_");
            for key in [format!("finding_{name}"), format!("why_{name}")] {
                assert!(keys.contains(&key), "no sentence for {key}");
            }
            assert!(keys.contains(&format!("verb_{}", code.verb().as_str().replace('-', "_"))) || code.verb() == Verb::ByHand, "{code:?}");
        }
    }
}
