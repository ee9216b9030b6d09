//! Ways through the tree of a page, out of shadow roots and into them.
//!
//! That the names in a page hide nothing of the browser's own is seen to for
//! every call that we make: the glue looks them up (`xtask/src/glue.rs`).

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot};

/// Every element in a shadow root that fits, in document order.
pub(super) fn all_in(root: &ShadowRoot, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| Some(list.item(at)?.unchecked_into())).collect()
}

/// The nearest that fits of an element and those around it.
pub(super) fn closest(of: &Element, selector: &str) -> Option<Element> {
    of.closest(selector).ok().flatten()
}

/// The element around another; around a shadow root that is its host.
pub(crate) fn parent(of: &Node) -> Option<Element> {
    of.parent_element().or_else(|| of.parent_node()?.dyn_into::<ShadowRoot>().ok().map(|root| root.host()))
}

/// Whether `scope` is the element or stands around it, out of shadow roots too.
pub(crate) fn holds(scope: &Element, inner: &Element) -> bool {
    let mut at = Some(inner.clone());
    while let Some(element) = at {
        if element == *scope {
            return true;
        }
        at = parent(&element);
    }
    false
}
