//! What `CONTRIBUTING.md` says has to be done, held to: it names what is
//! missing where the compiler cannot.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use login_rescue::inspect::Code;
use login_rescue::journal::event::{Aspect, DataKind, Remedy, ResetStep, TrialResult, Variant};
use login_rescue::named::Named;
use serde_json::Value;
use strum::VariantArray;

type Done = Result<(), Box<dyn Error>>;

fn read(path: &str) -> Result<String, std::io::Error> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_file_that_the_guide_names_is_there() -> Done {
    // What an example makes is not there yet.
    let guide = read("CONTRIBUTING.md")?;
    let guide: String = guide
        .split("New file `")
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('`').unwrap_or_default().1 })
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = ["src/", "tests/", "docs/", "extension/", "examples/"];
    let named: Vec<&str> =
        quoted(&guide).filter(|path| ours.iter().any(|of| path.starts_with(of)) && !path.contains(['<', '*', '{'])).collect();
    let missing: Vec<&&str> = named.iter().filter(|path| !root.join(path).exists()).collect();
    assert!(missing.is_empty(), "CONTRIBUTING.md names what is not there: {missing:?}");
    assert!(named.len() > 15, "only {} paths", named.len());
    Ok(())
}

#[test]
fn every_kind_of_addition_has_its_example() -> Done {
    let guide = read("CONTRIBUTING.md")?;
    for kind in ["check", "phrase", "meaning", "remedy", "fact", "export form", "language"] {
        assert!(guide.lines().any(|line| line.starts_with("## ") && line.to_lowercase().contains(kind)), "no section: {kind}");
    }
    Ok(())
}

/// All lists of names in the schema of the saved log.
fn lists(value: &Value, found: &mut Vec<BTreeSet<String>>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::Array(names)) = members.get("enum") {
                found.push(names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect());
            }
            members.values().for_each(|member| lists(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| lists(item, found)),
        _ => {}
    }
}

fn names<T: VariantArray + Named>() -> BTreeSet<String> {
    T::VARIANTS.iter().map(|variant| variant.name().to_owned()).collect()
}

#[test]
fn the_schema_of_the_saved_log_lists_what_the_code_lists() -> Done {
    let mut found = Vec::new();
    lists(&serde_json::from_str(&read("docs/log.schema.json")?)?, &mut found);
    let closed = [
        ("Remedy", names::<Remedy>()),
        ("Variant", names::<Variant>()),
        ("TrialResult", names::<TrialResult>()),
        ("ResetStep", names::<ResetStep>()),
        ("Aspect", names::<Aspect>()),
        ("DataKind", names::<DataKind>()),
    ];
    for (list, names) in closed {
        assert!(found.contains(&names), "docs/log.schema.json does not list {list} as it is: {names:?}");
    }
    Ok(())
}

#[test]
fn every_code_is_told_in_the_document_of_checks() -> Done {
    let document = read("docs/inspect.md")?;
    let told: BTreeSet<&str> = quoted(&document).collect();
    let missing: Vec<&str> = Code::VARIANTS.iter().map(Named::name).filter(|name| !told.contains(name)).collect();
    assert!(missing.is_empty(), "docs/inspect.md does not tell of {missing:?}");
    Ok(())
}

#[test]
fn every_file_of_a_check_stands_in_a_list() -> Done {
    let registry = read("src/inspect/mod.rs")?;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/inspect"))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_file() && fs::read_to_string(&path)?.contains("pub(super) fn check(") {
            assert!(registry.contains(&format!("{name}::check")), "src/inspect/{name}.rs is in no list of src/inspect/mod.rs");
        }
    }
    Ok(())
}
