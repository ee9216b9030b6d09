//! The screens' HTML and the code that makes them work have not parted: every
//! `data-do` and `data-part` has its handler, every id that the code asks for
//! is there, and nothing in the HTML has a name that nobody uses.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use strum::VariantArray;

#[path = "../src/screens/action.rs"]
#[allow(dead_code, unreachable_pub)]
mod action;

type Failed = Box<dyn Error>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The HTML of popup and journal tab, one behind the other.
fn html() -> Result<String, Failed> {
    Ok([fs::read_to_string(root().join("extension/popup.html"))?, fs::read_to_string(root().join("extension/journal.html"))?].concat())
}

/// The code of the screens.
fn code() -> Result<String, Failed> {
    sources("src/screens")
}

/// All Rust below a folder.
fn sources(folder: &str) -> Result<String, Failed> {
    fn below(folder: &Path, all: &mut String) -> Result<(), Failed> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                below(&path, all)?;
            } else {
                all.push_str(&fs::read_to_string(path)?);
            }
        }
        Ok(())
    }
    let mut all = String::new();
    below(&root().join(folder), &mut all)?;
    Ok(all)
}

/// What stands between `open` and the next quotation mark, wherever `open` stands.
fn quoted<'a>(text: &'a str, open: &'a str) -> BTreeSet<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn names<T: VariantArray + Copy + Into<&'static str>>() -> BTreeSet<&'static str> {
    T::VARIANTS.iter().map(|variant| (*variant).into()).collect()
}

#[test]
fn every_button_of_the_html_does_something() -> Result<(), Failed> {
    let (html, code) = (html()?, code()?);
    let there = quoted(&html, "data-do=\"");
    assert!(there.len() > 10, "the search found only {there:?}");
    // All that stand in the HTML are the letter's; whoever listens there has an arm for each.
    let unknown: Vec<_> = there.difference(&names::<action::LetterAction>()).copied().collect();
    assert!(unknown.is_empty(), "nothing listens to {unknown:?}");
    let idle: Vec<_> = action::LetterAction::VARIANTS
        .iter()
        .filter(|action| !there.contains(<&str>::from(**action)) && !code.contains(&format!(".does(LetterAction::{action:?})")))
        .collect();
    assert!(idle.is_empty(), "no button does {idle:?}");
    assert!(!code.contains("\"data-do\", "), "what a button does is given by `does`");
    Ok(())
}

#[test]
fn every_field_of_the_letter_is_listened_to() -> Result<(), Failed> {
    let html = html()?;
    let unknown: Vec<_> = quoted(&html, "data-part=\"").difference(&names::<action::LetterPart>()).map(|&part| part.to_owned()).collect();
    assert!(unknown.is_empty(), "nothing listens to {unknown:?}");
    Ok(())
}

#[test]
fn every_id_that_the_code_asks_for_is_there() -> Result<(), Failed> {
    let (html, code) = (html()?, code()?);
    let mut there = quoted(&html, " id=\"");
    there.extend(quoted(&code, ".attr(\"id\", \""));
    let asked = quoted(&code, "by_id(\"");
    assert!(asked.len() > 100, "the search found only {}", asked.len());
    let missing: Vec<_> = asked.difference(&there).collect();
    assert!(missing.is_empty(), "no element has the id {missing:?}");
    Ok(())
}

#[test]
fn every_id_of_the_html_is_used() -> Result<(), Failed> {
    // The hands of the end-to-end tests are users too.
    let (html, code) = (html()?, code()? + &sources("tests/e2e/tests")?);
    let css = ["base", "journal", "letter", "picture", "popup", "try"]
        .iter()
        .map(|name| fs::read_to_string(root().join(format!("extension/css/{name}.css"))))
        .collect::<Result<String, _>>()?;
    let idle: Vec<_> = quoted(&html, " id=\"")
        .into_iter()
        .filter(|id| {
            let asked = code.contains(&format!("\"{id}\"")) || code.contains(&format!("#{id}")) || css.contains(&format!("#{id}"));
            let pointed = [" for", " aria-labelledby", " aria-describedby", " aria-controls", " href"]
                .iter()
                .any(|name| quoted(&html, &format!("{name}=\"")).iter().any(|value| value.split([' ', '#']).any(|word| word == *id)));
            !asked && !pointed
        })
        .collect();
    assert!(idle.is_empty(), "nobody uses {idle:?}");
    Ok(())
}
