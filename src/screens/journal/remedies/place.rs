//! Another browser, device, window or network: guided, with a place for the
//! result, and the sign-in address as a picture for the phone.

use std::rc::Rc;

use web_sys::Element;

use super::super::{Journal, gather};
use super::say_near;
use crate::advice::{Tried, qr};
use crate::journal::EventId;
use crate::journal::event::{Remedy, Trial, TrialEnded, TrialResult, Variant};
use crate::report::name;
use crate::screens::ask;
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::screens::sentences::say;
use crate::trying::Trying;
use crate::webext::Answer;
use crate::webext::i18n::text;

/// What can be tried in this step.
const VARIANTS: [Variant; 7] = [
    Variant::PrivateWindow,
    Variant::OtherBrowser,
    Variant::OtherDevice,
    Variant::OtherNetwork,
    Variant::WithoutVpn,
    Variant::WithoutExtensions,
    Variant::SecuritySoftware,
];

pub(super) fn pieces() -> Vec<Piece> {
    let rows = VARIANTS.map(|variant| {
        let named = name(&variant);
        let key = crate::report::key("variant", &variant);
        let title = piece("p").class("strong").attr("id", format!("place-{named}")).text(say("variant", &variant));
        let how = piece("p").class("small").text(text(&format!("{key}_how")));
        let what =
            piece("div").class("form-what").with(title).with(how).with(piece("p").class("small").attr("id", format!("place-said-{named}")));
        let result = |result: TrialResult| {
            piece("button")
                .attr("type", "button")
                .attr("data-do", "other-place")
                .attr("data-variant", &*named)
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
pub(super) fn show(tried: &[Tried]) -> Answer<()> {
    for variant in VARIANTS {
        let last = tried.iter().rev().find(|tried| tried.variant == Some(variant));
        let result = last.and_then(|tried| Some((tried.at, tried.result?)));
        let words = result.map(|(at, result)| [crate::screens::dates::minute(at), say("trial", &result)].join(&text("list_dot")));
        let line = words.map(|words| piece("span").class("strong").text(words));
        replace(&by_id(&format!("place-said-{}", name(&variant)))?, &line.into_iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// It was tried, and this came of it.
pub(super) async fn done(journal: &Rc<Journal>, button: &Element) -> Answer<()> {
    let of = |attribute: &str| button.get_attribute(attribute).unwrap_or_default();
    let variant = VARIANTS.into_iter().find(|variant| name(variant) == of("data-variant"));
    let result = if of("data-result") == name(&TrialResult::Solved) { TrialResult::Solved } else { TrialResult::Unchanged };
    let trial: EventId = ask::ask_for(&Trying::Tried(Trial { remedy: Remedy::OtherPlace, variant, when: None })).await?;
    ask::ask_for::<()>(&Trying::Result(TrialEnded { trial, result })).await?;
    say_near(button, &text("tick_added"));
    gather(journal, 0);
    Ok(())
}
