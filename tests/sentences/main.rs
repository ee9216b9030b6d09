//! Every sentence is used, and every sentence that is used is there.
//!
//! A key is a word such as `panel_clear`. Wherever the code, the HTML, the
//! scripts or the manifest write such a word it has to be a key, or the
//! beginning of a family whose keys are put together at run time
//! (`families.rs`).

mod families;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::{Failed, html, locale, rust_literals};

#[test]
fn every_sentence_is_used_and_every_one_used_is_there() -> Result<(), Failed> {
    let keys: BTreeSet<String> = locale("ja")?.into_keys().collect();
    let families = families::families();
    let beginnings: BTreeSet<&str> = families.iter().map(|family| family.beginning).collect();
    let put_together = families::keys();
    let (literals, html) = (rust_literals()?, html()?);

    let missing: Vec<String> = put_together.iter().filter(|key| !keys.contains(*key)).cloned().collect();
    assert!(missing.is_empty(), "families without their sentences: {missing:?}");

    let written = |word: &str| literals.contains_key(word) || html.contains(word);
    let dead: Vec<&String> = keys.iter().filter(|key| !put_together.contains(*key) && !written(key)).collect();
    assert!(dead.is_empty(), "nothing shows {dead:?}");

    let idle: Vec<&&str> = beginnings.iter().filter(|word| !literals.keys().any(|literal| literal.contains(**word))).collect();
    assert!(idle.is_empty(), "no key begins with {idle:?} any more");

    let known = |word: &str| keys.contains(word) || beginnings.contains(word);
    // Those who show sentences write no other words of that shape.
    let shows = |file: &String| ["src/page", "src/report", "src/screens"].iter().any(|folder| file.starts_with(folder));
    let unknown: BTreeMap<&String, _> =
        literals.iter().filter(|(word, files)| sources::is_key_like(word) && !known(word) && files.iter().any(shows)).collect();
    assert!(unknown.is_empty(), "no sentence for {unknown:#?}");
    let unknown: Vec<&String> = html.iter().filter(|word| !keys.contains(*word)).collect();
    assert!(unknown.is_empty(), "no sentence for {unknown:?}, which the HTML asks for");
    Ok(())
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_gaps() -> Result<(), Failed> {
    let (ja, en) = (locale("ja")?, locale("en")?);
    assert_eq!(ja.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    // A date gets its month as a word and as a number, and each language takes the one that it writes.
    for (key, ja) in ja.iter().filter(|(key, _)| !key.starts_with("date_day")) {
        for gap in ["$1", "$2", "$3", "$4"] {
            assert_eq!(ja.contains(gap), en[key].contains(gap), "{key} {gap}");
        }
    }
    Ok(())
}

#[test]
fn whoever_asks_gives_as_many_words_as_there_are_gaps() -> Result<(), Failed> {
    let sentences = locale("ja")?;
    let mut looked_at = 0;
    for (key, given, file) in sources::calls_with_words()? {
        let Some(sentence) = sentences.get(&key) else { continue };
        let gaps = (1..=9).rev().find(|n| sentence.contains(&format!("${n}"))).unwrap_or(0);
        looked_at += 1;
        assert!(given >= gaps, "{file}: {key} has {gaps} gaps and gets {given} words");
    }
    assert!(looked_at > 60, "the search found only {looked_at} calls");
    Ok(())
}
