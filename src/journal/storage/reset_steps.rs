//! Which events come of what waited on the way to a new password: what a page
//! has told of it, or, where the pages went by too fast for anybody to look,
//! that its form went off. The ids follow from when that was, so that two who
//! write the same step write the same event.

use super::key::Stored;
use super::pending_reset::{AwaitedStep, PendingReset, ResetReply};
use crate::journal::attempts::NO_ANSWER_AFTER;
use crate::journal::event::{AddressTest, Event, EventId, Fact, ResetStep, SCHEMA};

/// What is to be done about a text under [`super::pending_reset::KEY`].
#[derive(Clone, Debug, PartialEq)]
pub struct OverdueReset {
    /// What the record does not say yet.
    pub events: Vec<Event>,
    /// The text that takes its place; `None`: nothing is waited for any more.
    pub next: Option<String>,
}

impl PendingReset {
    /// The events of a request for a mail, seen at `at` (ms since the epoch) in
    /// a zone of so many minutes east of UTC. `None`: nobody saw an answer.
    #[must_use]
    pub fn mail_events(&self, answer: Option<ResetReply>, at: i64, zone: i32) -> Vec<Event> {
        // Whether the address is registered may be learnt after the record said that nobody knows.
        let number = if answer.is_some() { 1 } else { 3 };
        let registered = answer.and_then(ResetReply::registered);
        let tested = self.mask.clone().map(|mask| (number, Fact::AddressTested(AddressTest { mask, registered })));
        let asked = (answer != Some(ResetReply::Unknown)).then_some((2, Fact::Reset(ResetStep::Asked)));
        tested.into_iter().chain(asked).map(|(number, fact)| self.event(number, at, zone, fact)).collect()
    }

    /// The events that are true although no page told: the form was seen to go off, when that was.
    #[must_use]
    pub fn unseen_events(&self, zone: i32) -> Vec<Event> {
        match self.step {
            AwaitedStep::MailSent => self.mail_events(None, self.at, zone),
            AwaitedStep::PasswordSent => vec![self.password_event(self.at, zone)],
            AwaitedStep::Mail | AwaitedStep::MailNoted | AwaitedStep::Password | AwaitedStep::Login => Vec::new(),
        }
    }

    /// The event of a new password that was sent, seen at `at` (ms since the epoch).
    #[must_use]
    pub fn password_event(&self, at: i64, zone: i32) -> Event {
        self.event(1, at, zone, Fact::Reset(ResetStep::PasswordSent))
    }

    fn event(&self, number: u64, at: i64, zone: i32, fact: Fact) -> Event {
        Event { v: SCHEMA, id: EventId::new(self.at, number), at, zone, tab: None, view: None, fact }
    }
}

/// What time alone has made of the key's text: a mail that was asked for waits
/// a minute for its answer as an attempt does, a password that went off is
/// sent, and what no page can answer any more goes. `None`: it stays as it is.
#[must_use]
pub fn due(text: &str, now: i64, zone: i32) -> Option<OverdueReset> {
    let Some(waits) = PendingReset::read(text) else { return Some(OverdueReset { events: Vec::new(), next: None }) };
    let may_be_answered = waits.may_be_answered(now);
    let next = match waits.step {
        AwaitedStep::MailSent if !(0..=NO_ANSWER_AFTER).contains(&now.saturating_sub(waits.at)) => AwaitedStep::MailNoted,
        AwaitedStep::PasswordSent => AwaitedStep::Login,
        _ if may_be_answered => return None,
        same => same,
    };
    let events = waits.unseen_events(zone);
    Some(OverdueReset { events, next: may_be_answered.then(|| PendingReset { step: next, ..waits }.write()) })
}

#[cfg(test)]
mod tests {
    use super::super::pending_reset::PATIENCE;
    use super::*;

    const MINUTE: i64 = NO_ANSWER_AFTER;

    fn waits(step: AwaitedStep, mask: Option<&str>) -> PendingReset {
        PendingReset { step, at: 1000, mask: mask.map(str::to_owned), stood: vec![7] }
    }

    fn due_at(waits: &PendingReset, now: i64) -> Option<OverdueReset> {
        due(&waits.write(), now, 540)
    }

    fn facts(events: &[Event]) -> Vec<&Fact> {
        events.iter().map(|event| &event.fact).collect()
    }

    #[test]
    fn a_mail_that_was_asked_for_waits_a_minute_for_its_answer() {
        let sent = waits(AwaitedStep::MailSent, None);
        assert_eq!(due_at(&sent, 1000 + MINUTE), None);
        let over = due_at(&sent, 1001 + MINUTE).unwrap();
        assert_eq!(facts(&over.events), [&Fact::Reset(ResetStep::Asked)]);
        assert_eq!(over.events[0].at, 1000, "when it was asked for");
        assert_eq!(over.next, Some(waits(AwaitedStep::MailNoted, None).write()));
    }

    #[test]
    fn it_is_noted_once_and_a_late_answer_is_still_heard() {
        let noted = waits(AwaitedStep::MailNoted, Some("t***@example.jp"));
        assert_eq!(due_at(&noted, 1000 + PATIENCE), None);
        assert_eq!(due_at(&noted, 1001 + PATIENCE), Some(OverdueReset { events: vec![], next: None }));
        let unseen = waits(AwaitedStep::MailSent, Some("t***@example.jp")).unseen_events(540);
        let answered = noted.mail_events(Some(ResetReply::Sent), 9000, 540);
        assert_eq!(unseen[1].id, answered[1].id, "that it was asked for is one event");
        assert_ne!(unseen[0].id, answered[0].id);
        let registered = |event: &Event| if let Fact::AddressTested(tested) = &event.fact { tested.registered } else { None };
        assert_eq!([&unseen[0], &answered[0]].map(registered), [None, Some(true)]);
    }

    #[test]
    fn what_was_seen_to_go_off_is_in_the_record_however_late_somebody_looks() {
        for now in [1001 + PATIENCE, i64::MAX, 0] {
            let over = due_at(&waits(AwaitedStep::MailSent, None), now).unwrap();
            assert_eq!((over.events.len(), over.next), (1, None), "{now}");
            let over = due_at(&waits(AwaitedStep::PasswordSent, None), now).unwrap();
            assert_eq!((facts(&over.events), over.next), (vec![&Fact::Reset(ResetStep::PasswordSent)], None), "{now}");
        }
        let over = due_at(&waits(AwaitedStep::PasswordSent, None), 1001).unwrap();
        assert_eq!(over.next, Some(waits(AwaitedStep::Login, None).write()), "what is left is to log in with it");
    }

    #[test]
    fn what_nobody_saw_going_off_is_never_made_a_step() {
        for step in [AwaitedStep::Mail, AwaitedStep::Password, AwaitedStep::Login] {
            assert_eq!(due_at(&waits(step, Some("t***@example.jp")), 1000 + PATIENCE), None, "{step:?}");
            assert_eq!(due_at(&waits(step, None), 1001 + PATIENCE), Some(OverdueReset { events: vec![], next: None }), "{step:?}");
        }
        assert_eq!(due("<b>", 1000, 540), Some(OverdueReset { events: vec![], next: None }), "not ours");
    }

    #[test]
    fn an_address_that_is_unknown_to_the_site_gets_no_mail() {
        let unknown = waits(AwaitedStep::MailSent, Some("t***@example.jp")).mail_events(Some(ResetReply::Unknown), 2000, 540);
        let tested = AddressTest { mask: "t***@example.jp".to_owned(), registered: Some(false) };
        assert_eq!(facts(&unknown), [&Fact::AddressTested(tested)]);
        assert_eq!(waits(AwaitedStep::MailSent, None).mail_events(Some(ResetReply::Unknown), 2000, 540), []);
    }
}
