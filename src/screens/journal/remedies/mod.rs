//! What to try: what the record makes likely, the eight remedies, and what
//! came of each. Every step is made once and then brought up to date, so that
//! nothing that the person opened or typed goes away when the record grows.

mod address;
mod check;
mod clear;
mod input;
mod opinion;
mod permission;
mod place;
mod reset;
mod site;
mod step;
mod update;
mod wait;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use super::{Journal, gather};
use crate::advice::{Advice, Tried, advise_on_latest, trials};
use crate::journal::event::{Remedy, TrialEnded, TrialResult};
use crate::journal::{EventId, stories};
use crate::screens::dom::{Piece, by_id, clicked, on, replace};
use crate::screens::{ask, dates};
use crate::trying::Trying;
use crate::webext::i18n::{text, text_with};
use crate::webext::{Answer, tabs};

/// The pages of the site, as a match pattern for open tabs.
const PAGES: &str = crate::site::hosts::PATTERN;

/// What the record says at this moment.
struct Now {
    advice: Advice,
    tried: Vec<Tried>,
}

/// What the steps know together.
#[derive(Default)]
pub(super) struct Remedies {
    /// The steps stand there.
    made: Cell<bool>,
    /// Something is being done; a second click comes from impatience.
    busy: Cell<bool>,
    /// Addresses that the person listed, in this tab only.
    candidates: RefCell<Vec<String>>,
}

/// Makes the view work.
pub(super) fn wire(journal: &Rc<Journal>) -> Answer<()> {
    let clicking = journal.clone();
    on(&by_id("try")?, "click", move |event| click(&clicking, event));
    check::wire(journal)
}

/// Brings the view to the state of the record.
pub(super) fn show(journal: &Rc<Journal>) -> Answer<()> {
    if !journal.remedies.made.replace(true) {
        replace(&by_id("steps")?, &Remedy::ALL.map(|remedy| step::frame(remedy, inside(remedy))))?;
        clear::offer_undo();
        super::views::open_place();
    }
    let now = now(journal);
    opinion::show(&now.advice)?;
    for remedy in Remedy::ALL {
        step::show(remedy, &now.tried)?;
    }
    let record = journal.record.borrow();
    address::show(journal, &record)?;
    reset::show(&record)?;
    place::show(&now.tried)?;
    site::show(&record)?;
    update::show(&record)?;
    check::show(&record)?;
    wait::show(journal, &now.advice)
}

fn now(journal: &Journal) -> Now {
    let record = journal.record.borrow();
    // Trials are looked for in the whole record: a step that was done months ago was done.
    let stories = stories(&record.events, dates::now());
    Now { advice: advise_on_latest(&record.events, dates::now()), tried: trials(&record.events, &stories) }
}

/// What is in the step of a remedy, besides what all steps have.
fn inside(remedy: Remedy) -> Vec<Piece> {
    match remedy {
        Remedy::CheckInput => input::pieces(),
        Remedy::FindAddress => address::pieces(),
        Remedy::ResetPassword => reset::pieces(),
        Remedy::ClearData => clear::pieces(),
        Remedy::Update => update::pieces(),
        Remedy::OtherPlace => place::pieces(),
        Remedy::SiteStatus => site::pieces(),
        Remedy::Wait => wait::pieces(),
    }
}

/// One listener for all buttons of the view; `data-do` names what they do.
fn click(journal: &Rc<Journal>, event: &Event) {
    if permission::granted(journal, event) {
        return;
    }
    let Some(button) = clicked(event, "[data-do]") else { return };
    if button.get_attribute("aria-disabled").as_deref() == Some("true") || journal.remedies.busy.get() {
        return;
    }
    let does = button.get_attribute("data-do").unwrap_or_default();
    let journal = journal.clone();
    spawn_local(async move {
        journal.remedies.busy.set(true);
        let done = act(&journal, &does, &button).await;
        journal.remedies.busy.set(false);
        if let Err(error) = done {
            if permission::is_missing(&error) {
                return permission::missed(&button);
            }
            let sentence = format!("{} {}", text("not_done"), text_with("said_by_browser", &[&error.0]));
            say_near(&button, &sentence);
        }
    });
}

async fn act(journal: &Rc<Journal>, does: &str, button: &Element) -> Answer<()> {
    match does {
        "look" => input::look(button).await,
        "add-candidate" => address::add(journal),
        "tested" => address::tested(journal, button).await,
        "reset" => reset::step(journal, button).await,
        "generate" | "copy-password" => reset::generate(does).await,
        "clear" => clear::clear(journal).await,
        "preview" => clear::preview().await,
        "undo-cookies" => clear::put_back(journal).await,
        "tick" | "tick-open" => step::tick(journal, does, button).await,
        "result" => result(journal, button).await,
        "updated" => update::done(journal, button).await,
        "other-place" => place::done(journal, button).await,
        "ask-site" => site::ask(journal, button).await,
        "remind" | "cancel-reminder" => wait::act(journal, does, button).await,
        "next" => opinion::go(button),
        _ => Ok(()),
    }
}

/// The person says what came of a trial.
async fn result(journal: &Rc<Journal>, button: &Element) -> Answer<()> {
    let trial = button.get_attribute("data-trial").and_then(|id| EventId::try_from(id).ok());
    let result = [TrialResult::Solved, TrialResult::Unchanged, TrialResult::NotDone]
        .into_iter()
        .find(|result| button.get_attribute("data-result").as_deref() == Some(&crate::report::name(result)));
    if let (Some(trial), Some(result)) = (trial, result) {
        ask::ask_for::<()>(&Trying::Result(TrialEnded { trial, result })).await?;
        say_near(button, &text("tick_added"));
        gather(journal, 0);
    }
    Ok(())
}

/// Says something at the step (or section) in which an element stands.
fn say_near(element: &Element, sentence: &str) {
    let place = element.closest("[data-says]").ok().flatten().and_then(|step| step.query_selector(".said-here").ok().flatten());
    if let Some(place) = place {
        place.set_text_content(Some(sentence));
    }
}

/// An open page of the site, the sign-in page first. `None`: none is open.
pub(super) async fn page_of_site() -> Answer<Option<i32>> {
    let open = tabs::query(&tabs::Filter { url: Some(vec![PAGES]), discarded: Some(false), ..tabs::Filter::default() }).await?;
    let signs_in = |tab: &&tabs::Tab| tab.url.as_deref().is_some_and(|url| url.contains("/auth/"));
    Ok(open.iter().find(signs_in).or(open.first()).and_then(|tab| tab.id))
}
