//! The floors of the house: nothing looks up, and no two folders look at each
//! other. Read off the sources themselves, so that no discipline is needed.
//!
//! `cargo test --test floors -- --nocapture` prints the figures.

mod circles;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use circles::circles;
use sources::{Arrow, arrows};

type Failed = Box<dyn std::error::Error>;

/// The floors, the lowest first. What stands on one floor may use each other
/// only as far as that makes no circle.
const FLOORS: [&[&str]; 8] = [
    &["calendar", "named", "plain", "site", "unseen"],
    &["form", "inspect", "redact"],
    &["journal"],
    &["advice"],
    &["report"],
    &["protocol", "webext"],
    &["background", "page", "screens"],
    &["bin"],
];

/// The core: it knows no browser.
const CORE: [&str; 12] =
    ["calendar", "named", "plain", "unseen", "site", "form", "inspect", "redact", "journal", "advice", "report", "protocol"];

fn all() -> Result<Vec<Arrow>, Failed> {
    arrows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

#[test]
fn every_module_has_a_floor_and_none_looks_up() -> Result<(), Failed> {
    let mut up = BTreeSet::new();
    let mut homeless = BTreeSet::new();
    for Arrow { from, to, place } in all()? {
        let (from, to) = (from[0].clone(), to[0].clone());
        match (floor(&from), floor(&to)) {
            (Some(low), Some(high)) if low < high => drop(up.insert(format!("{from} looks up to {to}: {place}"))),
            (Some(_), Some(_)) => {}
            (None, _) => drop(homeless.insert(from)),
            (_, None) => drop(homeless.insert(to)),
        }
    }
    assert!(homeless.is_empty(), "without a floor: {homeless:?}");
    assert!(up.is_empty(), "{}", Vec::from_iter(up).join("\n"));
    Ok(())
}

#[test]
fn no_two_folders_look_at_each_other() -> Result<(), Failed> {
    let mut found = Vec::new();
    for (parent, edges) in by_parent(&all()?) {
        for circle in circles(edges.keys()) {
            let arrows: Vec<&String> =
                edges.iter().filter(|((a, b), _)| circle.contains(a) && circle.contains(b)).map(|(_, place)| place).collect();
            found.push(format!("in {parent}/: {circle:?}\n  {}", arrows.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n  ")));
        }
    }
    assert!(found.is_empty(), "circles between folders:\n{}", found.join("\n"));
    Ok(())
}

#[test]
fn the_core_knows_no_browser() -> Result<(), Failed> {
    const BROWSER: [&str; 6] = ["web_sys", "js_sys", "wasm_bindgen", "gloo_", "serde_wasm_bindgen", "console_error_panic_hook"];
    let mut found = Vec::new();
    for (file, text) in sources::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))? {
        let module = file.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if CORE.contains(&module) {
            let code = sources::code(&text);
            found.extend(BROWSER.iter().filter(|name| code.contains(*name)).map(|name| format!("{file}: {name}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn figures() -> Result<(), Failed> {
    let all = all()?;
    let files: BTreeSet<(String, String)> = all.iter().map(|a| (a.from.join("/"), a.to.join("/"))).filter(|(a, b)| a != b).collect();
    println!("arrows between files: {}", files.len());
    for top in ["page", "background", "screens", "journal", "advice", "report", "inspect", "form", "site", "protocol", "webext"] {
        let within: Vec<&(String, String)> =
            files.iter().filter(|(a, b)| a.starts_with(&format!("{top}/")) && b.starts_with(&format!("{top}/"))).collect();
        let circles = circles(within.iter().copied());
        println!("{top}: circles of files {:?}", circles.iter().map(BTreeSet::len).collect::<Vec<_>>());
    }
    Ok(())
}

/// For every folder: which of the things that stand in it uses which, with one place as an example.
fn by_parent(all: &[Arrow]) -> BTreeMap<String, BTreeMap<(String, String), String>> {
    let mut edges: BTreeMap<String, BTreeMap<(String, String), String>> = BTreeMap::new();
    for Arrow { from, to, place } in all {
        let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        let (Some(a), Some(b)) = (from.get(shared), to.get(shared)) else { continue };
        let of = edges.entry(["src", "/", &from[..shared].join("/")].concat()).or_default();
        of.entry((a.clone(), b.clone())).or_insert_with(|| place.clone());
    }
    edges
}
