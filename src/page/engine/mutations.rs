//! The page has changed itself → which of it matters to fields and attempts.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MutationRecord, Node};

use super::Engine;
use crate::page::ui::{dom, hosts};

impl Engine {
    pub(super) fn mutated(self: &Rc<Self>, records: &js_sys::Array) {
        self.look_for_new_document();
        let mut fields_changed = self.fields.watched().iter().any(|w| !w.input.is_connected());
        let waits = self.attempts.is_open();
        let mut foreign = false;
        for record in records.iter().filter_map(|r| r.dyn_into::<MutationRecord>().ok()) {
            let added = record.added_nodes();
            for node in (0..added.length()).filter_map(|i| added.get(i)) {
                let Some(element) = node.dyn_ref::<Element>() else {
                    foreign = true;
                    continue;
                };
                if element.matches(hosts::ALL).unwrap_or(false) {
                    continue;
                }
                foreign = true;
                fields_changed |= element.tag_name() == "INPUT" || dom::first::<Element>(element, "input").is_some();
                if waits {
                    self.attempts.touched(element);
                }
            }
            match record.type_().as_str() {
                "attributes" => {
                    fields_changed |= record.attribute_name().as_deref() == Some("type");
                    foreign = true;
                }
                "characterData" => foreign = true,
                _ => {}
            }
            if waits && let Some(target) = record.target() {
                let element = target.dyn_ref::<Element>().cloned().or_else(|| Node::parent_element(&target));
                if let Some(element) = element.filter(|e| e.child_element_count() == 0) {
                    self.attempts.touched(&element);
                }
            }
        }
        if fields_changed && self.page.alive() {
            self.fields.rescan();
        }
        if foreign {
            self.fields.place_later();
        }
        if foreign && waits {
            self.attempts.scan_later();
        }
    }
}
