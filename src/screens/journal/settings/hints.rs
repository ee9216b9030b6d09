//! Which kinds of hints are shown.

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::inspect::Code;
use crate::journal::settings::{Group, Settings};
use crate::report::telling::noted;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::webext::Answer;
use crate::webext::i18n::text;

/// The switches, as it is set; one that has the focus keeps it.
pub(super) fn show(settings: &Settings) -> Answer<()> {
    let place = by_id("hint-kinds")?;
    if place.child_element_count() == 0 {
        replace(&place, &groups())?;
    }
    mark(settings)
}

/// A list of switches for each group.
fn groups() -> Vec<Piece> {
    Group::ALL
        .iter()
        .map(|group| {
            let switches = Code::ALL.iter().filter(|code| Group::of(**code) == *group).map(switch);
            let name = piece("legend").text(text(&format!("hints_{}", group.as_str())));
            piece("fieldset").with(name).with_all(switches)
        })
        .collect()
}

fn switch(code: &Code) -> Piece {
    let input = piece("input").attr("type", "checkbox").attr("name", "hint").attr("value", code.as_str());
    piece("label").class("switch").with(input).with(piece("span").text(name(code)))
}

/// What the hint says; where two say the same, what it is about.
fn name(code: &Code) -> String {
    let own = text(&format!("hint_{}", code.as_str().replace('-', "_")));
    if own.is_empty() { noted(*code, &text) } else { own }
}

fn mark(settings: &Settings) -> Answer<()> {
    for code in Code::ALL {
        let switch = document().query_selector(&format!("#hint-kinds input[value={}]", code.as_str()))?;
        if let Some(switch) = switch.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            switch.set_checked(!settings.off.contains(code));
        }
    }
    Ok(())
}
