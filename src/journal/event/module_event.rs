//! An event as a module writes it that is injected beside the engine: the JSON
//! of [`super::Event`], without the code for all the facts that the module never
//! writes. (The engine writes its own by hand, see [`super::json`].)

use serde::Serialize;

use super::{EventId, Reminder, SCHEMA, SiteMessage, Trial};

/// What the panel writes down.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromPanel {
    /// [`super::Fact::Trial`]
    Trial(Trial),
    /// [`super::Fact::Reminder`]
    Reminder(Reminder),
}

/// What is written down when somebody has pointed at it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromPointing {
    /// [`super::Fact::SiteMessage`]
    SiteMessage(SiteMessage),
}

/// The text to store of an event made at `at` (ms since the epoch), in a zone of so many minutes east of UTC.
#[must_use]
pub fn to_json(id: &EventId, at: i64, zone: i32, fact: &impl Serialize) -> String {
    #[derive(Serialize)]
    struct ModuleEvent<'a, F> {
        v: u32,
        id: &'a EventId,
        at: i64,
        zone: i32,
        fact: &'a F,
    }
    serde_json::to_string(&ModuleEvent { v: SCHEMA, id, at, zone, fact }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{About, Event, Fact, Remedy};
    use super::*;

    #[test]
    fn whoever_reads_sees_an_event_like_any_other() {
        let trial = Trial { remedy: Remedy::CheckInput, variant: None, when: None };
        let reminder = Reminder { about: About::TryAgain, due: 5 };
        let said = SiteMessage { text: "「ご確認ください」".into(), ..SiteMessage::default() };
        let id = EventId::new(5, 6);
        let written = [
            (to_json(&id, 5, 540, &FromPanel::Trial(trial.clone())), Fact::Trial(trial)),
            (to_json(&id, 5, 540, &FromPanel::Reminder(reminder)), Fact::Reminder(reminder)),
            (to_json(&id, 5, 540, &FromPointing::SiteMessage(said.clone())), Fact::SiteMessage(said)),
        ];
        for (text, fact) in written {
            let event = Event { v: SCHEMA, id: id.clone(), at: 5, zone: 540, tab: None, view: None, fact };
            assert_eq!(text, event.to_json());
        }
    }
}
