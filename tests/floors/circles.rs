//! Circles in a graph: its strongly connected parts of more than one member.

use std::collections::{BTreeMap, BTreeSet};

/// Each circle as the set of its members.
pub(crate) fn circles<'a>(edges: impl Iterator<Item = &'a (String, String)>) -> Vec<BTreeSet<String>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|from| (*from, reach(&next, from))).collect();
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for (from, there) in &reached {
        let circle: BTreeSet<String> =
            there.iter().filter(|to| reached.get(*to).is_some_and(|back| back.contains(from))).map(|&to| to.to_owned()).collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

/// Everything that can be reached from there, itself only by way of others.
fn reach<'a>(next: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = next.get(from).into_iter().flatten().copied().collect();
    while let Some(at) = open.pop() {
        if seen.insert(at) {
            open.extend(next.get(at).into_iter().flatten());
        }
    }
    seen
}

#[test]
fn a_circle_is_found_and_a_line_is_none() {
    let edge = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let edges = [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")];
    assert_eq!(circles(edges.iter()), [BTreeSet::from(["a", "b", "c"].map(String::from))]);
    assert!(circles(edges[1..].iter()).is_empty());
}
