//! What the record makes likely: the first cause in a sentence, what speaks for
//! and against each, what would decide, and the next step.

use std::cell::RefCell;

use web_sys::Element;

use super::step;
use crate::advice::{Advice, Polarity, RankedCause};
use crate::report::name;
use crate::screens::action::StepAction;
use crate::screens::dom::{Piece, by_id, piece, update};
use crate::screens::opinion::{self, ground, sentence};
use crate::screens::sentences::say;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};

thread_local! {
    /// What is shown: the same is not put there twice, or it would be read aloud again.
    static SHOWN: RefCell<Option<Advice>> = const { RefCell::new(None) };
}

/// Brings the section up to date.
pub(super) fn render(advice: &Advice) -> Result<()> {
    let done = advice.checklist.iter().filter(|step| step.times > 0).count();
    by_id("steps-count")?.set_text_content(Some(&text_with("steps_count", &[&done.to_string()])));
    if SHOWN.with_borrow(|shown| shown.as_ref() == Some(advice)) {
        return Ok(());
    }
    update(&by_id("advice")?, &pieces(advice))?;
    SHOWN.set(Some(advice.clone()));
    Ok(())
}

fn pieces(advice: &Advice) -> Vec<Piece> {
    let mut pieces = vec![piece("p").class("likely-cause").text(sentence(advice))];
    let grounds: Vec<Piece> = advice.first().into_iter().flat_map(|first| of_side(first, Polarity::For)).take(3).collect();
    if !grounds.is_empty() {
        pieces.push(piece("ul").class("grounds").with_all(grounds));
    }
    pieces.extend(advice.slow_down.then(|| piece("p").text(text_with("advice_slow_down", &[&advice.last_hour.to_string()]))));
    pieces.extend(advice.hints.iter().map(|hint| piece("p").class("hint").text(say("hint", hint))));
    if let Some(next) = advice.next {
        let go = piece("button")
            .attr("type", "button")
            .class("main")
            .does(StepAction::Next)
            .attr("data-remedy", name(&next))
            .text(text_with("next_step", &[&say("remedy", &next)]));
        pieces.push(piece("p").class("acts").with(go));
    }
    pieces.extend(deciding(advice));
    let shown: Vec<Piece> = advice.causes.iter().filter(|cause| !cause.grounds.is_empty()).map(cause).collect();
    if !shown.is_empty() {
        let summary = piece("summary").text(text("causes_all"));
        pieces
            .push(piece("details").class("causes").with(summary).with(piece("p").class("small").text(text("causes_what"))).with_all(shown));
    }
    pieces
}

/// What would decide between the first two.
fn deciding(advice: &Advice) -> Option<Piece> {
    let [first, second, ..] = advice.causes.as_slice() else { return None };
    let remedy = advice.deciding?;
    let words = text_with("deciding", &[&say("cause", &first.cause), &say("cause", &second.cause), &say("remedy", &remedy)]);
    Some(piece("p").class("small").text(words))
}

fn of_side(cause: &RankedCause, side: Polarity) -> impl Iterator<Item = Piece> + '_ {
    cause.grounds.iter().filter(move |ground| ground.speaks == side).map(|one| {
        let when = one.at.map(|at| [text("list_dot"), dates::minute(at)].concat()).unwrap_or_default();
        piece("li").text([ground(one), when].concat())
    })
}

fn cause(ranked: &RankedCause) -> Piece {
    let side = |side, key: &str| {
        let grounds: Vec<Piece> = of_side(ranked, side).collect();
        (!grounds.is_empty()).then(|| piece("div").with(piece("p").class("small").text(text(key))).with(piece("ul").with_all(grounds)))
    };
    piece("section")
        .with(piece("h3").text(opinion::name_of(ranked.cause)))
        .with_all(side(Polarity::For, "grounds_for"))
        .with_all(side(Polarity::Against, "grounds_against"))
}

/// Goes to the step.
pub(super) fn go(button: &Element) -> Result<()> {
    if let Some(remedy) = step::remedy_of(button) {
        step::open(remedy);
    }
    Ok(())
}
