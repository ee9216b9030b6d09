//! Another browser, device, window or network: guided, with a place for the
//! result, and the sign-in address as a picture for the phone.

use crate::screens::action::StepAction;
use std::rc::Rc;

use web_sys::Element;

use super::{Step, say_near};
use crate::advice::remedies::row;
use crate::advice::{TrialRecord, qr};
use crate::journal::event::{Remedy, Trial, TrialResult, TrialStatement};
use crate::protocol::remedies::{RecordTrial, RecordTrialResult};
use crate::report::name;
use crate::screens::Result;
use crate::screens::dom::{Piece, by_id, piece, update};
use crate::screens::journal::{Journal, gather};
use crate::screens::sentences::say;
use crate::webext::i18n::text;
use crate::webext::runtime;

pub(super) const STEP: Step = Step { pieces, render: |_, current| render(&current.trials) };

fn pieces() -> Vec<Piece> {
    let rows = row(Remedy::OtherPlace).variants.iter().map(|variant| {
        let named = name(variant);
        let key = crate::report::key("variant", variant);
        let title = piece("p").class("strong").attr("id", format!("place-{named}")).text(say("variant", variant));
        let how = piece("p").class("small").text(text(&format!("{key}_how")));
        let what =
            piece("div").class("form-what").with(title).with(how).with(piece("p").class("small").attr("id", format!("place-said-{named}")));
        let result = |result: TrialResult| {
            piece("button")
                .attr("type", "button")
                .does(StepAction::OtherPlace)
                .attr("data-variant", named)
                .attr("data-result", name(&result))
                .attr("aria-describedby", format!("place-{named}"))
                .text(say("trial", &result))
        };
        let acts = piece("div").class("form-acts").with(result(TrialResult::Solved)).with(result(TrialResult::Unchanged));
        piece("li").class("form").with(what).with(acts)
    });
    vec![piece("ul").class("places").with_all(rows), phone()]
}

/// The sign-in address to be opened on a phone.
fn phone() -> Piece {
    let side = qr::side_with_border().to_string();
    let drawing = piece("svg")
        .attr("viewBox", format!("0 0 {side} {side}"))
        .attr("role", "img")
        .attr("aria-label", text("qr_label"))
        .class("qr")
        .with(piece("path").attr("d", qr::path()));
    let words = piece("div").with(piece("p").text(text("qr_how"))).with(piece("p").class("small").text(qr::ADDRESS));
    piece("div").class("phone").with(drawing).with(words)
}

/// Brings the latest result of each up to date.
fn render(trials: &[TrialRecord]) -> Result<()> {
    for variant in row(Remedy::OtherPlace).variants {
        let last = trials.iter().rev().find(|trial| trial.variant == Some(*variant));
        let result = last.and_then(|trial| Some((trial.at, trial.result?)));
        let words = result.map(|(at, result)| [crate::screens::dates::minute(at), say("trial", &result)].join(&text("list_dot")));
        let line = words.map(|words| piece("span").class("strong").text(words));
        update(&by_id(&format!("place-said-{}", name(variant)))?, &line.into_iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// It was tried, and this came of it.
pub(super) async fn done(journal: &Rc<Journal>, button: &Element) -> Result<()> {
    let of = |attribute: &str| button.get_attribute(attribute).unwrap_or_default();
    let variant = of("data-variant").parse().ok();
    let result = of("data-result").parse().unwrap_or(TrialResult::Unchanged);
    let trial = runtime::request(&RecordTrial(Trial { remedy: Remedy::OtherPlace, variant, when: None })).await?;
    runtime::request(&RecordTrialResult(TrialStatement { trial, result })).await?;
    say_near(button, &text("tick_added"));
    gather(journal, 0);
    Ok(())
}
