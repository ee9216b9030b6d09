//! The card of a field as its description, for screen readers
//! (`aria-describedby`); what the page put there stays.

use web_sys::Element;

use crate::page::ui::dom;

const DESCRIBED: &str = "aria-describedby";

/// What the ids of our cards begin with.
pub(super) const ID: &str = "login-rescue-";

/// Adds or takes away one id.
pub(super) fn describe(input: &Element, id: &str, add: bool) {
    let old = input.get_attribute(DESCRIBED).unwrap_or_default();
    if old.split_ascii_whitespace().any(|t| t == id) != add {
        set(input, old.split_ascii_whitespace().filter(|t| *t != id).chain(add.then_some(id)));
    }
}

/// Takes away what an engine that is no more has left.
pub(crate) fn forget_descriptions(root: &Element) {
    for input in dom::all::<Element>(root, "input[aria-describedby*=login-rescue-]") {
        let old = input.get_attribute(DESCRIBED).unwrap_or_default();
        set(&input, old.split_ascii_whitespace().filter(|t| !t.starts_with(ID)));
    }
}

fn set<'a>(input: &Element, ids: impl Iterator<Item = &'a str>) {
    let ids = ids.collect::<Vec<_>>().join(" ");
    let _ = if ids.is_empty() { input.remove_attribute(DESCRIBED) } else { input.set_attribute(DESCRIBED, &ids) };
}
