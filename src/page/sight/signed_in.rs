//! Whether the page shows that somebody is logged in.

use web_sys::{Document, Element};

use crate::form::{FormKind, signed_in};
use crate::page::ui::dom;

/// `Some(true)` where something is there that only somebody sees who is logged
/// in; `None`: nothing tells. `form`: the form that the page shows.
pub(crate) fn read(document: &Document, form: FormKind) -> Option<bool> {
    let root = document.document_element()?;
    let controls: Vec<Element> = dom::all(&root, "a,button,form");
    signed_in::signed_in(form, controls.iter().map(logs_out))
}

fn logs_out(control: &Element) -> bool {
    let is_form = control.tag_name() == "FORM";
    let address = control.get_attribute(if is_form { "action" } else { "href" });
    signed_in::logs_out(address.as_deref(), || if is_form { String::new() } else { dom::label(control) })
}
