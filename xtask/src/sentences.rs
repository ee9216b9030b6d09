//! Whether every sentence that is asked for is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use login_rescue::inspect::{Code, Verb};
use login_rescue::named::Named;
use strum::VariantArray;

use crate::locales::sentences;
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
    for group in login_rescue::inspect::Group::VARIANTS {
        assert!(keys.contains(&format!("hints_{}", group.name())), "{group:?}");
    }
}

#[test]
fn every_finding_has_its_sentences() {
    let keys = keys();
    for code in Code::VARIANTS {
        let name = code.name().replace('-', "_");
        for key in [format!("finding_{name}"), format!("why_{name}")] {
            assert!(keys.contains(&key), "no sentence for {key}");
        }
        assert!(keys.contains(&format!("verb_{}", code.verb().name())) || code.verb() == Verb::ByHand, "{code:?}");
    }
}
