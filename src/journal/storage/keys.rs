//! Every key that the extension writes in the browser's storage, once.
//!
//! Scripts that read keys without the engine import them by name from what the
//! build makes of [`FOR_SCRIPTS`]; no script writes one out.

use super::blocks::Entries;
use super::checkpoint::Checkpoint;
use super::cleared_tab::ClearedTab;
use super::draft::LetterDraft;
use super::erasure::PendingErasure;
use super::key::{Json, Key, KeyPrefix, SessionKey, Stored};
use super::pending_reset::PendingReset;
use super::picture::PngAddress;
use super::pointed::PointedPlace;
use super::remembered::RememberedAddress;
use super::removed_cookies::RemovedCookies;
use super::retention::RetentionState;
use super::settings::Settings;
use super::standing_texts::StandingTexts;
use crate::journal::attempts::pending::{self, PendingAttempt};
use crate::journal::summary::Summary;
use crate::journal::{Event, EventId};

/// An event that was just written and is in no block yet.
pub const INBOX: KeyPrefix<EventId, Event> = KeyPrefix::new("in:");
/// Events in the order in which they were folded; six digits follow.
pub const BLOCK: KeyPrefix<u32, Entries> = KeyPrefix::new("block:");
/// Sums over all sealed blocks but the last two.
pub const CHECKPOINT: Key<Checkpoint> = Key::new("checkpoint");
/// The summary that was made last.
pub const SUMMARY: Key<Summary> = Key::new("summary");
/// How many messages were dropped because they were not understood or not allowed.
pub const DROPPED: Key<u64> = Key::new("dropped");
/// The picture of an event, if it is kept.
pub const PICTURE: KeyPrefix<EventId, PngAddress> = KeyPrefix::new("picture:");
/// What is about to be erased, and can still be brought back.
pub const ERASING: Key<PendingErasure> = Key::new("erasing");
/// For how long the record is kept, and what was announced.
pub const KEEP: Key<RetentionState> = Key::new("keep");

/// Which attempts wait for their outcome, oldest first: the first key that a page reads.
pub const WAITING: Key<Vec<PendingAttempt>> = Key::new("waiting");
/// That an attempt is answered, written together with the answer: [`WAITING`] has
/// several writers and may list it again, while this key only ever appears.
pub const ANSWERED: KeyPrefix<EventId, ()> = KeyPrefix::new("answered:");
/// Which tab was just cleared: its next page shows what that did.
pub const CLEARED: Key<ClearedTab> = Key::new("cleared");
/// Which texts stand on a host anyway and which were answers.
pub const USUAL: KeyPrefix<str, StandingTexts> = KeyPrefix::new("usual:");
/// Where the person has pointed on a host.
pub const POINTED: KeyPrefix<str, Vec<PointedPlace>> = KeyPrefix::new("pointed:");
/// What waits on the way to a new password.
pub const RESETTING: Key<PendingReset> = Key::new("resetting");

/// What the person has set.
pub const SETTINGS: Key<Settings> = Key::new("settings");
/// The person's answer to whether addresses may be remembered, until it is one of the settings.
pub const REMEMBER: Key<bool> = Key::new("remember");
/// Addresses with which a login worked.
pub const REMEMBERED: Key<Vec<RememberedAddress>> = Key::new("remembered");
/// The address of an attempt, beside the attempt, until its outcome is known.
pub const CANDIDATE: KeyPrefix<EventId, RememberedAddress> = KeyPrefix::new("candidate:");
/// The letter that is being written. It may name the person: it is in no event,
/// and goes when the letter was sent or everything is erased.
pub const DRAFT: Key<LetterDraft> = Key::new("draft");

/// What a torn store is filled with until it begins anew.
pub const FILLER: Key<String> = Key::new("filler");
/// That the store is torn, for as long as the browser runs.
pub const TORN: SessionKey<()> = SessionKey::new("torn");

/// Cookies that were removed and can be put back; `C`: a cookie as the browser gives it.
#[must_use]
pub const fn removed_cookies<C>() -> SessionKey<RemovedCookies<C>> {
    SessionKey::new("removed-cookies")
}

/// The names of all of these; a family by its beginning, which ends in `:`.
pub const ALL: [&str; 21] = [
    INBOX.prefix(),
    BLOCK.prefix(),
    CHECKPOINT.name(),
    SUMMARY.name(),
    DROPPED.name(),
    PICTURE.prefix(),
    ERASING.name(),
    KEEP.name(),
    WAITING.name(),
    ANSWERED.prefix(),
    CLEARED.name(),
    USUAL.prefix(),
    POINTED.prefix(),
    RESETTING.name(),
    SETTINGS.name(),
    REMEMBER.name(),
    REMEMBERED.name(),
    CANDIDATE.prefix(),
    DRAFT.name(),
    FILLER.name(),
    TORN.name(),
];

/// The keys that scripts read, by the names under which they import them.
pub const FOR_SCRIPTS: [(&str, &str); 8] = [
    ("WAITING", WAITING.name()),
    ("ANSWERED", ANSWERED.prefix()),
    ("CLEARED", CLEARED.name()),
    ("USUAL", USUAL.prefix()),
    ("POINTED", POINTED.prefix()),
    ("RESETTING", RESETTING.name()),
    ("SETTINGS", SETTINGS.name()),
    ("REMEMBERED", REMEMBERED.name()),
];

impl Json for Summary {}

/// Lines as [`pending`] writes them, however old; lines that are not ours are left out.
impl Stored for Vec<PendingAttempt> {
    fn read(text: &str) -> Option<Self> {
        Some(pending::read_all(text))
    }

    fn write(&self) -> String {
        pending::write(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_keys_are_the_same_and_none_is_of_a_family_by_chance() {
        let all: Vec<&str> = ALL.into_iter().chain([removed_cookies::<()>().name()]).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        for family in all.iter().filter(|key| key.ends_with(':')) {
            assert!(all.iter().all(|key| key == family || !key.starts_with(family)), "{family}");
        }
        for (name, key) in FOR_SCRIPTS {
            assert!(all.contains(&key) && name.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        }
    }

    #[test]
    fn what_waits_is_read_however_old_it_is() {
        let all = vec![PendingAttempt { attempt: EventId::new(5, 1), at: 5, tab: Some(3), is_first_step: false }];
        let (name, text) = WAITING.with(&all);
        assert_eq!((name.as_str(), Vec::read(&text)), ("waiting", Some(all)));
        assert_eq!(Vec::<PendingAttempt>::read("x y z"), Some(Vec::new()));
    }
}
