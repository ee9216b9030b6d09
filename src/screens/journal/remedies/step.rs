//! The frame of a step: what it is, when it helps, what it costs, what came of
//! it so far, and ticking it off by hand.

use crate::screens::action::StepAction;
use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::say_near;
use crate::advice::remedies::row;
use crate::advice::{Status, TrialRecord};
use crate::journal::event::{Exactness, RecalledTime, Remedy, Trial, TrialResult, TrialStatement};
use crate::protocol::remedies::{RecordTrial, RecordTrialResult};
use crate::report::{key, name};
use crate::screens::dom::{Piece, button, by_id, piece, show, update};
use crate::screens::journal::{Journal, gather};
use crate::screens::sentences::{Look, icon, say, status};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

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
    let number = remedy as usize + 1;
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
        .with(button("second", "tick_add").does(StepAction::Tick).attr("data-remedy", name));
    let open = button("plain", "tick_open").does(StepAction::TickOpen).attr("data-remedy", name).attr("aria-expanded", "false");
    piece("div").class("tick").with(open).with(form)
}

/// Brings what came of a step up to date.
pub(super) fn render(remedy: Remedy, trials: &[TrialRecord]) -> Result<()> {
    let name = name(&remedy);
    let of_it: Vec<&TrialRecord> = trials.iter().filter(|trial| trial.remedy == remedy).collect();
    let (look, words) = status(Status::of(remedy, of_it.last().map(|last| last.result)));
    let times = (of_it.len() > 1).then(|| piece("span").text(text_with("step_times", &[&of_it.len().to_string()])));
    let shown: Vec<Piece> = look.map(icon).into_iter().chain([piece("span").text(words)]).chain(times).collect();
    let badge = by_id(&format!("badge-{name}"))?;
    badge.set_class_name(look.map_or("badge", |look| if look == Look::Waits { "badge info" } else { "badge tried" }));
    update(&badge, &shown)?;
    let list = by_id(&format!("tried-{name}"))?;
    let rows: Vec<Piece> = of_it.iter().rev().take(LISTED).map(|trial| line(trial)).collect();
    show(&list, !rows.is_empty());
    update(&list, &rows)
}

fn line(tried: &TrialRecord) -> Piece {
    let what = tried.variant.map_or_else(|| text("step_tried"), |variant| say("variant", &variant));
    let result = tried.result.map_or_else(|| text("step_result_open"), |result| say("trial", &result));
    let mut words = vec![dates::minute(tried.at), what];
    if !row(tried.remedy).is_question {
        words.push(result);
    }
    if tried.self_reported || tried.result_self_reported {
        words.push(text("self_reported"));
    }
    let line = piece("span").text(words.join(&text("list_dot")));
    let asks = tried.result.is_none() && !row(tried.remedy).is_question;
    piece("li").with(line).with_all(asks.then(|| results(tried)))
}

/// The person may know the result before an attempt tells.
fn results(tried: &TrialRecord) -> Piece {
    let one = |result: TrialResult| {
        piece("button")
            .attr("type", "button")
            .class("plain")
            .does(StepAction::Result)
            .attr("data-trial", tried.event.as_str())
            .attr("data-result", name(&result))
            .text(say("trial", &result))
    };
    piece("span").class("results").with(one(TrialResult::Solved)).with(one(TrialResult::Unchanged)).with(one(TrialResult::NotDone))
}

/// Opens the form, or writes down what stands in it.
pub(super) async fn tick(journal: &Rc<Journal>, action: StepAction, button: &Element) -> Result<()> {
    let Some(remedy) = remedy_of(button) else { return Ok(()) };
    let name = name(&remedy);
    let when = by_id(&format!("tick-when-{name}"))?.unchecked_into::<HtmlInputElement>();
    if action == StepAction::TickOpen {
        let open = button.get_attribute("aria-expanded").as_deref() != Some("true");
        button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
        if let Some(form) = button.next_element_sibling() {
            show(&form, open);
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
    let trial = Trial { remedy, variant: None, when: Some(RecalledTime { at, exact: Exactness::Minute }) };
    let id = runtime::request(&RecordTrial(trial)).await?;
    let chosen = by_id(&format!("tick-result-{name}"))?.unchecked_into::<HtmlSelectElement>().value();
    if let Ok(result) = chosen.parse() {
        runtime::request(&RecordTrialResult(TrialStatement { trial: id, result })).await?;
    }
    say_near(button, &text("tick_added"));
    gather(journal, 0);
    Ok(())
}

/// The remedy whose step a button stands in.
pub(super) fn remedy_of(button: &Element) -> Option<Remedy> {
    let named = button.get_attribute("data-remedy")?;
    named.parse().ok()
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
