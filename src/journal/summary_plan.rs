//! The record, summed up, and what is to be done because of it: all that is
//! decided about it, before anything is done. The background carries it out.

use crate::journal::attempts::deadline::{next_deadline, unanswered};
use crate::journal::attempts::pending::{self, PendingAttempt};
use crate::journal::attempts::{AttemptHistory, histories};
use crate::journal::event::Event;
use crate::journal::storage::checkpoint::Checkpoint;
use crate::journal::storage::erasure::PendingErasure;
use crate::journal::storage::key::Stored;
use crate::journal::storage::keys::{ANSWERED, CANDIDATE};
use crate::journal::storage::remembered::{Fate, RememberedAddress, fate, with};
use crate::journal::summary::{Announcement, StorageHealth, Summary};

/// A silent attempt older than this is not noted any more, in milliseconds; it counts as unanswered all the same.
const NOTED_WITHIN: i64 = 7 * 86_400_000;

/// What was read of the storage.
#[derive(Clone, Debug, Default)]
pub struct SummaryInput<'a> {
    /// The time, in milliseconds since the epoch.
    pub now: i64,
    /// Every key that is there.
    pub keys: &'a [String],
    /// The sums over the blocks that lie behind.
    pub checkpoint: Checkpoint,
    /// The events that are not in the sums: those of the last blocks, of the inbox, and those held in memory.
    pub ahead: Vec<Event>,
    /// Entries outside the sums that this version cannot read.
    pub unreadable: usize,
    /// Values that the browser could not read.
    pub lost: usize,
    /// What is about to be erased.
    pub erasing: Option<&'a PendingErasure>,
    /// What was announced to go by its age.
    pub announced: Option<Announcement>,
    /// The text of the key `waiting`, which pages write too.
    pub waiting: &'a str,
    /// Addresses that wait for the outcome of their attempt: the key, and what lies there if it is one.
    pub candidates: Vec<(String, Option<RememberedAddress>)>,
    /// Addresses with which a login worked.
    pub remembered: Vec<RememberedAddress>,
    /// Whether the person lets addresses be remembered.
    pub may_remember: bool,
}

/// What is to be done. Whatever is written is written before anything is removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SummaryPlan {
    /// The record in a few facts.
    pub summary: Summary,
    /// What the clock has to say of attempts that nothing answered. Once these
    /// are in the record, it is summed up again.
    pub notes: Vec<Event>,
    /// When the clock has to be looked at next, in milliseconds since the epoch.
    pub deadline: Option<i64>,
    /// What the key `waiting` should say; `None`: it says so.
    pub waiting: Option<Vec<PendingAttempt>>,
    /// All addresses to be remembered; `None`: there is no new one.
    pub remembered: Option<Vec<RememberedAddress>>,
    /// The keys of addresses that wait for nothing any more, to be removed once [`SummaryPlan::remembered`] is written.
    pub decided: Vec<String>,
    /// Other keys that nobody reads any more.
    pub past: Vec<String>,
}

/// Sums up, and decides.
#[must_use]
pub fn plan(input: SummaryInput<'_>) -> SummaryPlan {
    let SummaryInput { now, keys, checkpoint, ahead, unreadable, lost, erasing, .. } = input;
    let recent = checkpoint.recent(ahead);
    let histories = histories(&recent, now);
    let mut summary = checkpoint.summary(&recent, &histories, unreadable + lost);
    summary.keeping = if lost > 0 { StorageHealth::Damaged } else { StorageHealth::Well };
    summary.undo_until = erasing.map(PendingErasure::until);
    summary.expiring = input.announced;
    let (remembered, decided) = settled(input.candidates, input.remembered, input.may_remember, &histories, now);
    SummaryPlan {
        summary,
        notes: unanswered(&histories).into_iter().filter(|note| now - note.at < NOTED_WITHIN).collect(),
        deadline: next_deadline(&histories),
        waiting: corrected(input.waiting, &histories, erasing, now),
        remembered,
        decided,
        past: keys.iter().filter(|key| is_past(key, now)).cloned().collect(),
    }
}

/// Each page writes the key `waiting` as it knew it when it was loaded, and so forgets the attempts of other tabs.
fn corrected(text: &str, histories: &[AttemptHistory<'_>], erasing: Option<&PendingErasure>, now: i64) -> Option<Vec<PendingAttempt>> {
    let mut listed = pending::read(text, now);
    // An attempt that was erased waits for nothing.
    listed.retain(|w| !erasing.is_some_and(|e| e.hides(&w.attempt) || e.hides_all() && w.at <= e.at));
    let corrected = pending::corrected(&listed, histories, now);
    // What was foreign in the text goes, too.
    (corrected.write() != text).then_some(corrected)
}

/// Remembers the addresses whose login worked, drops those whose did not. What
/// was on its way when the person said no is dropped too.
fn settled(
    candidates: Vec<(String, Option<RememberedAddress>)>,
    mut remembered: Vec<RememberedAddress>,
    allowed: bool,
    histories: &[AttemptHistory<'_>],
    now: i64,
) -> (Option<Vec<RememberedAddress>>, Vec<String>) {
    let (mut decided, mut new) = (Vec::new(), false);
    for (key, address) in candidates {
        let fate = match (CANDIDATE.suffix(&key), &address) {
            (Some(attempt), Some(address)) if allowed => fate(&attempt, address.at, histories, now),
            _ => Fate::Drop,
        };
        if fate == Fate::Remember {
            remembered = address.into_iter().fold(remembered, with);
            new = true;
        }
        if fate != Fate::Waits {
            decided.push(key);
        }
    }
    (new.then_some(remembered), decided)
}

fn is_past(key: &str, now: i64) -> bool {
    ANSWERED.suffix(key).is_some_and(|attempt| pending::is_past(&attempt, now))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::journal::EventId;
    use crate::journal::attempts::NO_ANSWER_AFTER;
    use crate::journal::attempts::pending::PATIENCE;
    use crate::journal::attempts::tests::{attempt, page};
    use crate::journal::event::{FormKind, Outcome};
    use crate::journal::storage::erasure::ErasureScope;

    fn listed(event: &Event) -> PendingAttempt {
        PendingAttempt { attempt: event.id.clone(), at: event.at, tab: event.tab, is_first_step: false }
    }

    fn address(at: i64) -> RememberedAddress {
        RememberedAddress { at, digest: "0f".repeat(16), mask: "t***@example.jp".to_owned() }
    }

    #[test]
    fn an_empty_storage_asks_for_nothing() {
        assert_eq!(plan(SummaryInput::default()), SummaryPlan::default());
    }

    #[test]
    fn an_attempt_is_listed_and_its_minute_watched() {
        let tried = attempt(1000, Some(1), "a");
        let planned = plan(SummaryInput { now: 2000, ahead: vec![tried.clone()], ..SummaryInput::default() });
        assert_eq!((planned.deadline, planned.notes), (Some(1001 + NO_ANSWER_AFTER), vec![]));
        assert_eq!(planned.waiting, Some(vec![listed(&tried)]));
        let waiting = vec![listed(&tried)].write();
        let again = plan(SummaryInput { now: 2000, ahead: vec![tried], waiting: &waiting, ..SummaryInput::default() });
        assert_eq!(again.waiting, None, "it says so already");
    }

    #[test]
    fn silence_is_noted_once_and_not_after_a_week() {
        let tried = attempt(1000, Some(1), "a");
        let at = |now, ahead: &[Event]| plan(SummaryInput { now, ahead: ahead.to_vec(), ..SummaryInput::default() });
        let silent = at(1001 + NO_ANSWER_AFTER, std::slice::from_ref(&tried));
        assert_eq!((silent.notes.len(), silent.deadline), (1, None));
        assert_eq!(silent.summary.last_outcome, Some(Outcome::NoAnswer), "whether or not the note can be written");
        let noted = at(1001 + NO_ANSWER_AFTER, &[tried.clone(), silent.notes[0].clone()]);
        assert_eq!((noted.notes.len(), noted.summary.last_outcome), (0, Some(Outcome::NoAnswer)));
        assert_eq!(at(silent.notes[0].at + NOTED_WITHIN, &[tried]).notes, []);
    }

    #[test]
    fn what_is_erased_waits_for_nothing_and_what_came_later_does() {
        let (old, new) = (attempt(1000, Some(1), "a"), attempt(3000, Some(2), "b"));
        let waiting = vec![listed(&old), listed(&new)].write();
        let waits = |what| {
            let erasing = PendingErasure { at: 2000, what };
            let input = SummaryInput { now: 4000, erasing: Some(&erasing), waiting: &waiting, ..SummaryInput::default() };
            let planned = plan(input);
            assert_eq!(planned.summary.undo_until, Some(erasing.until()));
            planned.waiting
        };
        assert_eq!(waits(ErasureScope::All { last: None, keys: vec![] }), Some(vec![listed(&new)]));
        assert_eq!(waits(ErasureScope::Events(HashSet::from([new.id.clone()]))), Some(vec![listed(&old)]));
    }

    #[test]
    fn lines_of_strangers_go_out_of_the_list() {
        let planned = |waiting| plan(SummaryInput { now: 5, waiting, ..SummaryInput::default() }).waiting;
        assert_eq!((planned("<b> 1 2\n"), planned("")), (Some(vec![]), None));
    }

    #[test]
    fn only_the_address_of_a_login_is_remembered_and_only_after_a_yes() {
        let (inside, refused, open) = (attempt(1000, Some(1), "a"), attempt(2000, Some(2), "b"), attempt(3000, Some(3), "c"));
        let key = |event: &Event| CANDIDATE.key(&event.id).as_ref().to_owned();
        let foreign = format!("{}<b>", CANDIDATE.prefix());
        let candidates = vec![
            (key(&inside), Some(address(1000))),
            (key(&refused), Some(address(2000))),
            (key(&open), Some(address(3000))),
            (foreign.clone(), Some(address(1))),
        ];
        let answers = [page(1500, Some(1), FormKind::None, Some(true)), page(2500, Some(2), FormKind::SignIn, None)];
        let ahead: Vec<Event> = [inside.clone(), refused.clone(), open.clone()].into_iter().chain(answers).collect();
        let with = |may_remember| {
            plan(SummaryInput { now: 4000, ahead: ahead.clone(), candidates: candidates.clone(), may_remember, ..SummaryInput::default() })
        };
        let yes = with(true);
        assert_eq!(yes.remembered, Some(vec![address(1000)]));
        assert_eq!(yes.decided, [key(&inside), key(&refused), foreign.clone()]);
        let no = with(false);
        assert_eq!((no.remembered, no.decided), (None, vec![key(&inside), key(&refused), key(&open), foreign]));
    }

    #[test]
    fn that_an_attempt_is_answered_is_kept_as_long_as_it_could_be_listed() {
        let keys =
            [ANSWERED.key(&EventId::new(1000, 1)).as_ref().to_owned(), "waiting".to_owned(), "in:00000000001-0000000000001".to_owned()];
        let past = |now| plan(SummaryInput { now, keys: &keys, ..SummaryInput::default() }).past;
        assert_eq!((past(1000 + PATIENCE), past(1001 + PATIENCE)), (vec![], vec![keys[0].clone()]));
    }

    #[test]
    fn what_cannot_be_read_is_counted_and_told() {
        let planned = plan(SummaryInput { unreadable: 2, lost: 1, ..SummaryInput::default() });
        assert_eq!((planned.summary.unreadable, planned.summary.keeping), (3, StorageHealth::Damaged));
    }
}
