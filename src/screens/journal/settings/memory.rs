//! The addresses that are remembered, and whether they may be.

use crate::journal::storage::remembered::RememberedAddress;
use crate::journal::storage::settings::{MayRemember, Settings};
use crate::screens::dates;
use crate::screens::dom::{Piece, button, piece};
use crate::webext::i18n::{text, text_with};

/// The question, its answer, and what is kept.
pub(super) fn pieces(settings: &Settings, remembered: &[RememberedAddress]) -> Vec<Piece> {
    let answer = settings.memory;
    let choice = |name: &str, key, of: MayRemember| {
        button("pill", key).attr("data-set", name).attr("aria-pressed", if answer == of { "true" } else { "false" })
    };
    let choices = piece("div")
        .class("choices")
        .attr("role", "group")
        .attr("aria-labelledby", "memory-title")
        .with(choice("remember", "remember_yes", MayRemember::Yes))
        .with(choice("remember-not", "remember_no", MayRemember::No));
    let mut pieces = vec![piece("p").class("quiet").text(text("memory_what")), choices];
    if answer == MayRemember::Yes {
        if remembered.is_empty() {
            pieces.push(piece("p").class("small").text(text("memory_none")));
        } else {
            pieces.push(piece("ul").class("remembered").with_all(remembered.iter().rev().map(row)));
        }
    }
    pieces
}

fn row(hidden: &RememberedAddress) -> Piece {
    let mask = piece("bdi").class("strong").text(hidden.mask.as_str());
    let when = piece("span").class("small").text(text_with("memory_worked", &[&dates::minute(hidden.at)]));
    let forget = button("plain", "memory_forget")
        .attr("data-set", "forget")
        .attr("data-digest", hidden.digest.as_str())
        .attr("aria-label", text_with("memory_forget_this", &[&hidden.mask]));
    piece("li").with(mask).with(when).with(forget)
}
