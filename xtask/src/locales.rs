//! `_locales/<language>/*.json` (key → sentence, one file per screen) → `messages.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

/// Writes `<language>/messages.json` below `out` for every language that has a
/// folder in `from`. All must have the same keys.
pub(crate) fn write(from: &Path, out: &Path) -> Result<()> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            languages.insert(entry.file_name().to_string_lossy().into_owned(), sentences(&entry.path())?);
        }
    }
    let keys: BTreeSet<String> = languages.values().flat_map(BTreeMap::keys).cloned().collect();
    for (language, sentences) in languages {
        let missing: Vec<&str> = keys.iter().map(String::as_str).filter(|key| !sentences.contains_key(*key)).collect();
        ensure!(missing.is_empty(), "_locales/{language} lacks {}, which another language has", missing.join(", "));
        let messages: Map<String, Value> = sentences.into_iter().map(|(key, message)| (key, json!({ "message": message }))).collect();
        let folder = out.join(language);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("messages.json"), serde_json::to_string_pretty(&messages)?)?;
    }
    Ok(())
}

/// All sentences of one language, by their keys.
pub(crate) fn sentences(folder: &Path) -> Result<BTreeMap<String, String>> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::root;

    /// What comes of two languages with one file each.
    fn written(ja: &str, en: &str) -> Result<Value> {
        let folder = tempfile::tempdir().unwrap();
        for (language, sentences) in [("ja", ja), ("en", en)] {
            fs::create_dir_all(folder.path().join("from").join(language)).unwrap();
            fs::write(folder.path().join("from").join(language).join("page.json"), sentences).unwrap();
        }
        write(&folder.path().join("from"), &folder.path().join("out"))?;
        Ok(serde_json::from_str(&fs::read_to_string(folder.path().join("out/ja/messages.json"))?)?)
    }

    #[test]
    fn sentences_become_messages() {
        let messages = written(r#"{"title":"記録"}"#, r#"{"title":"Record"}"#).unwrap();
        assert_eq!(messages, json!({ "title": { "message": "記録" } }));
    }

    #[test]
    fn what_a_language_lacks_is_named() {
        for (ja, en, language) in [(r#"{"a":"あ","b":"い"}"#, r#"{"a":"A"}"#, "en"), (r#"{"a":"あ"}"#, r#"{"a":"A","b":"B"}"#, "ja")] {
            let error = written(ja, en).unwrap_err().to_string();
            assert!(error.starts_with(&format!("_locales/{language} lacks b,")), "{error}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_meant_is_named_with_its_key() {
        for bad in [r#"{"title":" "}"#, r#"{"title":"$1$2"}"#, r#"{"title":1}"#, "title", "[]"] {
            let error = format!("{:#}", written(bad, r#"{"title":"Record"}"#).unwrap_err());
            assert!(error.contains("page.json"), "{error}");
        }
    }

    #[test]
    fn a_key_in_two_files_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["one.json", "two.json"] {
            fs::write(folder.path().join(file), r#"{"title":"記録"}"#).unwrap();
        }
        let error = sentences(folder.path()).unwrap_err().to_string();
        assert!(error.ends_with("two.json: title stands in two files"), "{error}");
    }

    #[test]
    fn all_languages_have_the_same_keys() {
        let out = tempfile::tempdir().unwrap();
        write(&root().join("extension/_locales"), out.path()).unwrap();
        assert!(fs::read_dir(out.path()).unwrap().count() >= 2);
    }

    #[test]
    fn gaps_without_anything_between_them_are_refused() {
        assert_eq!(names_a_placeholder("$1$2"), Some("1"));
        for fine in ["$1 $2", "$1月$2日", "$1", "$$"] {
            assert_eq!(names_a_placeholder(fine), None, "{fine}");
        }
    }
}
