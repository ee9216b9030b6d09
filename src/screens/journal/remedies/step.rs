//! The frame of a step: what it is, when it helps, what it costs, what came of
//! it so far, and ticking it off by hand.

use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::super::{Journal, gather};
use super::say_near;
use crate::advice::Tried;
use crate::journal::EventId;
use crate::journal::event::{Exactness, Recalled, Remedy, Trial, TrialEnded, TrialResult};
use crate::report::{key, name};
use crate::screens::dom::{Piece, button, by_id, piece, replace, show as show_element};
use crate::screens::sentences::{Look, icon, say};
use crate::screens::{ask, dates};
use crate::trying::Trying;
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};

/// So many trials are listed in a step, the latest.
const LISTED: usize = 5;

/// The step of a remedy; `inside` is what only this one has.
pub(super) fn frame(remedy: Remedy, inside: Vec<Piece>) -> Piece {
    let name = name(&remedy);
    let told = |part: &str| text(&format!("{}_{part}", key("remedy", &remedy)));
    let paragraph = |class: &str, part: &str| (!told(part).is_empty()).then(|| piece("p").class(class).text(told(part)));
    let named = |label: &str, part: &str| {
        let words = told(part);
        (!words.is_empty()).then(|| piece("div").with(piece("dt").text(text(label))).with(piece("dd").text(words)))
    };
    let facts: Vec<Piece> = [named("remedy_part_when", "when"), named("remedy_part_cost", "cost"), named("remedy_part_proof", "proof")]
        .into_iter()
        .flatten()
        .collect();
    let badge = piece("span").class("badge").attr("id", format!("badge-{name}"));
    let number = Remedy::ALL.iter().position(|r| *r == remedy).map_or(0, |n| n + 1);
    let title = piece("span")
        .class("step-title")
        .with(piece("span").class("step-number").attr("aria-hidden", "true").text(number.to_string()))
        .with(piece("span").text(say("remedy", &remedy)));
    let summary = piece("summary").with(title).with(badge);
    let body = piece("div")
        .class("step-body")
        .with_all(paragraph("", "what"))
        .with_all(paragraph("", "how"))
        .with_all(inside)
        .with(piece("dl").class("step-facts").with_all(facts))
        .with(piece("ul").class("tried").attr("id", format!("tried-{name}")).attr("hidden", ""))
        .with(tick_form(remedy))
        .with(piece("p").class("small said-here").attr("role", "status"));
    let details = piece("details").class("step").attr("id", format!("try-{name}")).attr("data-says", "").with(summary).with(body);
    piece("li").with(details)
}

/// Ticking off what was done without this page.
fn tick_form(remedy: Remedy) -> Piece {
    let name = name(&remedy);
    let option = |value: &'static str, words: String| piece("option").attr("value", value).text(words);
    let results = piece("select")
        .attr("id", format!("tick-result-{name}"))
        .with(option("", text("tick_result_open")))
        .with(option("solved", say("trial", &TrialResult::Solved)))
        .with(option("unchanged", say("trial", &TrialResult::Unchanged)))
        .with(option("not-done", say("trial", &TrialResult::NotDone)));
    let when = piece("input").attr("type", "datetime-local").attr("id", format!("tick-when-{name}"));
    let label = |key: &str, field: Piece| piece("label").with(piece("span").text(text(key))).with(field);
    let form = piece("div")
        .class("fields tick-form")
        .attr("hidden", "")
        .with(label("tick_when", when))
        .with(label("tick_result", results))
        .with(button("second", "tick_add").attr("data-do", "tick").attr("data-remedy", &*name));
    let open = button("plain", "tick_open").attr("data-do", "tick-open").attr("data-remedy", &*name).attr("aria-expanded", "false");
    piece("div").class("tick").with(open).with(form)
}

/// Brings what came of a step up to date.
pub(super) fn show(remedy: Remedy, tried: &[Tried]) -> Answer<()> {
    let name = name(&remedy);
    let of_it: Vec<&Tried> = tried.iter().filter(|tried| tried.remedy == remedy).collect();
    let (look, words) = match of_it.last() {
        None => (None, text("step_not_tried")),
        Some(last) => match last.result {
            // To have asked the site is all that there is to it.
            _ if remedy == Remedy::SiteStatus => (Some(Look::Done), text("step_done")),
            Some(TrialResult::Solved) => (Some(Look::Done), say("trial", &TrialResult::Solved)),
            Some(result) => (Some(Look::Attempt), say("trial", &result)),
            None => (Some(Look::Waits), text("step_tried")),
        },
    };
    let times = (of_it.len() > 1).then(|| piece("span").text(text_with("step_times", &[&of_it.len().to_string()])));
    let shown: Vec<Piece> = look.map(icon).into_iter().chain([piece("span").text(words)]).chain(times).collect();
    let badge = by_id(&format!("badge-{name}"))?;
    badge.set_class_name(look.map_or("badge", |look| if look == Look::Waits { "badge info" } else { "badge tried" }));
    replace(&badge, &shown)?;
    let list = by_id(&format!("tried-{name}"))?;
    let rows: Vec<Piece> = of_it.iter().rev().take(LISTED).map(|tried| row(tried)).collect();
    show_element(&list, !rows.is_empty());
    replace(&list, &rows)
}

fn row(tried: &Tried) -> Piece {
    let what = tried.variant.map_or_else(|| text("step_tried"), |variant| say("variant", &variant));
    let result = tried.result.map_or_else(|| text("step_result_open"), |result| say("trial", &result));
    let mut words = vec![dates::minute(tried.at), what];
    if tried.remedy != Remedy::SiteStatus {
        words.push(result);
    }
    if tried.self_reported || tried.result_self_reported {
        words.push(text("self_reported"));
    }
    let line = piece("span").text(words.join(&text("list_dot")));
    let asks = tried.result.is_none() && tried.remedy != Remedy::SiteStatus;
    piece("li").with(line).with_all(asks.then(|| results(tried)))
}

/// The person may know the result before an attempt tells.
fn results(tried: &Tried) -> Piece {
    let one = |result: TrialResult| {
        piece("button")
            .attr("type", "button")
            .class("plain")
            .attr("data-do", "result")
            .attr("data-trial", tried.event.as_str())
            .attr("data-result", name(&result))
            .text(say("trial", &result))
    };
    piece("span").class("results").with(one(TrialResult::Solved)).with(one(TrialResult::Unchanged)).with(one(TrialResult::NotDone))
}

/// Opens the form, or writes down what stands in it.
pub(super) async fn tick(journal: &Rc<Journal>, does: &str, button: &Element) -> Answer<()> {
    let Some(remedy) = remedy_of(button) else { return Ok(()) };
    let name = name(&remedy);
    let when = by_id(&format!("tick-when-{name}"))?.unchecked_into::<HtmlInputElement>();
    if does == "tick-open" {
        let open = button.get_attribute("aria-expanded").as_deref() != Some("true");
        button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
        if let Some(form) = button.next_element_sibling() {
            show_element(&form, open);
        }
        if open && when.value().is_empty() {
            when.set_value(&dates::here().stamp().replacen(' ', "T", 1).chars().take(16).collect::<String>());
        }
        return Ok(());
    }
    let Some(at) = dates::of_field(&when.value()) else {
        say_near(button, &text("elsewhere_when_missing"));
        return Ok(());
    };
    let trial = Trial { remedy, variant: None, when: Some(Recalled { at, exact: Exactness::Minute }) };
    let id: EventId = ask::ask_for(&Trying::Tried(trial)).await?;
    let chosen = by_id(&format!("tick-result-{name}"))?.unchecked_into::<HtmlSelectElement>().value();
    let results = [TrialResult::Solved, TrialResult::Unchanged, TrialResult::NotDone];
    if let Some(result) = results.into_iter().find(|result| self::name(result) == chosen) {
        ask::ask_for::<()>(&Trying::Result(TrialEnded { trial: id, result })).await?;
    }
    say_near(button, &text("tick_added"));
    gather(journal, 0);
    Ok(())
}

/// The remedy whose step a button stands in.
pub(super) fn remedy_of(button: &Element) -> Option<Remedy> {
    let named = button.get_attribute("data-remedy")?;
    Remedy::ALL.into_iter().find(|remedy| name(remedy) == named)
}

/// Opens the step of a remedy and goes there.
pub(super) fn open(remedy: Remedy) {
    if let Some(step) = document().get_element_by_id(&format!("try-{}", name(&remedy))) {
        let _ = step.set_attribute("open", "");
        step.scroll_into_view();
        if let Some(summary) = step.first_element_child().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    }
}
