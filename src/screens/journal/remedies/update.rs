//! Updating browser and app: which version this is, and where to look.

use crate::screens::action::StepAction;
use std::rc::Rc;

use super::{Step, clear};
use crate::advice::by_hand::STORES;
use crate::advice::remedies::row;
use crate::advice::version;
use crate::journal::event::{Environment, Fact, Remedy, Trial, Verdict};
use crate::protocol::remedies::RecordTrial;
use crate::report::{Record, name};
use crate::screens::dom::{Piece, by_id, piece, update};
use crate::screens::journal::Journal;
use crate::screens::sentences::{Look, icon, say};
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

pub(super) const STEP: Step = Step { pieces, render: |_, current| render(current.record) };

fn pieces() -> Vec<Piece> {
    let stores = STORES.iter().map(|store| piece("li").text(text(&format!("by_hand_app_{store}"))));
    let done = row(Remedy::Update).variants.iter().map(|variant| {
        piece("button").attr("type", "button").does(StepAction::Updated).attr("data-variant", name(variant)).text(say("variant", variant))
    });
    vec![
        piece("div").attr("id", "this-version"),
        piece("details").with(piece("summary").text(text("update_how"))).with(clear::by_hand("update")).with(piece("ul").with_all(stores)),
        piece("p").class("small").text(text("update_done")),
        piece("p").class("acts").with_all(done),
    ]
}

/// Writes down what was done.
pub(super) async fn done(journal: &Rc<Journal>, button: &web_sys::Element) -> Result<()> {
    let named = button.get_attribute("data-variant").unwrap_or_default();
    let variant = named.parse().ok();
    runtime::request(&RecordTrial(Trial { remedy: Remedy::Update, variant, when: None })).await?;
    super::say_near(button, &text("tick_added"));
    super::gather(journal, 0);
    Ok(())
}

/// Says which browser this is, and whether it is surely old.
fn render(record: &Record) -> Result<()> {
    let place = by_id("this-version")?;
    let known = record.events.iter().rev().find_map(|event| match &event.fact {
        Fact::Attempt(attempt) => attempt.environment.as_ref(),
        _ => None,
    });
    update(&place, &known.map(version).into_iter().collect::<Vec<_>>())
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
