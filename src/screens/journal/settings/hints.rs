//! Which kinds of hints are shown.

use gloo_utils::document;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::inspect::{Code, Group};
use crate::journal::storage::settings::Settings;
use crate::named::Named;
use crate::report::description::noted;
use crate::screens::Result;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::webext::i18n::text;

/// The switches, as it is set; one that has the focus keeps it.
pub(super) fn render(settings: &Settings) -> Result<()> {
    let place = by_id("hint-kinds")?;
    if place.child_element_count() == 0 {
        replace(&place, &groups())?;
    }
    mark(settings)
}

/// A list of switches for each group.
fn groups() -> Vec<Piece> {
    Group::VARIANTS
        .iter()
        .map(|group| {
            let switches = Code::VARIANTS.iter().filter(|code| code.group() == *group).map(switch);
            let name = piece("legend").text(text(&format!("hints_{}", group.name())));
            piece("fieldset").with(name).with_all(switches)
        })
        .collect()
}

fn switch(code: &Code) -> Piece {
    let input = piece("input").attr("type", "checkbox").attr("name", "hint").attr("value", code.name());
    piece("label").class("switch").with(input).with(piece("span").text(name(code)))
}

/// What the hint says; where two say the same, what it is about.
fn name(code: &Code) -> String {
    let own = text(&format!("hint_{}", code.name().replace('-', "_")));
    if own.is_empty() { noted(*code, &text) } else { own }
}

fn mark(settings: &Settings) -> Result<()> {
    for code in Code::VARIANTS {
        let switch = document().query_selector(&format!("#hint-kinds input[value={}]", code.name()))?;
        if let Some(switch) = switch.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            switch.set_checked(!settings.off.contains(code));
        }
    }
    Ok(())
}
