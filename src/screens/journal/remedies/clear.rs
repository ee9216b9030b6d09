//! Clearing: what lies there, how much of it is to go, the proof, and the way
//! back for the cookies.

use crate::screens::action::StepAction;
use std::rc::Rc;

use gloo_utils::document;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::Step;
use crate::advice::by_hand::Place;
use crate::journal::event::DataKind;
use crate::named::Named;
use crate::protocol::Failure;
use crate::protocol::clearing::{Clear, Extent, PreviewClearing, ReadUndoOffer, UndoCookies};
use crate::report::name;
use crate::screens::cleared::{pieces as cleared, undone};
use crate::screens::dom::{Piece, button, by_id, piece, replace};
use crate::screens::journal::site_tab;
use crate::screens::journal::{Journal, gather};
use crate::screens::sentences::say;
use crate::screens::{Result, dates, undo};
use crate::webext::i18n::text;
use crate::webext::runtime;

pub(super) const STEP: Step = Step { pieces, render: |_, _| Ok(()) };

fn pieces() -> Vec<Piece> {
    let choices = Extent::VARIANTS.iter().map(|extent| {
        let input = piece("input").attr("type", "radio").attr("name", "extent").attr("value", name(extent));
        let input = if *extent == Extent::All { input.attr("checked", "") } else { input };
        piece("label").class("choice").with(input).with(piece("span").text(say("extent", extent)))
    });
    let legend = piece("legend").text(text("extent_title"));
    vec![
        piece("fieldset").class("extent").with(legend).with_all(choices),
        piece("p")
            .class("acts")
            .with(button("main", "clear_start").does(StepAction::Clear).attr("id", "clear-start"))
            .with(button("", "preview_start").does(StepAction::Preview)),
        piece("p").class("small").text(text("clear_purchase")),
        piece("div").attr("id", "preview"),
        piece("div").attr("id", "clear-result").attr("role", "status"),
        piece("div").attr("id", "clear-undo"),
        piece("details").with(piece("summary").text(text("clear_by_hand"))).with(by_hand("clear")),
    ]
}

/// How it is done in the menus of each browser.
pub(super) fn by_hand(what: &str) -> Piece {
    let rows = Place::VARIANTS.iter().map(|place| {
        let name = piece("dt").text(text(&format!("by_hand_{}", place.name())));
        piece("div").with(name).with(piece("dd").text(text(&format!("by_hand_{what}_{}", place.name()))))
    });
    piece("dl").class("by-hand").with_all(rows)
}

/// A clearing of a moment ago may still be undone.
pub(super) fn offer_undo() {
    spawn_local(async {
        // Where the background cannot tell, nothing is offered.
        let offer = runtime::request(&ReadUndoOffer).await.unwrap_or(None);
        if let Ok(place) = by_id("clear-undo") {
            undo::show(place, offer);
        }
    });
}

/// The record has changed: an attempt ends the way back that is offered.
pub(super) fn check_undo() -> Result<()> {
    if by_id("clear-undo")?.child_element_count() > 0 {
        offer_undo();
    }
    Ok(())
}

fn extent() -> Extent {
    let chosen = document().query_selector("input[name=extent]:checked").ok().flatten();
    let chosen = chosen.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value());
    chosen.and_then(|extent| extent.parse().ok()).unwrap_or_default()
}

/// Shows what a clearing would take.
pub(super) async fn preview() -> Result<()> {
    let place = by_id("preview")?;
    replace(&place, &[piece("p").class("quiet").text(text("preview_busy"))])?;
    let lying = runtime::request(&PreviewClearing).await?;
    let mut hosts: Vec<&str> = lying.iter().map(|one| one.host.as_str()).collect();
    hosts.dedup();
    let head = DataKind::VARIANTS.iter().map(|kind| piece("th").attr("scope", "col").text(say("data", kind)));
    let head = piece("tr").with(piece("th").attr("scope", "col").text(text("preview_host"))).with_all(head);
    let rows = hosts.iter().map(|host| {
        let cells = DataKind::VARIANTS.iter().map(|kind| {
            let one = lying.iter().find(|one| one.host == **host && one.kind == *kind);
            let count = one.and_then(|one| one.count).map_or_else(|| text("preview_unknown"), |count| count.to_string());
            piece("td").text(count)
        });
        piece("tr").with(piece("th").attr("scope", "row").text(*host)).with_all(cells)
    });
    let table = piece("table")
        .with(piece("caption").text(text("preview_title")))
        .with(piece("thead").with(head))
        .with(piece("tbody").with_all(rows));
    replace(
        &place,
        &[piece("div").class("scrolls").attr("tabindex", "0").attr("role", "region").attr("aria-label", text("preview_title")).with(table)],
    )
}

/// Clears as much as was chosen.
pub(super) async fn clear(journal: &Rc<Journal>) -> Result<()> {
    let start = by_id("clear-start")?;
    start.set_attribute("aria-disabled", "true")?;
    start.set_text_content(Some(&text("clear_busy")));
    let tab = site_tab::page_of_site().await.unwrap_or(None);
    let done = runtime::request(&Clear { extent: extent(), tab }).await;
    start.set_attribute("aria-disabled", "false")?;
    start.set_text_content(Some(&text("clear_start")));
    let place = by_id("clear-result")?;
    match done {
        Ok(clearing) => {
            replace(&place, &[cleared(dates::now(), &clearing)])?;
            replace(&by_id("preview")?, &[])?;
        }
        Err(failure) => {
            replace(&place, &[])?;
            return Err(failure.into());
        }
    }
    gather(journal, 0);
    offer_undo();
    Ok(())
}

/// Puts the cookies back.
pub(super) async fn put_back(journal: &Rc<Journal>) -> Result<()> {
    let back = runtime::request(&UndoCookies).await;
    if let Err(failure @ Failure::Permission) = back {
        return Err(failure.into());
    }
    replace(&by_id("clear-result")?, &[undone(back)?])?;
    undo::show(by_id("clear-undo")?, None);
    gather(journal, 0);
    Ok(())
}
