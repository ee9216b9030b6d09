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

use strum::{EnumCount, VariantArray};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use super::{Journal, gather};
use crate::advice::{Advice, TrialRecord, advise_on_latest, trials};
use crate::journal::event::{Remedy, TrialStatement};
use crate::journal::{EventId, histories};
use crate::protocol::Failure;
use crate::protocol::remedies::RecordTrialResult;
use crate::report::Record;
use crate::screens::action::StepAction;
use crate::screens::dom::{Piece, by_id, on, pressed, replace};
use crate::screens::{Error, Result, dates};
use crate::webext::i18n::text;
use crate::webext::runtime;

/// What the record says at this moment.
struct Current<'a> {
    record: &'a Record,
    advice: Advice,
    trials: Vec<TrialRecord>,
}

/// What is in the step of a remedy, besides what all steps have.
struct Step {
    /// Made once.
    pieces: fn() -> Vec<Piece>,
    /// Brings it to the state of the record.
    render: fn(&Journal, &Current<'_>) -> Result<()>,
}

/// The step of each remedy, in their order: the compiler misses one that is not here.
const STEPS: [Step; Remedy::COUNT] =
    [input::STEP, address::STEP, reset::STEP, clear::STEP, update::STEP, place::STEP, site::STEP, wait::STEP];

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
pub(super) fn bind(journal: &Rc<Journal>) -> Result<()> {
    let clicking = journal.clone();
    on(&by_id("try")?, "click", move |event| click(&clicking, event));
    check::bind(journal)
}

/// Brings the view to the state of the record.
pub(super) fn render(journal: &Rc<Journal>) -> Result<()> {
    if !journal.remedies.made.replace(true) {
        let frames = Remedy::VARIANTS.iter().zip(STEPS).map(|(remedy, step)| step::frame(*remedy, (step.pieces)()));
        replace(&by_id("steps")?, &frames.collect::<Vec<_>>())?;
        super::fragment::open();
    }
    clear::check_undo()?;
    let record = journal.record.borrow();
    let current = current(&record);
    opinion::render(&current.advice)?;
    for (remedy, step) in Remedy::VARIANTS.iter().zip(STEPS) {
        step::render(*remedy, &current.trials)?;
        (step.render)(journal, &current)?;
    }
    check::render(&record)
}

fn current(record: &Record) -> Current<'_> {
    // Trials are looked for in the whole record: a step that was done months ago was done.
    let histories = histories(&record.events, dates::now());
    Current { record, advice: advise_on_latest(&record.events, dates::now()), trials: trials(&record.events, &histories) }
}

/// One listener for all buttons of the view; `data-do` names what they do.
fn click(journal: &Rc<Journal>, event: &Event) {
    if permission::granted(journal, event) {
        return;
    }
    let Some((button, action)) = pressed::<StepAction>(event) else { return };
    if button.get_attribute("aria-disabled").as_deref() == Some("true") || journal.remedies.busy.get() {
        return;
    }
    let journal = journal.clone();
    spawn_local(async move {
        journal.remedies.busy.set(true);
        let done = act(&journal, action, &button).await;
        journal.remedies.busy.set(false);
        if let Err(error) = done {
            match error {
                Error::Asked(Failure::Permission) => permission::missed(&button),
                other => say_near(&button, &other.not_done()),
            }
        }
    });
}

async fn act(journal: &Rc<Journal>, action: StepAction, button: &Element) -> Result<()> {
    match action {
        StepAction::Look => input::look(button).await,
        StepAction::AddCandidate => address::add(journal),
        StepAction::Tested => address::tested(journal, button).await,
        StepAction::Reset => reset::step(journal, button).await,
        StepAction::Generate | StepAction::CopyPassword => reset::generate(action).await,
        StepAction::Clear => clear::clear(journal).await,
        StepAction::Preview => clear::preview().await,
        StepAction::UndoCookies => clear::put_back(journal).await,
        StepAction::Tick | StepAction::TickOpen => step::tick(journal, action, button).await,
        StepAction::Result => result(journal, button).await,
        StepAction::Updated => update::done(journal, button).await,
        StepAction::OtherPlace => place::done(journal, button).await,
        StepAction::AskSite => site::ask(journal, button).await,
        StepAction::Remind | StepAction::CancelReminder => wait::act(journal, action, button).await,
        StepAction::Next => opinion::go(button),
    }
}

/// The person says what came of a trial.
async fn result(journal: &Rc<Journal>, button: &Element) -> Result<()> {
    let trial = button.get_attribute("data-trial").and_then(|id| EventId::try_from(id).ok());
    let result = button.get_attribute("data-result").and_then(|result| result.parse().ok());
    if let (Some(trial), Some(result)) = (trial, result) {
        runtime::request(&RecordTrialResult(TrialStatement { trial, result })).await?;
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
