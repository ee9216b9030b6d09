//! Everything that happened, by its date, the oldest first: as it is told to
//! somebody who was not there.

use crate::journal::event::Fact;
use crate::report::description::{Description, tell};
use crate::report::export::html::{events_table, row, section};
use crate::report::letter::Case;
use crate::report::markup::Element;

/// The section; none without an event.
pub(super) fn section_of(case: &Case<'_>) -> Option<Element> {
    let (record, words) = (case.record, &case.words);
    // Reminders are between the person and the browser.
    let shown = |position: &usize| !matches!(record.events[*position].fact, Fact::Reminder(_) | Fact::ReminderEnded(_));
    let rows = (0..record.events.len()).filter(shown).map(|position| row(record, position, &told(case, position), words));
    (!record.events.is_empty()).then(|| section("packet_history", words).with(events_table(rows, words)))
}

/// An event in words; what stands whole in a section of its own is only named.
fn told(case: &Case<'_>, position: usize) -> Description {
    let event = &case.record.events[position];
    let told = tell(case.record, position, &case.words);
    match &event.fact {
        Fact::Reply(reply) => Description { more: vec![case.recalled(&reply.when, event.zone)], ..told },
        Fact::Terms(_) => Description { more: Vec::new(), ..told },
        _ => told,
    }
}
