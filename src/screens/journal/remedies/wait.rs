//! Waiting: for how long, by the evidence, and a reminder.

use crate::screens::action::StepAction;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{Current, Step, say_near};
use crate::journal::EventId;
use crate::journal::event::{About, Event, Fact, Reminder, ReminderEnd};
use crate::protocol::remedies::{EndReminder, SetReminder};
use crate::screens::dom::{Piece, button, by_id, piece, show, update};
use crate::screens::journal::{Journal, gather};
use crate::screens::sentences::say;
use crate::screens::{Result, dates};
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

pub(super) const STEP: Step = Step { pieces, render };

fn pieces() -> Vec<Piece> {
    let when = piece("input").attr("type", "datetime-local").attr("id", "remind-when");
    let label = piece("label").with(piece("span").text(text("remind_when"))).with(when);
    vec![
        piece("div").attr("id", "wait-advice"),
        piece("div").class("fields").with(label).with(button("main", "remind").does(StepAction::Remind)),
        piece("p").class("small").text(text("remind_what")),
        piece("ul").class("tried").attr("id", "reminders").attr("hidden", ""),
    ]
}

/// Sets a reminder, or takes one back.
pub(super) async fn act(journal: &Rc<Journal>, action: StepAction, button: &Element) -> Result<()> {
    if action == StepAction::CancelReminder {
        if let Some(reminder) = button.get_attribute("data-reminder").and_then(|id| EventId::try_from(id).ok()) {
            runtime::request(&EndReminder(ReminderEnd { reminder, cancelled: true })).await?;
            gather(journal, 0);
        }
        return Ok(());
    }
    let field = by_id("remind-when")?.unchecked_into::<HtmlInputElement>();
    let due = dates::of_field(&field.value()).filter(|due| *due > dates::now());
    let Some(due) = due else {
        say_near(button, &text("remind_later_please"));
        return Ok(());
    };
    runtime::request(&SetReminder(Reminder { about: About::TryAgain, due })).await?;
    say_near(button, &text_with("remind_set", &[&dates::minute(due)]));
    gather(journal, 0);
    Ok(())
}

/// Says how long to wait, and lists the reminders that are set.
fn render(_: &Journal, current: &Current<'_>) -> Result<()> {
    let advice = &current.advice;
    let mut lines: Vec<Piece> = Vec::new();
    if let Some(wait) = &advice.wait {
        let words = text_with(&crate::report::key("wait", &wait.why), &[&dates::minute(wait.from)]);
        lines.push(piece("p").class("strong").text(words));
        let field = by_id("remind-when")?.unchecked_into::<HtmlInputElement>();
        if field.value().is_empty() {
            field.set_value(&dates::for_field(wait.from));
        }
    }
    lines.extend(
        (advice.last_hour > 0 && !advice.slow_down)
            .then(|| piece("p").text(text_with("attempts_last_hour", &[&advice.last_hour.to_string()]))),
    );
    lines.extend(advice.slow_down.then(|| piece("p").text(text_with("advice_slow_down", &[&advice.last_hour.to_string()]))));
    update(&by_id("wait-advice")?, &lines)?;
    let rows: Vec<Piece> = pending(&current.record.events).into_iter().map(row).collect();
    let list = by_id("reminders")?;
    show(&list, !rows.is_empty());
    update(&list, &rows)
}

fn row((id, reminder): (&EventId, &Reminder)) -> Piece {
    let words = [dates::minute(reminder.due), say("about", &reminder.about)].join(&text("list_dot"));
    let cancel = button("plain", "remind_cancel").does(StepAction::CancelReminder).attr("data-reminder", id.as_str());
    piece("li").with(piece("span").text(words)).with(cancel)
}

/// Reminders that were set and are not over.
fn pending(events: &[Event]) -> Vec<(&EventId, &Reminder)> {
    let over = |id: &EventId| events.iter().any(|event| matches!(&event.fact, Fact::ReminderEnded(ended) if ended.reminder == *id));
    let set = events.iter().filter_map(|event| if let Fact::Reminder(reminder) = &event.fact { Some((&event.id, reminder)) } else { None });
    set.filter(|(id, _)| !over(id)).collect()
}
