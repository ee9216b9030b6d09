//! Updating browser and app: which version this is, and where to look.

use std::rc::Rc;

use super::super::Journal;
use super::clear;
use crate::advice::by_hand::STORES;
use crate::advice::version;
use crate::journal::EventId;
use crate::journal::event::{Environment, Fact, Remedy, Trial, Variant, Verdict};
use crate::report::{Record, name};
use crate::screens::dom::{Piece, by_id, piece, replace};
use crate::screens::sentences::{Look, icon, say};
use crate::screens::{ask, dates};
use crate::trying::Trying;
use crate::webext::Answer;
use crate::webext::i18n::{text, text_with};

/// What can be said to have been done.
const VARIANTS: [Variant; 4] = [Variant::BrowserUpdated, Variant::BrowserRestarted, Variant::AppUpdated, Variant::AppReinstalled];

pub(super) fn pieces() -> Vec<Piece> {
    let stores = STORES.iter().map(|store| piece("li").text(text(&format!("by_hand_app_{store}"))));
    let done = VARIANTS.map(|variant| {
        piece("button")
            .attr("type", "button")
            .attr("data-do", "updated")
            .attr("data-variant", name(&variant))
            .text(say("variant", &variant))
    });
    vec![
        piece("div").attr("id", "this-version"),
        piece("details").with(piece("summary").text(text("update_how"))).with(clear::by_hand("update")).with(piece("ul").with_all(stores)),
        piece("p").class("small").text(text("update_done")),
        piece("p").class("acts").with_all(done),
    ]
}

/// Writes down what was done.
pub(super) async fn done(journal: &Rc<Journal>, button: &web_sys::Element) -> Answer<()> {
    let named = button.get_attribute("data-variant").unwrap_or_default();
    let variant = VARIANTS.into_iter().find(|variant| name(variant) == named);
    let _: EventId = ask::ask_for(&Trying::Tried(Trial { remedy: Remedy::Update, variant, when: None })).await?;
    super::say_near(button, &text("tick_added"));
    super::gather(journal, 0);
    Ok(())
}

/// Says which browser this is, and whether it is surely old.
pub(super) fn show(record: &Record) -> Answer<()> {
    let place = by_id("this-version")?;
    let known = record.events.iter().rev().find_map(|event| match &event.fact {
        Fact::Attempt(attempt) => attempt.environment.as_ref(),
        _ => None,
    });
    replace(&place, &known.map(version).into_iter().collect::<Vec<_>>())
}

fn version(environment: &Environment) -> Piece {
    let browser = text_with("this_version", &[&say("browser", &environment.browser), &environment.version]);
    let (look, words) = match version::verdict(environment, dates::now()) {
        Verdict::Doubtful | Verdict::Bad => (Look::Attempt, text("version_old")),
        Verdict::Good => (Look::Done, text("version_current")),
        Verdict::Unknown => (Look::Info, text("version_unknown")),
    };
    let head = piece("p").class("sentence").with(icon(look)).with(piece("span").text(browser));
    piece("div").class(&format!("notice {}", look.class())).with(head).with(piece("p").text(words))
}
