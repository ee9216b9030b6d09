//! Reminders whose time has come: what each is about, and a button that ends it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::dates;
use super::dom::{Piece, button, clicked, on, piece};
use super::sentences::{Look, icon, say};
use crate::journal::EventId;
use crate::journal::event::{Reminder, ReminderEnd};
use crate::protocol::remedies::EndReminder;
use crate::webext::i18n::{text, text_with};
use crate::webext::runtime;

/// A notice for each that is due.
pub(super) fn notices(reminders: &[(EventId, Reminder)]) -> Vec<Piece> {
    let due = reminders.iter().filter(|(_, reminder)| reminder.due <= dates::now());
    due.map(|(id, reminder)| {
        let words = text_with("reminder_due", &[&say("about", &reminder.about)]);
        let sentence = piece("p").class("sentence").with(icon(Look::Info)).with(piece("span").text(words));
        let set_for = piece("p").class("small").text(dates::minute(reminder.due));
        let seen = button("second", "reminder_seen_do").attr("data-reminder", id.as_str());
        piece("div").class("notice info").with(sentence).with(set_for).with(seen)
    })
    .collect()
}

/// Makes the buttons work; `after` is called when a reminder is over.
pub(super) fn bind(place: &Element, after: impl Fn() + 'static) {
    let after = Rc::new(after);
    on(place, "click", move |event| {
        let Some(button) = clicked(event, "[data-reminder]") else { return };
        let Some(reminder) = button.get_attribute("data-reminder").and_then(|id| EventId::try_from(id).ok()) else { return };
        let after = Rc::clone(&after);
        spawn_local(async move {
            let ended = ReminderEnd { reminder, cancelled: false };
            if runtime::request(&EndReminder(ended)).await.is_ok() {
                after();
            } else {
                button.set_text_content(Some(&text("not_done")));
            }
        });
    });
}
